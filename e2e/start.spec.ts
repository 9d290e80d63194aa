import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { takenPort } from '../scripts/lib/world.mjs';

const PORT = Number(process.env['E2E_PORT'] ?? 4300) + 80;

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** `npm start` without npm: the same script, with a data folder of its own. */
function start(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], { env: { ...process.env, ...env } });
  let said = '';
  const keep = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<Ended>((resolve) => child.once('exit', (code) => resolve({ code, said })));
  return { child, ended, said: () => said };
}

test('npm start says when it is ready, and Ctrl-C leaves no process', async () => {
  // It builds the app first where that was not done.
  test.setTimeout(120_000);
  const data = await mkdtemp(join(tmpdir(), 'safelight-start-'));
  const { child, ended, said } = start([], { PORT: String(PORT), SAFELIGHT_DATA: data });
  await expect.poll(said, { timeout: 90_000 }).toContain(`Safelight sandbox ready: http://localhost:${PORT}`);
  expect(await takenPort(PORT)).toBe(PORT);
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
  expect(await takenPort(PORT)).toBeUndefined();
  await rm(data, { recursive: true, force: true });
});

test('a taken port is one line that says what to do', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(PORT + 11, '127.0.0.1', resolve));
  const { code, said } = await start([], { PORT: String(PORT + 10) }).ended;
  server.close();
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).toContain(`Port ${PORT + 11} is taken`);
  expect(said).toContain(`PORT=${PORT + 110} npm start`);
});

test('a port that is none and an unknown option are one line each', async () => {
  expect((await start([], { PORT: 'abc' }).ended).said).toBe(
    'PORT must be a whole number from 1024 to 65533; it is "abc".\n',
  );
  expect((await start(['--rest'], {}).ended).said).toContain('npm start does not know "--rest"');
});

test('--reset empties the data folder, and refuses a folder that is not its own', async () => {
  const data = await mkdtemp(join(tmpdir(), 'safelight-reset-'));
  await writeFile(join(data, 'precious'), 'kept');
  const { code, said } = await start(['--reset'], { PORT: String(PORT + 20), SAFELIGHT_DATA: data }).ended;
  expect(code).toBe(1);
  expect(said).toContain('was not made by Safelight');
  expect(existsSync(join(data, 'precious'))).toBe(true);
  await rm(data, { recursive: true, force: true });
});
