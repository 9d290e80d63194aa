import type { Database } from '../store/database.ts';
import { beginning, chainHash } from './ledger.ts';
import { projection, registerRow } from './project.ts';

export type Verified =
  | {
      readonly intact: true;
      readonly entries: number;
      /** Hash of the last entry. */
      readonly head: string;
      /** When the first and the last were recorded; absent while there is none. */
      readonly from?: Date;
      readonly to?: Date;
      /** Lines of the register that another version made: not compared, and made again when the gateway next starts. */
      readonly toMakeAgain: number;
    }
  | { readonly intact: false; readonly firstBroken: number; readonly why: string };

/**
 * Computes a tenant's chain again, and from each entry the line that the register shows of it, and names the first entry
 * that does not fit. A line is compared with what the version that made it computes: of another version's lines only the
 * entries are checked, and how many lines there are is told. Entries that are written while it runs are not waited for.
 */
export async function verify(db: Database, tenant: string): Promise<Verified> {
  const promised = await promisedOf(db, tenant);
  let number = 0;
  let toMakeAgain = 0;
  let head = beginning;
  let from: Date | undefined;
  let to: Date | undefined;
  for await (const row of rowsOf(db, tenant)) {
    number += 1;
    const why = fault(row, number, head);
    if (why !== undefined) return { intact: false, firstBroken: number, why };
    head = row.hash;
    if (row.projection !== projection) toMakeAgain += 1;
    from ??= row.recorded_at;
    to = row.recorded_at;
  }
  const [least] = promised.filter(({ entry }) => entry > number);
  if (least !== undefined) {
    return { intact: false, firstBroken: number + 1, why: `It was written (${least.by}) and is gone.` };
  }
  return {
    intact: true,
    entries: number,
    head,
    toMakeAgain,
    ...(from === undefined || to === undefined ? {} : { from, to }),
  };
}

type Row = Awaited<ReturnType<typeof pageAfter>>[number];

async function* rowsOf(db: Database, tenant: string): AsyncGenerator<Row> {
  let after = 0;
  for (;;) {
    const page = await pageAfter(db, tenant, after);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

/** The next thousand entries, each with the line that the register shows of it. */
const pageAfter = (db: Database, tenant: string, after: number) =>
  db
    .selectFrom('ledger')
    .leftJoin('register', (join) =>
      join.onRef('register.tenant', '=', 'ledger.tenant').onRef('register.number', '=', 'ledger.number'),
    )
    .selectAll('ledger')
    .select(['at', 'day', 'kind', 'child', 'person', 'without_consent', 'counted', 'line', 'projection'])
    .where('ledger.tenant', '=', tenant)
    .where('ledger.number', '>', after)
    .orderBy('ledger.number')
    .limit(1000)
    .execute();

function fault(row: Row, number: number, head: string): string | undefined {
  if (row.number !== number) return 'It is missing.';
  if (row.previous_hash !== head) return 'It does not follow from the entry before it.';
  const hash = chainHash({ previousHash: head, tenant: row.tenant, number, entry: row.entry });
  if (row.hash !== hash) return 'Its content was altered.';
  const event = JSON.parse(row.entry) as fhir4.AuditEvent;
  if (row.recorded_at.getTime() !== Date.parse(event.recorded)) return 'The time kept beside it was altered.';
  if (row.line === null) return 'The register does not show it.';
  if (row.projection !== projection) return undefined;
  return shownAs(row, registerRow(row.tenant, number, event))
    ? undefined
    : 'The register does not show it as it was written.';
}

const columns = ['day', 'kind', 'child', 'person', 'without_consent', 'counted', 'line'] as const;

const shownAs = (row: Row, line: ReturnType<typeof registerRow>): boolean =>
  row.at?.getTime() === new Date(line.at).getTime() &&
  columns.every((column) => row[column] === line[column]);

interface Promised {
  readonly entry: number;
  readonly by: string;
}

/** What else names entries of the ledger: an end that was cut off is noticed by it. */
async function promisedOf(db: Database, tenant: string): Promise<readonly Promised[]> {
  const highest = async (
    table: 'concerns' | 'register' | 'audit_forwarding',
    column: 'ledger_entry' | 'number' | 'sent_through',
  ): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.max<number | null>(column).as('highest'))
      .where('tenant', '=', tenant)
      .executeTakeFirst();
    return row?.highest ?? 0;
  };
  const concern = await highest('concerns', 'ledger_entry');
  const shown = await highest('register', 'number');
  const sent = await highest('audit_forwarding', 'sent_through');
  return [
    { entry: concern, by: `a concern names entry ${concern}` },
    { entry: shown, by: `the register shows entry ${shown}` },
    { entry: sent, by: `the Audit Record Repository was given entry ${sent}` },
  ];
}
