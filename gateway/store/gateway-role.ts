import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** What the gateway works as once the database is up to date: it owns nothing and cannot change the ledger. */
export const gatewayRole = 'safelight_gateway';

/** Only added to and read. */
const appendOnly = ['ledger', 'register', 'register_made', 'rule_acts'];
/** Only read: what was done to the tables is told by whoever does it. */
const readOnly = ['kysely_migration', 'kysely_migration_lock'];

/** What keeps the ledger append-only: right and trigger or, where the role cannot be had, the trigger alone. */
export type LedgerGuard = 'right-and-trigger' | 'trigger';

/**
 * Makes the role where it is missing, gives it what the gateway needs and takes from it what would change the ledger.
 * Done with every migration, as the owner, so that new tables are covered; by one process at a time.
 */
export async function prepareRole(db: Kysely<Tables>): Promise<LedgerGuard> {
  try {
    await db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('safelight-role', 0))`.execute(tx);
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await refuseIfItMayChange(tx);
    });
    return 'right-and-trigger';
  } catch {
    return 'trigger';
  }
}

/** What a process works under that makes no role: whether it may take the role up, and whether that guards the ledger. */
export async function guardOf(db: Kysely<Tables>): Promise<LedgerGuard> {
  try {
    await db.transaction().execute(async (tx) => {
      await sql.raw(`set local role ${gatewayRole}`).execute(tx);
      await refuseIfItMayChange(tx);
    });
    return 'right-and-trigger';
  } catch {
    return 'trigger';
  }
}

const statements = [
  // A role belongs to the whole server: the gateway of another database may make it at this moment.
  `do $$ begin
    if not exists (select from pg_roles where rolname = '${gatewayRole}') then
      create role ${gatewayRole} nologin;
    end if;
  exception when duplicate_object or unique_violation then null; end $$`,
  // Whether it may be taken up is known only by trying.
  `do $$ begin
    set local role ${gatewayRole};
    set local role none;
  exception when insufficient_privilege then
    grant ${gatewayRole} to current_user;
  end $$`,
  `do $$ declare name text; begin
    execute format('grant usage on schema %I to ${gatewayRole}', current_schema());
    for name in select tablename from pg_tables
        where schemaname = current_schema() and pg_has_role(tableowner, 'usage') loop
      execute format('grant select, insert, update, delete on %I to ${gatewayRole}', name);
      if name = any (array['${appendOnly.join("', '")}']) then
        execute format('revoke update, delete, truncate on %I from ${gatewayRole}', name);
      elsif name = any (array['${readOnly.join("', '")}']) then
        execute format('revoke insert, update, delete, truncate on %I from ${gatewayRole}', name);
      end if;
    end loop;
  end $$`,
  `set local role ${gatewayRole}`,
];

/** Rights may also come from elsewhere: a grant to everybody, or a role that this one is a member of. */
async function refuseIfItMayChange(tx: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`
    select has_table_privilege('ledger', 'update') or has_table_privilege('ledger', 'delete')
      or has_table_privilege('ledger', 'truncate') as may`.execute(tx);
  if (rows[0]?.may !== false) throw new Error('The role may change the ledger.');
}
