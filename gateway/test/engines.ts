import { afterAll, beforeAll, expect, it } from 'vitest';
import { verify } from '../audit/verify.ts';
import type { DatabasePlace } from '../store/database.ts';
import { serverAvailable, startServer, type TestServer } from '../store/test-databases.ts';
import type { World } from './world.ts';

/** The two databases that every stored promise is tested on. */
export interface Engine {
  readonly name: string;
  readonly available: boolean;
  readonly place: () => Promise<DatabasePlace>;
  readonly stop: () => Promise<void>;
}

export function engines(): readonly Engine[] {
  let server: Promise<TestServer> | undefined;
  return [
    {
      name: 'PGlite',
      available: true,
      place: () => Promise.resolve({ kind: 'memory' }),
      stop: () => Promise.resolve(),
    },
    {
      name: serverAvailable ? 'PostgreSQL' : 'PostgreSQL (skipped: no DATABASE_URL and no server programs)',
      available: serverAvailable,
      place: async () => (await (server ??= startServer())).place(),
      stop: async () => (await server)?.stop(),
    },
  ];
}

/**
 * One world for all tests of a `describe` on an engine, given to `take`; when they are done its ledger is whole still.
 * Answers how a test is named: skipped where the engine is not there.
 */
export function inWorld<W extends Pick<World, 'store'>>(
  { available, place, stop }: Engine,
  make: (place: DatabasePlace) => Promise<W>,
  take: (world: W) => void,
): typeof it | typeof it.skip {
  let made: W | undefined;
  beforeAll(async () => {
    if (!available) return;
    made = await make(await place());
    take(made);
  });
  afterAll(async () => {
    if (made !== undefined) {
      expect(await verify(made.store.db, 'testshire')).toMatchObject({ intact: true });
      await made.store.db.destroy();
    }
    if (available) await stop();
  });
  return available ? it : it.skip;
}
