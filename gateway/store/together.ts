import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** That the database did not keep something. `not-known`: the line went down while it was being kept. */
export class NotStored extends Error {
  constructor(
    readonly stored: 'no' | 'not-known',
    cause: unknown,
  ) {
    super('not stored', { cause });
  }
}

/** Refusals that a database in good health gives: a rule of ours was broken, or two came at once. */
const ofTheRequest = /^(22|23|40|P0)/;
/** When each database last kept nothing of what it was given, where it has kept nothing since. */
const refusals = new WeakMap<Database, number>();
const refusedForMs = 60_000;

/**
 * Whether the database kept nothing of what it was last given, within the last minute: it may answer and be full all the
 * same. Forgotten after that: nobody asks it to keep anything while it is said not to be ready.
 */
export const keptNothingLately = (db: Database): boolean =>
  performance.now() - (refusals.get(db) ?? Number.NEGATIVE_INFINITY) < refusedForMs;

/** Does all of it in one transaction, or nothing. Throws `NotStored` where the database is what failed. */
export async function together<T>(db: Database, work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  const progress = { done: false };
  try {
    return await db
      .transaction()
      .execute(async (tx) => {
        const done = await work(tx);
        progress.done = true;
        return done;
      })
      .then((done) => {
        refusals.delete(db);
        return done;
      });
  } catch (error) {
    if (!isDatabaseTrouble(error)) throw error;
    if (!ofTheRequest.test(codeOf(error))) refusals.set(db, performance.now());
    throw new NotStored(progress.done && !answered(error) ? 'not-known' : 'no', error);
  }
}

const lineTrouble = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);
const driversWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|The server does not support|Client was closed|PGlite is closed)/;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** The database itself refused it, with an SQLSTATE: then it was rolled back. */
const answered = (error: unknown): boolean =>
  error instanceof Error && 'severity' in error && /^[0-9A-Z]{5}$/.test(codeOf(error));

/** Whether an error is the database's, or of the line to it. */
export const isDatabaseTrouble = (error: unknown): boolean =>
  error instanceof Error &&
  (answered(error) ||
    lineTrouble.has(codeOf(error)) ||
    driversWords.test(error.message) ||
    (error instanceof AggregateError && error.errors.some(isDatabaseTrouble)));
