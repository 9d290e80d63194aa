import { sql, type Kysely } from 'kysely';
import { projection } from '../audit/project.ts';
import { migrationNames } from './migrations.ts';
import { DatabaseRefused } from './refused.ts';
import type { Tables } from './tables.ts';

/**
 * Ends the name of a migration that processes of before it must not meet. Every other migration leaves the version before
 * it able to work, so that replicas of both run side by side while they are replaced one after another.
 */
const stopsOlder = '-stops-older';

/** How a database stands to this version of Safelight. */
export type Standing =
  | { readonly state: 'current' }
  /** It lacks these migrations; or only the lines of the register are to be made again, and the list is empty. */
  | { readonly state: 'behind'; readonly missing: readonly string[] }
  /** A later version brought it further, in ways that this one can work beside. */
  | { readonly state: 'newer'; readonly unknown: readonly string[] }
  /** A later version changed it in a way that this one must not work beside. */
  | { readonly state: 'too-new'; readonly unknown: readonly string[] }
  /** It lacks some that this version has, and has some that this version lacks. */
  | { readonly state: 'other'; readonly missing: readonly string[]; readonly unknown: readonly string[] };

/** Compares what was done to a database with what this version would do. Reads only. */
export async function standingOf(db: Kysely<Tables>): Promise<Standing> {
  const done = await doneIn(db);
  const missing = migrationNames.filter((name) => !done.includes(name));
  const unknown = done.filter((name) => !migrationNames.includes(name));
  if (unknown.some((name) => name.endsWith(stopsOlder))) return { state: 'too-new', unknown };
  if (missing.length > 0 && unknown.length > 0) return { state: 'other', missing, unknown };
  if (missing.length > 0) return { state: 'behind', missing };
  if (!(await registerMade(db))) return { state: 'behind', missing: [] };
  return unknown.length > 0 ? { state: 'newer', unknown } : { state: 'current' };
}

async function doneIn(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows: found } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (found[0]?.there !== true) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function registerMade(db: Kysely<Tables>): Promise<boolean> {
  const made = await db
    .selectFrom('register_made')
    .select('projection')
    .where('projection', '=', projection)
    .executeTakeFirst();
  return made !== undefined;
}

/** Throws `DatabaseRefused` where a gateway of this version must not work on it. */
export function refuseUnlessUsable(standing: Standing): void {
  if (standing.state === 'behind') {
    const what =
      standing.missing.length === 0
        ? 'the lines of its register are of another version'
        : `it lacks ${standing.missing.join(', ')}`;
    throw new DatabaseRefused(
      `The database is not up to date: ${what}.`,
      'Run npm run migrate, or set SAFELIGHT_MIGRATE=at-start.',
    );
  }
  refuseUnlessOurs(standing);
}

/** Throws `DatabaseRefused` where this version must not touch it at all. */
export function refuseUnlessOurs(standing: Standing): void {
  if (standing.state === 'too-new') {
    throw new DatabaseRefused(
      `A later version of Safelight changed the database (${standing.unknown.join(', ')}) in a way that this version must not work beside.`,
      'Start that version or a later one; to go back, restore the back-up of before.',
    );
  }
  if (standing.state === 'other') {
    throw new DatabaseRefused(
      `The database is of another line of versions: it lacks ${standing.missing.join(', ')} and has ${standing.unknown.join(', ')}.`,
      'Start the version that it belongs to.',
    );
  }
}
