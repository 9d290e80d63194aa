import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programsAvailable, startOwnServer, type OwnServer } from '../store/test-databases.ts';
import { concern } from '../test/world.ts';
import { startGateway, type GatewayProcess } from './gateway-process.ts';
import { ledgerOf } from './ledger-of.ts';
import { smallDisk } from './small-disk.ts';
import { crashWorld, type CrashWorld, type Visit } from './world.ts';

interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly fix?: string; readonly reference?: string };
}

const ask = async (
  origin: string,
  { token }: Visit,
  how: string,
  path: string,
  body?: object,
): Promise<Answer> => {
  const response = await fetch(`${origin}${path}`, {
    method: how,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Answer['body']) };
};

const at = '2026-01-05T10:42:00.000Z';
const written = (id: string) => ({ ...concern(id), startedAt: at, writtenAt: at });

/** Everything that a page may ask to be kept about a concern that is there already, and about a new one. */
const acts = (old: string, fresh: string) => {
  const happening = randomUUID();
  return [
    ['POST', '/api/concerns', { ...written(fresh), facts: 'Bruise.' }],
    ['PUT', '/api/draft', { content: { facts: 'so far' } }],
    ['POST', `/api/concerns/${fresh}/calls`, { at, to: 'Testshire', whoAnswered: 'Duty', said: 'Send.' }],
    ['POST', `/api/concerns/${old}/happenings`, { id: happening, at, kind: 'acknowledged', from: 'Duty' }],
    [
      'POST',
      `/api/concerns/${old}/versions`,
      { after: 1, why: 'Counted again.', concern: { ...written(old), facts: 'Two.' } },
    ],
    ['POST', `/api/concerns/${old}/open`, {}],
    ['GET', '/api/concerns'],
    ['GET', '/api/draft'],
  ] as const;
};

const health = async (origin: string): Promise<{ status: number; said: string }> => {
  const answer = await fetch(`${origin}/health`);
  return { status: answer.status, said: await answer.text() };
};

describe('the database goes away in the middle of it', () => {
  let world: CrashWorld;
  let gateway: GatewayProcess | undefined;
  let server: OwnServer | undefined;
  let env: Readonly<Record<string, string>>;
  const undo: (() => unknown)[] = [];
  beforeEach(async () => {
    world = await crashWorld();
  });
  afterEach(async () => {
    gateway?.kill();
    await gateway?.ended;
    await server?.stop();
    [gateway, server] = [undefined, undefined];
    await world.close();
    for (const one of undo.splice(0)) one();
  });

  /** A gateway with one concern in its log. */
  async function begun(more: Readonly<Record<string, string>>) {
    env = { ...world.env('brisk'), ...more };
    gateway = await startGateway(env);
    const { origin } = gateway;
    const visit = await world.launch(origin);
    const old = randomUUID();
    const { body } = await ask(origin, visit, 'POST', '/api/concerns', written(old));
    const { reference = '' } = body;
    const outcome = { state: 'written', resources: ['Condition/1'], at };
    expect((await ask(origin, visit, 'PUT', `/api/concerns/${reference}/record`, outcome)).status).toBe(200);
    return { origin, visit, old };
  }

  /** What the safeguarding log lists; everything else is in the ledger, which must be intact. */
  async function expectKept(origin: string, visit: Visit, concerns: readonly string[]): Promise<void> {
    const { body } = await ask(origin, visit, 'GET', '/api/concerns');
    const ids = Array.isArray(body) ? body.map(({ id }: { readonly id: string }) => id) : [];
    expect([...ids].sort()).toEqual([...concerns].sort());
    gateway?.kill();
    await gateway?.ended;
    expect((await ledgerOf(env)).verified).toContain('testshire: intact');
  }

  it.skipIf(!programsAvailable)(
    'PostgreSQL crashes: every act is refused in words, health says so; back again, each is kept once',
    { timeout: 120_000 },
    async () => {
      server = await startOwnServer();
      const place = await server.place();
      const { origin, visit, old } = await begun({
        DATABASE_URL: place.kind === 'server' ? place.url : '',
      });
      await server.crash();
      const fresh = randomUUID();
      const all = acts(old, fresh);
      for (const [how, path, body] of all) {
        const answer = await ask(origin, visit, how, path, body);
        expect([how, path, answer.status], JSON.stringify(answer.body)).toEqual([how, path, 503]);
        expect(answer.body.code).toMatch(/^not-(stored|readable)$/);
        expect(answer.body.fix).toContain('Try again');
        expect(JSON.stringify(answer.body)).not.toMatch(/5432|127\.0\.0\.1|tester|ECONN|sql/i);
      }
      expect(await health(origin)).toMatchObject({ status: 503 });
      expect((await health(origin)).said).toContain('The database does not answer.');
      expect((await fetch(`${origin}/health/live`)).status).toBe(200);
      await server.again();
      await expect.poll(async () => (await health(origin)).status, { timeout: 20_000 }).toBe(200);
      for (const [how, path, body] of [...all, ...all])
        expect([how, path, (await ask(origin, visit, how, path, body)).status < 300]).toEqual([
          how,
          path,
          true,
        ]);
      await expectKept(origin, visit, [old, fresh]);
    },
  );

  const disk = (megabytes: number) => {
    const made = smallDisk(megabytes);
    if (made !== undefined) undo.push(made.remove);
    return made;
  };
  const mayMount = smallDisk(1);
  mayMount?.remove();
  const engines = [
    ['PostgreSQL', programsAvailable, 200],
    ['the database inside', true, 120],
  ] as const;
  for (const [name, available, megabytes] of engines)
    it.skipIf(!available || mayMount === undefined)(
      `the disk of ${name} is full: what is refused is nowhere, health says so; with room again, each is kept once`,
      { timeout: 180_000 },
      async () => {
        const small = disk(megabytes);
        if (small === undefined) throw new Error('no small disk');
        if (name === 'PostgreSQL') server = await startOwnServer(small.folder);
        const place = await server?.place();
        const { origin, visit, old } = await begun(
          place?.kind === 'server'
            ? { DATABASE_URL: place.url }
            : { SAFELIGHT_DATA: join(small.folder, 'data') },
        );
        small.fill();
        // Long enough that no page with room left takes it.
        const long = 'It was seen and said again. '.repeat(130);
        const tried: string[] = [old];
        let refused: Answer | undefined;
        for (let n = 0; n < 400 && refused === undefined; n += 1) {
          const id = randomUUID();
          const answer = await ask(origin, visit, 'POST', '/api/concerns', {
            ...written(id),
            facts: `${long}${n}`,
          });
          if (answer.status === 200) tried.push(id);
          else refused = answer;
        }
        expect(refused).toMatchObject({ status: 503, body: { code: 'not-stored' } });
        const said = await health(origin);
        expect([said.status, said.said]).toEqual([503, expect.stringContaining('"not-ready"')]);
        small.makeRoom();
        await expect
          .poll(
            async () => {
              const id = randomUUID();
              const answer = await ask(origin, visit, 'POST', '/api/concerns', written(id));
              if (answer.status === 200) tried.push(id);
              return answer.status;
            },
            { timeout: 60_000, interval: 500 },
          )
          .toBe(200);
        await expect.poll(async () => (await health(origin)).status, { timeout: 20_000 }).toBe(200);
        await expectKept(origin, visit, tried);
      },
    );
});
