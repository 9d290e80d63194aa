import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let data: string;
const running: ChildProcess[] = [];
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'safelight-main-'));
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(data, { recursive: true, force: true });
});

/** The real process, as it is started. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'gateway/main.ts'], {
    env: { ...process.env, SAFELIGHT_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let said = '';
  let logged = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  child.stdout.on('data', (text: Buffer) => (logged += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, said: () => said, logged: () => logged };
}

const holdPort = (): Promise<{ server: Server; port: number }> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => resolve({ server, port: (server.address() as AddressInfo).port }));
  });

describe('the process', () => {
  it('says in one line that its port is taken, and lets its database go', async () => {
    const { server, port } = await holdPort();
    const { ended, said } = start({ PORT: String(port), LOG_LEVEL: 'warn' });
    expect(await ended).toBe(1);
    server.close();
    expect(said()).toBe(
      `environment: PORT: Something else listens on ${port}. Stop it, or choose another.\n`,
    );
  });

  it('says in one line that it cannot reach its database, without the password', async () => {
    const { server, port } = await holdPort();
    await new Promise((resolve) => server.close(resolve));
    const key = Buffer.alloc(32, 3).toString('base64');
    const url = `postgres://safelight:hidden-word@127.0.0.1:${port}/safelight`;
    const { ended, said } = start({ DATABASE_URL: url, SAFELIGHT_KEY: key });
    expect(await ended).toBe(1);
    expect(said()).toMatch(
      /^database: It could not be opened \(.*ECONNREFUSED.*\)\. Correct the host and port in DATABASE_URL.*\n$/,
    );
    expect(said()).not.toContain('hidden-word');
  });

  it('finishes what it has and ends with 0 when it is asked to stop', async () => {
    const { server, port } = await holdPort();
    await new Promise((resolve) => server.close(resolve));
    const { child, ended, logged } = start({ PORT: String(port), LOG_LEVEL: 'info' });
    await expect.poll(logged, { timeout: 25_000 }).toContain('No record system may launch Safelight');
    const begun = request({ port, host: '127.0.0.1', path: '/api/sessions', method: 'POST' });
    const status = new Promise<number | undefined>((resolve, reject) => {
      begun.once('response', (response) => resolve(response.resume().statusCode)).once('error', reject);
    });
    begun.write('{');
    // Its half of a request has arrived once a second connection is answered.
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    child.kill('SIGTERM');
    const refused = () =>
      fetch(`http://127.0.0.1:${port}/health/live`).then(
        () => false,
        () => true,
      );
    await expect.poll(refused, { timeout: 10_000 }).toBe(true);
    begun.end('"iss":');
    expect(await status).toBe(400);
    expect(await ended).toBe(0);
  });

  it('answers on while it drains, and lets nobody keep a connection into its end', async () => {
    const { server, port } = await holdPort();
    await new Promise((resolve) => server.close(resolve));
    const { child, ended, logged } = start({
      PORT: String(port),
      LOG_LEVEL: 'info',
      SAFELIGHT_DRAIN_SECONDS: '2',
    });
    await expect.poll(logged, { timeout: 25_000 }).toContain('"listening"');
    const connection = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/health/live`);
      return [answer.status, answer.headers.get('connection')];
    };
    expect(await connection()).toEqual([200, 'keep-alive']);
    child.kill('SIGTERM');
    await expect.poll(logged, { timeout: 10_000 }).toContain('"stopping"');
    expect(await connection()).toEqual([200, 'close']);
    expect(await ended).toBe(0);
  });
});
