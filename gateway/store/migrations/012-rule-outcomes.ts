import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `create table rule_outcomes (
    tenant text not null, reference text not null,
    outcome text not null check (outcome in ('right', 'not-right', 'not-known')),
    by_key text not null, at timestamptz not null, primary key (tenant, reference),
    foreign key (tenant, reference) references concerns (tenant, reference) on delete cascade)`,
  `alter table rule_firings drop column concern_after`,
  `alter table rule_firings drop column outcome`,
];

/**
 * What became of a concern: whether the flags before it were right. A firing no longer carries what came of it: that is
 * read from the concerns themselves, so that it does not matter which of the two was there first.
 */
export const ruleOutcomes: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
