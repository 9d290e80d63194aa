import { sql } from 'kysely';
import type { Database } from './database.ts';
import { concernRow, versionRow } from './concerns.ts';

/** The parts of a row's key, as text. */
export type RowKey = Readonly<Record<string, string>>;

/** A column that holds sealed text. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** Columns that name a row. */
  readonly key: readonly string[];
  /** Also read, because the row's name is made of it. */
  readonly also?: readonly string[];
  /** What the text was sealed for: see `Seal`. */
  readonly rowName: (row: RowKey) => string;
  /** The database refuses to change a row of it, whoever asks. */
  readonly kept?: true;
}

const named = (prefix: string, ...columns: readonly string[]): Pick<SealedColumn, 'key' | 'rowName'> => ({
  key: columns,
  rowName: (row) => [prefix, ...columns.map((column) => row[column] ?? '')].join('/'),
});

/** Every column that holds sealed text: what a change of keys has to go through. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'secrets', column: 'sealed', key: ['name'], rowName: ({ name = '' }) => name },
  { table: 'sessions', column: 'sealed', ...named('sessions', 'token_hash') },
  { table: 'nhs_sign_ins', column: 'sealed', ...named('nhs-sign-ins', 'token_hash') },
  { table: 'look_ups', column: 'sealed', ...named('look-ups', 'id') },
  { table: 'look_ups', column: 'asked_by', key: ['id'], rowName: ({ id = '' }) => `look-ups/${id}/by` },
  { table: 'team_told', column: 'sealed', ...named('team-told', 'tenant', 'child_key', 'appointment_key') },
  { table: 'other_checks', column: 'sealed', ...named('other-checks', 'id') },
  {
    table: 'concerns',
    column: 'sealed',
    key: ['tenant', 'id'],
    rowName: ({ tenant = '', id = '' }) => concernRow(tenant, id),
  },
  {
    table: 'concerns',
    column: 'record_outcome',
    key: ['tenant', 'id'],
    also: ['reference'],
    rowName: ({ tenant = '', reference = '' }) => `concern-outcomes/${tenant}/${reference}`,
  },
  {
    table: 'concern_versions',
    column: 'sealed',
    key: ['tenant', 'concern', 'number'],
    rowName: ({ tenant = '', concern: of = '', number }) => versionRow(tenant, of, Number(number)),
    kept: true,
  },
  {
    table: 'concern_happenings',
    column: 'sealed',
    ...named('concern-happenings', 'tenant', 'concern', 'id'),
    kept: true,
  },
  { table: 'concern_calls', column: 'sealed', ...named('concern-calls', 'tenant', 'concern', 'content_key') },
  {
    table: 'call_settlements',
    column: 'sealed',
    ...named('call-settlements', 'tenant', 'concern', 'id'),
    kept: true,
  },
  { table: 'drafts', column: 'sealed', ...named('drafts', 'tenant', 'user_key', 'child_key') },
  {
    table: 'acknowledgements',
    column: 'sealed',
    key: ['id'],
    also: ['tenant', 'child_key'],
    rowName: ({ tenant = '', child_key: child = '' }) => `acknowledgements/${tenant}/${child}`,
  },
  { table: 'register_children', column: 'sealed', ...named('register-children', 'tenant', 'child') },
  {
    table: 'rule_acts',
    column: 'sealed',
    key: ['position'],
    also: ['tenant', 'kind', 'id', 'number'],
    rowName: ({ tenant = '', kind = '', id = '', number = '' }) =>
      `rule-acts/${tenant}/${kind}/${id}/${number}`,
    kept: true,
  },
];

/** Ids of the keys that seal what is stored, each with how many texts it seals. Reads every one of them. */
export async function keysInUse(db: Database): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, column } of sealedColumns) {
    const { rows } = await sql<{ key: string; count: string }>`
      select substr(${sql.ref(column)}, 1, 8) as key, count(*)::text as count from ${sql.table(table)}
      where ${sql.ref(column)} is not null group by 1`.execute(db);
    for (const { key, count } of rows) counts.set(key, (counts.get(key) ?? 0) + Number(count));
  }
  return counts;
}
