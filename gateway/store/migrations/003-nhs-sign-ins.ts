import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  // A sign-in goes with the session that it belongs to.
  `create table nhs_sign_ins (
    token_hash text primary key references sessions (token_hash) on delete cascade,
    state_hash text unique, state_until timestamptz, claim text, claim_until timestamptz, sealed text not null)`,
];

export const nhsSignIns: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
