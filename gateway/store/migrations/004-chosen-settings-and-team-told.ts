import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `create table chosen_settings (
    tenant text not null, user_key text not null, child_key text not null, visit_key text not null,
    setting text not null, instead_of text, chosen_at timestamptz not null,
    primary key (tenant, user_key, child_key, visit_key))`,
  `create table team_told (
    tenant text not null, child_key text not null, appointment_key text not null, sealed text not null,
    told_at timestamptz not null, primary key (tenant, child_key, appointment_key))`,
  `create index look_ups_open on look_ups (asked_at) where answered_at is null`,
];

export const chosenSettingsAndTeamTold: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
