import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../audit/verify.ts';
import { startGateway } from '../crash/gateway-process.ts';
import { answersOf, doEverything } from '../test/everything-sealed.ts';
import { key, world } from '../test/world.ts';
import { databaseFault } from '../process/database-fault.ts';
import type { Database } from './database.ts';
import { openStore } from './store.ts';
import { binaries, programsAvailable, startOwnServer, type OwnServer } from './test-databases.ts';

const run = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safelight-back-up-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const wrongKey = Buffer.alloc(32, 8);

/** Rows of every table. */
async function rowsIn(db: Database): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by 1`.execute(db);
  const counts = await Promise.all(
    rows.map(async ({ name }) => {
      const { rows: all } = await sql<{
        n: string;
      }>`select count(*)::text as n from ${sql.table(name)}`.execute(db);
      return [name, Number(all[0]?.n)] as const;
    }),
  );
  return Object.fromEntries(counts);
}

const title = programsAvailable
  ? 'a back-up of PostgreSQL'
  : 'a back-up of PostgreSQL (SKIPPED, NOT PROVEN: no server programs)';
describe.skipIf(!programsAvailable)(title, () => {
  let server: OwnServer;
  beforeAll(async () => {
    server = await startOwnServer();
  }, 60_000);
  afterAll(() => server.stop());
  const newUrl = async (): Promise<string> => {
    const place = await server.place();
    if (place.kind !== 'server') throw new Error('not a server');
    return place.url;
  };
  const program = (name: string, ...args: readonly string[]) => run(join(binaries ?? '', name), [...args]);
  const command = (file: string, url: string, ...args: readonly string[]) =>
    run(process.execPath, ['--import', 'tsx', `gateway/${file}`, ...args], {
      env: { ...process.env, DATABASE_URL: url, SAFELIGHT_KEY: key.toString('base64') },
    });

  it(
    'restores into a new database: whole ledger, every row, and opened by the key alone',
    { timeout: 180_000 },
    async () => {
      const from = await newUrl();
      const w = await world({ kind: 'server', url: from });
      const token = await doEverything(w);
      // Reading is written down too: what is counted is counted after it.
      const answers = await answersOf(w, token);
      const rows = await rowsIn(w.store.db);
      const dump = join(folder, 'safelight.dump');
      // While the gateway works on, as docs/deployment.md says.
      await program('pg_dump', '--format=custom', '--no-owner', '--no-privileges', `--file=${dump}`, from);
      await w.store.db.destroy();

      const to = await newUrl();
      await program('pg_restore', '--no-owner', '--no-privileges', '--exit-on-error', `--dbname=${to}`, dump);
      const { stdout: migrated } = await command('migrate.ts', to);
      expect(migrated).toContain('The database is up to date.');
      expect(migrated).toContain('no right to change the ledger');
      const { stdout: verified } = await command('ledger-cli.ts', to, 'verify');
      expect(verified).toMatch(/^testshire: intact, \d+ entries, last hash [0-9a-f]{64}\n$/);
      const { stdout: sealed } = await command('reseal.ts', to, '--check');
      expect(sealed).toContain('no other key is needed');

      const restored = await openStore({ kind: 'server', url: to }, [key], { how: 'as-it-is' });
      expect(restored.guard).toBe('right-and-trigger');
      expect(await rowsIn(restored.db)).toEqual(rows);
      expect(await answersOf(w, token, restored)).toEqual(answers);
      await restored.db.destroy();

      const wrong = { DATABASE_URL: to, SAFELIGHT_KEY: wrongKey.toString('base64') };
      await expect(startGateway(wrong)).rejects.toThrow(
        /database: What it holds was sealed with the key [0-9a-f]{8}, which was not given\. Give that key/,
      );
    },
  );
});

it('copies the folder of the embedded database, with its key beside it', { timeout: 60_000 }, async () => {
  const data = join(folder, 'data');
  const w = await world({ kind: 'inside', folder: join(data, 'db') });
  const token = await doEverything(w);
  const answers = await answersOf(w, token);
  await w.store.db.destroy();
  await cp(data, join(folder, 'copy'), { recursive: true });
  const place = { kind: 'inside', folder: join(folder, 'copy', 'db') } as const;
  const restored = await openStore(place, [key]);
  expect(await answersOf(w, token, restored)).toEqual(answers);
  expect(await verify(restored.db, 'testshire')).toMatchObject({ intact: true });
  await restored.db.destroy();
  const fault = await openStore(place, [wrongKey]).then(
    () => undefined,
    (error: unknown) => databaseFault(error),
  );
  expect(fault?.wrong).toMatch(/^What it holds was sealed with the key [0-9a-f]{8}, which was not given\.$/);
});
