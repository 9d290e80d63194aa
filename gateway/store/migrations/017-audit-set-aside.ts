import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `create table audit_set_aside (
    tenant text not null, number integer not null, trouble text not null, next_at timestamptz not null,
    primary key (tenant, number))`,
];

/** Entries that the Audit Record Repository refuses although it takes later ones: offered again, and counted until it has them. */
export const auditSetAside: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
