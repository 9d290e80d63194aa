import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `create table rule_books (tenant text primary key, revision integer not null, begun_at timestamptz not null)`,
  `create table rule_versions (
    tenant text not null, kind text not null check (kind in ('rule', 'code-set')), id text not null,
    number integer not null check (number > 0), version text not null,
    status text not null check (status in ('draft', 'silent', 'active', 'retired')),
    content text not null, digest text not null, pins text not null, submitted boolean not null,
    created_at timestamptz not null, changed_at timestamptz not null, silent_at timestamptz, active_at timestamptz,
    primary key (tenant, kind, id, number))`,
  `create unique index rule_versions_one_draft on rule_versions (tenant, kind, id) where status = 'draft'`,
  `create unique index rule_versions_one_silent on rule_versions (tenant, kind, id) where status = 'silent'`,
  `create unique index rule_versions_one_active on rule_versions (tenant, kind, id) where status = 'active'`,
  `create function refuse_rule_rewrite() returns trigger language plpgsql as $$
  declare steps text[] := array['draft', 'silent', 'active', 'retired'];
  begin
    if tg_op <> 'UPDATE' then
      raise exception 'A version of a rule is kept for ever: % refused.', tg_op;
    end if;
    if array_position(steps, new.status) < array_position(steps, old.status) then
      raise exception 'A version of a rule never goes back: % to % refused.', old.status, new.status;
    end if;
    if old.status <> 'draft' and (new.content, new.version, new.digest, new.pins)
        is distinct from (old.content, old.version, old.digest, old.pins) then
      raise exception 'A version that has left draft is never rewritten.';
    end if;
    return new;
  end $$`,
  `create trigger rule_versions_keep_rows before update or delete on rule_versions
    for each row execute function refuse_rule_rewrite()`,
  `create trigger rule_versions_keep_table before truncate on rule_versions
    for each statement execute function refuse_rule_rewrite()`,
  `create table rule_acts (
    position integer generated always as identity primary key, tenant text not null, kind text not null,
    id text not null, number integer not null, act text not null, by_key text not null, sealed text not null,
    at timestamptz not null)`,
  `create index rule_acts_of on rule_acts (tenant, kind, id, position)`,
  `create function refuse_act_change() returns trigger language plpgsql as $$
  begin
    raise exception 'What was done to a rule is append-only: % refused.', tg_op;
  end $$`,
  `create trigger rule_acts_keep_rows before update or delete on rule_acts
    for each row execute function refuse_act_change()`,
  `create trigger rule_acts_keep_table before truncate on rule_acts
    for each statement execute function refuse_act_change()`,
  `create table rule_decisions (
    tenant text not null, kind text not null, id text not null, digest text not null, decision text not null,
    at timestamptz not null, primary key (tenant, kind, id, digest))`,
  `create table rule_test_children (
    tenant text not null, id text not null, content text not null, added_at timestamptz not null,
    primary key (tenant, id))`,
  `create table rule_firings (
    firing_key text primary key, tenant text not null, rule text not null, version text not null,
    mode text not null check (mode in ('active', 'silent')), child_key text not null, visit_key text not null,
    day text not null, answer integer not null check (answer between 0 and 2), reason text,
    concern_after boolean not null default false, outcome text check (outcome in ('confirmed', 'not-confirmed')))`,
  `create index rule_firings_day on rule_firings (tenant, day)`,
  `create index rule_firings_child on rule_firings (tenant, child_key, day)`,
  `create table rule_counts (
    tenant text not null, rule text not null, version text not null, mode text not null, day text not null,
    measure text not null, count integer not null, primary key (tenant, rule, version, mode, day, measure))`,
];

/** Rules and code sets as versions that the database itself will not rewrite, and figures without names. */
export const ruleBook: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
