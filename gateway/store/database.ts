import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { gatewayRole, guardOf, prepareRole, type LedgerGuard } from './gateway-role.ts';
import { holdFolder } from './hold-folder.ts';
import { migrate } from './migrations.ts';
import { pglitePool } from './pglite-pool.ts';
import { DatabaseRefused } from './refused.ts';
import { refuseUnlessOurs, refuseUnlessUsable, standingOf } from './standing.ts';
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
  /** Connections to a server: how many there are, how many rest, and how many callers wait for one. */
  readonly pool?: () => PoolFigures;
}

/** Counts of one process's connections. */
export interface PoolFigures {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** How a database is opened. */
export interface Opening {
  /**
   * `bring-up-to-date`: as its owner, at first. `as-it-is`: a database that is not up to date is refused, and this user may
   * own nothing. `as-owner`: as it is, and as its owner to the end: for commands.
   */
  readonly how?: 'bring-up-to-date' | 'as-it-is' | 'as-owner';
  /** What else only the owner may do, once the tables are there. */
  readonly asOwner?: ByOwner;
  /** The most connections to a server. */
  readonly connections?: number;
}

const setRole = `set role ${gatewayRole}`;

/**
 * Opens the database, brought up to date or found to be so; from then on every connection works as a role that owns
 * nothing. Throws when it cannot be reached, and `DatabaseRefused` when it is not to be used as it is: a gateway without
 * it does not start.
 */
export async function openDatabase(place: DatabasePlace, opening: Opening = {}): Promise<Opened> {
  return place.kind === 'server' ? openServer(place.url, opening) : openInside(place, opening);
}

type ByOwner = (owner: Database) => Promise<unknown>;

async function openServer(url: string, opening: Opening): Promise<Opened> {
  const first = databaseOf(serverPool(url, 2));
  const guard = await prepared(first, opening).finally(() => first.destroy());
  const pool = serverPool(url, opening.connections);
  return {
    db: databaseOf(pool, guard),
    guard,
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  };
}

const databaseOf = (pool: pg.Pool, guard: LedgerGuard = 'trigger'): Database =>
  new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool,
      ...(guard === 'trigger'
        ? {}
        : {
            onCreateConnection: async (connection) => {
              await connection.executeQuery(CompiledQuery.raw(setRole));
            },
          }),
    }),
  });

/** Inside this process there is one connection for everything. */
async function openInside(
  place: Exclude<DatabasePlace, { kind: 'server' }>,
  opening: Opening,
): Promise<Opened> {
  const pool = place.kind === 'memory' ? pglitePool(await PGlite.create()) : await folderPool(place.folder);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    const guard = await prepared(db, opening);
    if (guard !== 'trigger') await sql.raw(setRole).execute(db);
    return { db, guard };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function prepared(db: Database, { how, asOwner }: Opening): Promise<LedgerGuard> {
  if (how === 'as-owner') return 'trigger';
  if (how === 'as-it-is') {
    const guard = await guardOf(db);
    refuseUnlessUsable(await standingOf(db).catch(refuseUnlessReadable));
    return guard;
  }
  const standing = await standingOf(db);
  refuseUnlessOurs(standing);
  if (standing.state === 'behind') await migrate(db);
  await asOwner?.(db);
  return prepareRole(db);
}

/** The tables are there and this user may not read them. */
function refuseUnlessReadable(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '42501') {
    throw new DatabaseRefused(
      'The user of DATABASE_URL may not read the tables.',
      `As an administrator: grant ${gatewayRole} to that user.`,
    );
  }
  throw error;
}

function serverPool(url: string, max = 10): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 10_000, max });
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
