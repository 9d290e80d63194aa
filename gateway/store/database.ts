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

/** Whether the database answers. */
export async function answers(db: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}
