import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `alter table drafts add column offer uuid unique`,
  `create table drafts_taken (
    tenant text not null, user_key text not null, child_key text not null, taken_at timestamptz not null,
    primary key (tenant, user_key, child_key))`,
];

/** A draft that was offered to colleagues, and that somebody took it: its giver's open page must not save it anew. */
export const draftHandOver: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
