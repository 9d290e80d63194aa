import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `alter table concerns add column setting text`,
  `alter table concerns add column version integer not null default 1`,
  `alter table concerns add column is_open boolean not null default true`,
  `alter table concerns add column kept_rule text`,
  `alter table concerns add column kept_until date`,
  `create index concerns_open on concerns (tenant, logged_at) where is_open`,
  `create index concerns_kept_until on concerns (kept_until) where kept_until is not null`,
  `alter table concern_calls add column setting text`,
  `create table concern_versions (
    tenant text not null, concern uuid not null, number integer not null check (number > 1),
    user_key text not null, content_key text not null, sealed text not null, at timestamptz not null,
    primary key (tenant, concern, number),
    foreign key (tenant, concern) references concerns (tenant, id) on delete cascade)`,
  `create table concern_happenings (
    tenant text not null, concern uuid not null, id uuid not null, kind text not null,
    user_key text not null, content_key text not null, sealed text not null,
    at timestamptz not null, told_at timestamptz not null,
    primary key (tenant, concern, id),
    foreign key (tenant, concern) references concerns (tenant, id) on delete cascade)`,
  `create function refuse_concern_change() returns trigger language plpgsql as $$
  begin
    raise exception 'What was written in the safeguarding log is never changed: % refused.', tg_op;
  end $$`,
  `create trigger concern_versions_stay before update on concern_versions
    for each row execute function refuse_concern_change()`,
  `create trigger concern_happenings_stay before update on concern_happenings
    for each row execute function refuse_concern_change()`,
];

/** Versions of a concern, what happened to it, whose team it is and how long it is kept. Nothing written is overwritten. */
export const concernLog: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
