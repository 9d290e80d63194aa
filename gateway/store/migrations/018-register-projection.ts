import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `alter table register add column projection integer not null default 1`,
  `create table register_made (
    projection integer primary key, made_at timestamptz not null default current_timestamp)`,
];

/**
 * By which version of the projection a line of the register was made, and whether all were made by it once. A process from
 * before says nothing, and makes lines of the first.
 */
export const registerProjection: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
