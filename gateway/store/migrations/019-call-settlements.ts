import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `create table call_settlements (
    tenant text not null, concern uuid not null, id uuid not null, user_key text not null,
    content_key text not null, sealed text not null, settled_at timestamptz not null,
    primary key (tenant, concern, id))`,
  `create trigger call_settlements_stay before update on call_settlements
    for each row execute function refuse_concern_change()`,
];

/** What became of calls whose concern was never written here. */
export const callSettlements: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
