import { sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import { sealedColumns, type RowKey, type SealedColumn } from './sealed-columns.ts';
import type { Tables } from './tables.ts';

const atOnce = 200;

/** How far a column is. */
export interface Resealed {
  readonly table: string;
  readonly column: string;
  readonly rows: number;
}

/**
 * Seals everything anew with the first key, as the owner of the tables, a few hundred rows a transaction: what was done
 * stays done when it is interrupted, and gateways work on meanwhile. A row that changes while it is read is waited for, and
 * what a gateway keeps meanwhile is sealed by whichever key is that gateway's first. Throws when a text does not open.
 */
export async function reseal(
  owner: Database,
  seal: Pick<Seal, 'open' | 'close' | 'sealsWith'>,
  told: (done: Resealed) => void,
): Promise<number> {
  let all = 0;
  for (const of of sealedColumns) {
    let rows = 0;
    for (let after: RowKey | undefined | 'end'; after !== 'end';) {
      const from: RowKey | undefined = after;
      const page: RowKey[] = await owner.transaction().execute((tx) => resealPage(tx, seal, of, from));
      rows += page.length;
      after = page.at(-1) ?? 'end';
    }
    if (rows > 0) told({ table: of.table, column: of.column, rows });
    all += rows;
  }
  return all;
}

/** The next rows that another key seals; answers those that were sealed anew. */
async function resealPage(
  tx: Transaction<Tables>,
  seal: Pick<Seal, 'open' | 'close' | 'sealsWith'>,
  { table, column, key, also = [], rowName, kept }: SealedColumn,
  after: RowKey | undefined,
): Promise<RowKey[]> {
  const refs = (columns: readonly string[]) => sql.join(columns.map((name) => sql.ref(name)));
  const texts = sql.join([...key, ...also].map((name) => sql`${sql.ref(name)}::text as ${sql.ref(name)}`));
  // Nobody else writes to the table while it lets its rows be changed; reading goes on.
  if (kept) await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx);
  const beyond =
    after === undefined
      ? sql``
      : sql`and (${refs(key)}) > (${sql.join(key.map((name) => sql`${after[name]}`))})`;
  const { rows } = await sql<RowKey & { readonly sealed: string }>`
    select ${texts}, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(column)} is not null and substr(${sql.ref(column)}, 1, 8) <> ${seal.sealsWith()} ${beyond}
    order by ${refs(key)} limit ${atOnce} for update`.execute(tx);
  for (const row of rows) {
    const name = rowName(row);
    const anew = seal.close(name, seal.open(name, row.sealed));
    const where = sql.join(
      key.map((part) => sql`${sql.ref(part)} = ${row[part]}`),
      sql` and `,
    );
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${anew} where ${where}`.execute(tx);
  }
  if (kept) await sql`alter table ${sql.table(table)} enable trigger user`.execute(tx);
  return rows;
}
