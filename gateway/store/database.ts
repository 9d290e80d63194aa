import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { gatewayRole, prepareRole, type LedgerGuard } from './gateway-role.ts';
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

/** An open database, and what keeps its ledger append-only. */
interface Opened {
  readonly db: Database;
  readonly guard: LedgerGuard;
}

const setRole = `set role ${gatewayRole}`;

/**
 * Opens the database and brings it up to date as its owner; from then on every connection works as a role that owns
 * nothing. `asOwner`: what else only the owner may do, once the tables are there. Throws when it cannot be reached: a
 * gateway without it does not start.
 */
export async function openDatabase(place: DatabasePlace, asOwner?: ByOwner): Promise<Opened> {
  return place.kind === 'server' ? openServer(place.url, asOwner) : openInside(place, asOwner);
}

type ByOwner = (owner: Database) => Promise<unknown>;

async function openServer(url: string, asOwner: ByOwner | undefined): Promise<Opened> {
  const owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: serverPool(url) }) });
  const guard = await upToDate(owner, asOwner).finally(() => owner.destroy());
  const dialect = new PostgresDialect({
    pool: serverPool(url),
    ...(guard === 'trigger'
      ? {}
      : {
          onCreateConnection: async (connection) => {
            await connection.executeQuery(CompiledQuery.raw(setRole));
          },
        }),
  });
  return { db: new Kysely<Tables>({ dialect }), guard };
}

/** Inside this process there is one connection for everything. */
async function openInside(
  place: Exclude<DatabasePlace, { kind: 'server' }>,
  asOwner: ByOwner | undefined,
): Promise<Opened> {
  const pool = place.kind === 'memory' ? pglitePool(await PGlite.create()) : await folderPool(place.folder);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const guard = await upToDate(db, asOwner);
  if (guard !== 'trigger') await sql.raw(setRole).execute(db);
  return { db, guard };
}

async function upToDate(owner: Database, asOwner: ByOwner | undefined): Promise<LedgerGuard> {
  await migrate(owner);
  await asOwner?.(owner);
  return prepareRole(owner);
}

function serverPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // An idle connection that the server closes is replaced at the next query; without a listener it ends the process.
  pool.on('error', () => undefined);
  return pool;
}

async function folderPool(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await holdFolder(folder);
  return pglitePool(await PGlite.create(folder), release);
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
