import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `create table secrets (name text primary key, sealed text not null)`,
  `create table sessions (
    token_hash text primary key, tenant text not null, issuer text not null, setting text, sealed text not null,
    opened_at timestamptz not null, expires_at timestamptz not null, revoked_at timestamptz)`,
  `create index sessions_expires_at on sessions (expires_at)`,
  `create table look_ups (
    id uuid primary key, tenant text not null, user_key text not null, child_key text not null,
    visit_key text not null, kind text not null check (kind in ('unscheduled', 'scheduled')),
    attempt integer not null check (attempt > 0), setting text not null, owner text not null,
    asked_at timestamptz not null, answered_at timestamptz, keep_until timestamptz,
    asked_by text not null, sealed text,
    unique (tenant, user_key, child_key, visit_key, kind, attempt))`,
  `create index look_ups_keep_until on look_ups (keep_until) where sealed is not null`,
  `create table other_checks (
    id uuid primary key, tenant text not null, child_key text not null, visit_key text not null,
    sealed text not null, recorded_at timestamptz not null)`,
  `create index other_checks_child on other_checks (tenant, child_key, visit_key)`,
  `create table concerns (
    tenant text not null, id uuid not null, reference text not null, child_key text not null, user_key text not null,
    content_key text not null, sealed text not null, logged_at timestamptz not null, ledger_entry integer not null,
    answer_due_at timestamptz, in_record text not null check (in_record in ('owed', 'written', 'not-writable')),
    record_outcome text, primary key (tenant, id), unique (tenant, reference))`,
  `create index concerns_child on concerns (tenant, child_key, logged_at)`,
  `create table concern_references (
    tenant text not null, year integer not null, last integer not null, primary key (tenant, year))`,
  `create table concern_calls (
    tenant text not null, concern uuid not null, content_key text not null, child_key text not null,
    user_key text not null, sealed text not null, recorded_at timestamptz not null,
    written_copy_due_at timestamptz not null, primary key (tenant, concern, content_key))`,
  `create index concern_calls_child on concern_calls (tenant, child_key)`,
  `create table drafts (
    tenant text not null, user_key text not null, child_key text not null, sealed text not null,
    saved_at timestamptz not null, expires_at timestamptz not null, primary key (tenant, user_key, child_key))`,
  `create table acknowledgements (
    id integer generated always as identity primary key, tenant text not null, child_key text not null,
    sealed text not null, at timestamptz not null)`,
  `create index acknowledgements_child on acknowledgements (tenant, child_key, id)`,
  `create table ledger (
    tenant text not null, number integer not null check (number > 0), previous_hash text not null, hash text not null,
    recorded_at timestamptz not null, entry text not null, primary key (tenant, number))`,
];

export const firstTables: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
