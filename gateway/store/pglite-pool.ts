import type { PGlite } from '@electric-sql/pglite';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/**
 * PGlite as a pool of one: a client holds the database until it is released, so a transaction never mixes with another
 * caller's statements. Kysely's own PostgreSQL dialect runs on it unchanged.
 */
export function pglitePool(
  pglite: PGlite,
  afterClose: () => Promise<void> = () => Promise.resolve(),
): PostgresPool {
  let last: Promise<void> = Promise.resolve();
  return {
    async connect() {
      const before = last;
      let release: () => void = () => undefined;
      last = new Promise((resolve) => (release = resolve));
      await before;
      return clientOf(pglite, release);
    },
    async end() {
      await last;
      await pglite.close();
      await afterClose();
    },
  };
}

function clientOf(pglite: PGlite, release: () => void): PostgresPoolClient {
  async function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const { rows, affectedRows } = await pglite.query<R>(sql, [...parameters]);
    return { command: commandOf(sql), rowCount: affectedRows ?? rows.length, rows };
  }
  return { query: query as PostgresPoolClient['query'], release };
}

function commandOf(sql: string): PostgresQueryResult<unknown>['command'] {
  const word = /^\s*(insert|update|delete|merge)\b/i.exec(sql)?.[1]?.toUpperCase();
  return word === 'INSERT' || word === 'UPDATE' || word === 'DELETE' || word === 'MERGE' ? word : 'SELECT';
}
