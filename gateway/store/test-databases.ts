import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DatabasePlace } from './database.ts';

/** A PostgreSQL server for tests: every place is a database of its own. */
export interface TestServer {
  readonly place: () => Promise<DatabasePlace>;
  readonly stop: () => Promise<void>;
}

/** One of our own, which may be ended as by a crash and started again where it was. */
export interface OwnServer extends TestServer {
  readonly crash: () => Promise<void>;
  readonly again: () => Promise<void>;
}

/** Where PostgreSQL's programs are; undefined where there are none. */
export const binaries = [process.env['PGBIN'] ?? '', ...installed()].find((folder) =>
  existsSync(join(folder, 'initdb')),
);

/** Whether there are PostgreSQL's programs to start a server with. */
export const programsAvailable = binaries !== undefined;

/** Whether a server is there: `DATABASE_URL`, or PostgreSQL's programs to start one with. */
export const serverAvailable = process.env['DATABASE_URL'] !== undefined || binaries !== undefined;

function installed(): readonly string[] {
  const root = '/usr/lib/postgresql';
  return existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : [];
}

/** The server of `DATABASE_URL`, or a throw-away one on a free loopback port. */
export async function startServer(): Promise<TestServer> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined) return { place: () => newDatabase(given), stop: () => Promise.resolve() };
  return startOwnServer();
}

/** A throw-away server below a folder, for as long as the test runs. */
export async function startOwnServer(below = tmpdir()): Promise<OwnServer> {
  if (binaries === undefined) throw new Error('There is no PostgreSQL to test with.');
  return throwAway(binaries, below);
}

async function newDatabase(server: string): Promise<DatabasePlace> {
  const name = `safelight_test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { kind: 'server', url: url.href };
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

async function throwAway(bin: string, below: string): Promise<OwnServer> {
  const folder = mkdtempSync(join(below, 'safelight-postgres-'));
  if (unprivileged.uid !== undefined) chownSync(folder, unprivileged.uid, unprivileged.gid);
  const data = join(folder, 'data');
  const made = spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'tester', '-A', 'trust', '--no-sync'], {
    ...unprivileged,
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const settings = ['fsync=off', 'synchronous_commit=off', `port=${port}`, 'listen_addresses=127.0.0.1'];
  const start = async (): Promise<ChildProcess> => {
    const server = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
      { ...unprivileged, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await new Promise<void>((resolve, reject) => {
      server.once('exit', () => reject(new Error('postgres ended')));
      server.stderr.on('data', (text: Buffer) => {
        if (text.toString().includes('ready to accept connections')) resolve();
      });
    });
    return server;
  };
  const end = (server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> =>
    new Promise((resolve) => {
      server.once('exit', () => resolve());
      if (server.exitCode !== null || server.signalCode !== null) resolve();
      server.kill(signal);
    });
  let server = await start();
  return {
    place: () => newDatabase(`postgres://tester@127.0.0.1:${port}/postgres`),
    crash: () => end(server, 'SIGQUIT'),
    async again() {
      server = await start();
    },
    async stop() {
      await end(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
