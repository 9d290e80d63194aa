import type { Database } from '../store/database.ts';
import { beginning, chainHash, entries, type LedgerRow } from './ledger.ts';

export type Verified =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  | { readonly intact: false; readonly firstBroken: number; readonly why: string };

/** Computes a tenant's chain again and names the first entry that does not fit. */
export async function verify(db: Database, tenant: string): Promise<Verified> {
  let number = 0;
  let head = beginning;
  for await (const row of entries(db, tenant)) {
    number += 1;
    const why = fault(row, number, head);
    if (why !== undefined) return { intact: false, firstBroken: number, why };
    head = row.hash;
  }
  const promised = await highestPromised(db, tenant);
  if (promised > number) {
    return {
      intact: false,
      firstBroken: number + 1,
      why: `It was written (a concern names entry ${promised}) and is gone.`,
    };
  }
  return { intact: true, entries: number, head };
}

function fault(row: LedgerRow, number: number, head: string): string | undefined {
  if (row.number !== number) return 'It is missing.';
  if (row.previous_hash !== head) return 'It does not follow from the entry before it.';
  const hash = chainHash({ previousHash: head, tenant: row.tenant, number, entry: row.entry });
  return row.hash === hash ? undefined : 'Its content was altered.';
}

/** The highest entry number that a concern was told: an end that was cut off is noticed by it. */
async function highestPromised(db: Database, tenant: string): Promise<number> {
  const row = await db
    .selectFrom('concerns')
    .select(({ fn }) => fn.max('ledger_entry').as('highest'))
    .where('tenant', '=', tenant)
    .executeTakeFirst();
  return row?.highest ?? 0;
}
