import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../crash/listen-http.ts';
import { startGateway } from '../crash/gateway-process.ts';
import { openDatabase, type Database } from './database.ts';
import { migrationNames } from './migrations.ts';
import { standingOf } from './standing.ts';
import { serverAvailable, startServer, type TestServer } from './test-databases.ts';

const run = promisify(execFile);
const key = Buffer.alloc(32, 9).toString('base64');
const title = serverAvailable
  ? 'npm run migrate, on PostgreSQL'
  : 'npm run migrate, on PostgreSQL (SKIPPED, NOT PROVEN: no DATABASE_URL and no server programs)';

describe.skipIf(!serverAvailable)(title, () => {
  let server: TestServer;
  /** The owner of the tables, and somebody who may only do what the gateway does. */
  let owner: string;
  let runner: string;
  let admin: pg.Client;
  const suffix = process.pid;

  beforeAll(async () => {
    server = await startServer();
    const place = await server.place();
    if (place.kind !== 'server') throw new Error('not a server');
    admin = new pg.Client({ connectionString: place.url });
    await admin.connect();
    const url = new URL(place.url);
    const database = url.pathname.slice(1);
    const as = (user: string): string =>
      Object.assign(new URL(url.href), { username: user, password: 'synthetic' }).href;
    // As docs/deployment.md says.
    for (const statement of [
      `create role owner_${suffix} login password 'synthetic'`,
      `create role runner_${suffix} login password 'synthetic'`,
      `do $$ begin create role safelight_gateway nologin; exception when duplicate_object then null; end $$`,
      `grant safelight_gateway to owner_${suffix}, runner_${suffix}`,
      `alter database ${database} owner to owner_${suffix}`,
      `revoke create on schema public from public`,
      `grant create on schema public to owner_${suffix}`,
    ])
      await admin.query(statement);
    owner = as(`owner_${suffix}`);
    runner = as(`runner_${suffix}`);
  }, 60_000);
  afterAll(async () => {
    await admin.end();
    await server.stop();
  });

  const command = (url: string, ...args: readonly string[]) =>
    run(process.execPath, ['--import', 'tsx', 'gateway/migrate.ts', ...args], {
      env: { ...process.env, DATABASE_URL: url },
    }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      (error: unknown) => {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, said: `${stdout}${stderr}` };
      },
    );
  const started = async (url: string, env: Readonly<Record<string, string>> = {}) =>
    startGateway({ DATABASE_URL: url, SAFELIGHT_KEY: key, PORT: String(await freePort()), ...env });
  const asOwner = async (work: (db: Database) => Promise<unknown>): Promise<void> => {
    const { db } = await openDatabase({ kind: 'server', url: owner }, { how: 'as-owner' });
    await work(db).finally(() => db.destroy());
  };

  it(
    'is what a gateway asks for, that starts on a database that is behind',
    { timeout: 60_000 },
    async () => {
      await expect(started(runner)).rejects.toThrow(
        /database: The database is not up to date: it lacks 001-first-tables, .*npm run migrate/s,
      );
      expect(await command(owner, '--check')).toMatchObject({ code: 1 });
      const dry = await command(owner, '--dry-run');
      expect(dry).toMatchObject({ code: 0 });
      expect(dry.said).toContain('To do: 001-first-tables, 002-append-only-ledger');
      await asOwner(async (db) => expect(await standingOf(db)).toMatchObject({ state: 'behind' }));
    },
  );

  it('may be run twice at once, and does it once', { timeout: 90_000 }, async () => {
    const both = await Promise.all([command(owner), command(owner)]);
    for (const { code, said } of both) {
      expect(said).toContain('Done. The role safelight_gateway has what the gateway needs');
      expect(code).toBe(0);
    }
    expect(await command(owner, '--check')).toEqual({ code: 0, said: 'The database is up to date.\n' });
    await asOwner(async (db) => {
      const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
        db,
      );
      expect(rows.map(({ name }) => name)).toEqual(migrationNames);
    });
  });

  it(
    'leaves the gateway a user that may change neither tables nor the ledger',
    { timeout: 60_000 },
    async () => {
      const gateway = await started(runner);
      const health = (await (await fetch(`${gateway.origin}/health`)).json()) as Record<string, unknown>;
      expect(health).toMatchObject({ status: 'ready', ledger: { guardedBy: 'right-and-trigger' } });
      gateway.signal('SIGTERM');
      expect(await gateway.ended).toBe(0);
      const client = new pg.Client({ connectionString: runner });
      await client.connect();
      for (const refused of [
        'create table more (id integer)',
        'alter table ledger disable trigger all',
        'drop table concerns',
        `update ledger set entry = '{}'`,
        'delete from ledger',
        'truncate ledger',
        `insert into kysely_migration (name, timestamp) values ('999', '')`,
      ])
        await expect(client.query(refused), refused).rejects.toThrow(/permission denied|must be owner/);
      await client.end();
    },
  );

  it('says what to do where the gateway’s user was given nothing', { timeout: 60_000 }, async () => {
    await admin.query(`revoke safelight_gateway from runner_${suffix}`);
    await expect(started(runner)).rejects.toThrow(
      /database: The user of DATABASE_URL may not read the tables\. As an administrator: grant safelight_gateway/,
    );
    await admin.query(`grant safelight_gateway to runner_${suffix}`);
  });

  it(
    'lets an older gateway work beside a newer database, and not where that says so',
    { timeout: 90_000 },
    async () => {
      const add = (name: string) =>
        asOwner((db) =>
          sql`insert into kysely_migration (name, timestamp) values (${name}, '2027-01-01')`.execute(db),
        );
      await add('900-of-later');
      const gateway = await started(runner);
      gateway.signal('SIGTERM');
      expect(await gateway.ended).toBe(0);
      expect(await command(owner)).toMatchObject({ code: 0 });
      await add('901-of-later-stops-older');
      await expect(started(runner)).rejects.toThrow(
        /A later version of Safelight changed the database \(900-of-later, 901-of-later-stops-older\) in a way/,
      );
      await expect(started(owner, { SAFELIGHT_MIGRATE: 'at-start' })).rejects.toThrow(/A later version/);
      const refused = await command(owner);
      expect(refused).toMatchObject({ code: 2 });
      expect(refused.said).toContain('Nothing was done.');
      await asOwner((db) => sql`delete from kysely_migration where name like '90%'`.execute(db));
    },
  );
});
