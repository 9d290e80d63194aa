import { sql, type Kysely, type Migration } from 'kysely';

/** 30 days, as hours: a day of a calendar would depend on the time zone of the database. */
const thirtyDays = `interval '720 hours'`;

const statements = [
  // A process of the version before this one may still write rows while this one starts.
  `alter table acknowledgements add column until timestamptz not null default now() + ${thirtyDays}`,
  `update acknowledgements set until = at + ${thirtyDays}`,
];

/** What was acknowledged before there was a choice is quiet for 30 days from when that was. */
export const acknowledgementsEnd: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
