import type { DatabasePlace } from '../store/database.ts';
import { serverAvailable, startServer, type TestServer } from '../store/test-databases.ts';

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
