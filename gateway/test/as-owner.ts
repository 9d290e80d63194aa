import { CompiledQuery, sql } from 'kysely';
import type { Database } from '../store/database.ts';

/** Runs statements as whoever owns the tables, as a person with the database's own password could. */
export const asOwner = (db: Database, ...statements: readonly string[]): Promise<void> =>
  doneAsOwner(db, async (connection) => {
    for (const statement of statements) await connection.executeQuery(CompiledQuery.raw(statement));
  });

/** Does something as whoever owns the tables, as a process that starts does. */
export const doneAsOwner = <T>(db: Database, act: (owner: Database) => Promise<T>): Promise<T> =>
  db.connection().execute(async (connection) => {
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(connection);
    await sql`reset role`.execute(connection);
    try {
      return await act(connection);
    } finally {
      await sql.raw(`set role ${rows[0]?.role ?? 'none'}`).execute(connection);
    }
  });

/** What somebody does to the ledger behind its back: with its triggers out of the way. */
export const tampering = (table: string, ...statements: readonly string[]): readonly string[] => [
  `alter table ${table} disable trigger all`,
  ...statements,
  `alter table ${table} enable trigger all`,
];
