import { sql, type Kysely, type Migration } from 'kysely';

const statements = [
  `create table register (
    tenant text not null, number integer not null, at timestamptz not null, day text not null, kind text not null,
    child text, person text, without_consent boolean not null, counted text, line text not null,
    primary key (tenant, number))`,
  `create index register_day on register (tenant, day, number)`,
  `create index register_kind on register (tenant, kind, day, number)`,
  `create index register_child on register (tenant, child, day, number) where child is not null`,
  `create index register_person on register (tenant, person, day, number) where person is not null`,
  `create index register_without_consent on register (tenant, day, number) where without_consent`,
  `create index register_counted on register (tenant, day) where counted is not null`,
  `create table register_people (
    tenant text not null, name text not null, folded text not null, primary key (tenant, name))`,
  `create table register_children (
    tenant text not null, child text not null, nhs_key text, sealed text not null, kept_until text,
    primary key (tenant, child))`,
  `create index register_children_nhs on register_children (tenant, nhs_key) where nhs_key is not null`,
  `create index register_children_kept on register_children (kept_until) where kept_until is not null`,
];

/** The ledger as lines that can be searched. Entries from before have theirs made when the database is opened. */
export const register: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
