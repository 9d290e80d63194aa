import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `create table cds_tokens (token_key text primary key, until timestamptz not null)`,
  `create index cds_tokens_until on cds_tokens (until)`,
  `create table cds_cards (
    card uuid primary key, tenant text not null, issuer text not null, service text not null, hook text not null,
    child_key text not null, visit_key text not null, rule text, version text, day text not null,
    shown_at timestamptz not null, opened_at timestamptz,
    outcome text check (outcome in ('accepted', 'overridden')), reason text, outcome_at timestamptz)`,
  `create index cds_cards_day on cds_cards (tenant, day)`,
  `create table cds_look_ups (
    tenant text not null, child_key text not null, visit_key text not null, at timestamptz not null,
    primary key (tenant, child_key, visit_key))`,
];

/**
 * CDS Hooks: which tokens of an EHR were used, until they would have expired; which cards were given, of which alert, and
 * what became of them; and in which visits a hook has looked a child up. Hashes only: no child and no person can be read.
 */
export const cdsHooks: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
