import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `create function refuse_ledger_change() returns trigger language plpgsql as $$
  begin
    raise exception 'The ledger is append-only: % refused.', tg_op;
  end $$`,
  `create trigger ledger_keeps_rows before update or delete on ledger
    for each row execute function refuse_ledger_change()`,
  `create trigger ledger_keeps_table before truncate on ledger
    for each statement execute function refuse_ledger_change()`,
];

/** The database itself refuses to change or remove an entry, whoever asks. */
export const appendOnlyLedger: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
