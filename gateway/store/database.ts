import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { holdFolder } from './hold-folder.ts';
import { migrate } from './migrations.ts';
import { pglitePool } from './pglite-pool.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** Where the database is: PostgreSQL inside this process, kept in a folder or in memory, or a server that replicas share. */
export type DatabasePlace =
  | { readonly kind: 'inside'; readonly folder: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'server'; readonly url: string };

/** Opens the database and brings it up to date. Throws when it cannot be reached: a gateway without it does not start. */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: await poolOf(place) }) });
  await migrate(db);
  return db;
}

async function poolOf(place: DatabasePlace) {
  if (place.kind === 'server') {
    const pool = new pg.Pool({ connectionString: place.url, connectionTimeoutMillis: 10_000 });
    // An idle connection that the server closes is replaced at the next query; without a listener it ends the process.
    pool.on('error', () => undefined);
    return pool;
  }
  if (place.kind === 'memory') return pglitePool(await PGlite.create());
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  const release = await holdFolder(place.folder);
  return pglitePool(await PGlite.create(place.folder), release);
}

const answerWithinMs = 3000;

/** What keeps the database from being used, in words without its address; undefined when nothing does. */
export async function databaseTrouble(db: Database): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), answerWithinMs);
  });
  const asked = sql<{ only: string }>`select current_setting('transaction_read_only') as only`.execute(db);
  try {
    const answer = await Promise.race([asked, late]);
    if (answer === 'late') return `The database did not answer in ${answerWithinMs / 1000} seconds.`;
    return answer.rows[0]?.only === 'on' ? 'The database takes nothing new: it is read-only.' : undefined;
  } catch {
    return 'The database does not answer.';
  } finally {
    clearTimeout(timer);
  }
}
