import { describe, expect } from 'vitest';
import { cdsWorld, servicePath, type CdsWorld } from '../test/cds-world.ts';
import { engines, inWorld } from '../test/engines.ts';

// A signal that nobody holds is never heard.
const held = new Set<AbortSignal>();

/** Never answers; gives up when it is given up. */
const hanging = ({ signal }: Request): Promise<Response> =>
  new Promise((_, reject) => {
    const giveUp = () => {
      reject(new Error('given up'));
    };
    if (signal.aborted) giveUp();
    held.add(signal);
    signal.addEventListener('abort', giveUp);
  });

const [memory] = engines();
if (memory === undefined) throw new Error('no engine');

describe('a record system that is slow, or refuses', () => {
  let w: CdsWorld;
  const test = inWorld(memory, cdsWorld, (made) => (w = made));
  const withToken = async (more: object = {}, scope?: string) =>
    w.ask('amara', {
      fhirServer: w.issuer.iss,
      fhirAuthorization: w.accessToken('amara', scope),
      ...more,
    });
  /** A call while the record system answers otherwise, and how many milliseconds it took. */
  const during = async (of: CdsWorld['instead']['of'], ask: Promise<object>) => {
    const body = await ask;
    w.instead.of = of;
    const began = performance.now();
    const answer = await w.call(servicePath(), body);
    w.instead.of = undefined;
    return { ...answer, ms: performance.now() - began };
  };
  const slowFor = (part: string) => (request: Request) =>
    request.url.includes(part) ? hanging(request) : undefined;
  const lessOf = async (...keys: readonly string[]) =>
    Object.fromEntries(Object.entries(await w.prefetchFor('amara')).filter(([key]) => !keys.includes(key)));

  test('one search that hangs costs its own rules only, and they are named', async () => {
    const prefetch = await lessOf('conditions');
    const { status, body, ms } = await during(slowFor('/Condition'), withToken({ prefetch }));
    expect(status).toBe(200);
    expect(ms).toBeLessThan(10_000);
    expect(body.cards.map(({ summary }) => summary)).toEqual([
      'Many A&E visits',
      expect.stringContaining('could not check everything'),
    ]);
    expect(body.cards.at(-1)?.detail).toContain('injuries and diagnoses');
  });

  test('a page that hangs leaves what came before it, and says that it is not all', async () => {
    const prefetch = await w.prefetchFor('amara');
    const url = `${w.issuer.iss}/Encounter?page=2`;
    const encounters = { ...(prefetch['encounters'] as object), link: [{ relation: 'next', url }] };
    const { body } = await during(slowFor('page=2'), withToken({ prefetch: { ...prefetch, encounters } }));
    expect(body.cards.map(({ summary }) => summary)).toEqual([
      'Bruise on the ear',
      'Many A&E visits',
      'Safeguarding concern on record',
      expect.stringContaining('could not check everything'),
    ]);
  });

  test('where nothing comes, the answer is 412 in time, and not that there is nothing', async () => {
    const { status, ms } = await during(slowFor('/fhir/'), withToken({ prefetch: undefined }));
    expect(status).toBe(412);
    expect(ms).toBeLessThan(10_000);
  });

  test('roles that hang leave somebody who is told that they are shown less', async () => {
    const prefetch = await lessOf('roles');
    const { body } = await during(slowFor('/PractitionerRole'), withToken({ prefetch }));
    expect(body.cards.map(({ summary }) => summary)).toEqual([
      expect.stringContaining('could not tell your role'),
    ]);
  });

  test('a token that has ended, or may read less, leaves a gap that is named', async () => {
    const prefetch = await lessOf('conditions');
    const ended = (request: Request) =>
      request.url.includes('/Condition') ? Promise.resolve(new Response(null, { status: 401 })) : undefined;
    const narrow = 'patient/Encounter.rs user/Practitioner.rs user/PractitionerRole.rs';
    for (const [of, scope] of [
      [ended, undefined],
      [undefined, narrow],
      [undefined, `${narrow} patient/Condition.rs?category=problem-list-item`],
    ] as const) {
      const { status, body } = await during(of, withToken({ prefetch }, scope));
      expect([scope, status, body.cards.at(-1)?.detail]).toEqual([
        scope,
        200,
        expect.stringContaining('injuries and diagnoses'),
      ]);
    }
    // Said to be over already: it is not used, and so the data was not to be had.
    const over = { ...w.accessToken('amara'), expires_in: 0 };
    const before = w.fetched.length;
    const { status } = await w.call(
      servicePath(),
      await w.ask('amara', { prefetch, fhirServer: w.issuer.iss, fhirAuthorization: over }),
    );
    expect(status).toBe(412);
    expect(w.fetched.slice(before).filter((url) => url.includes('/fhir/'))).toEqual([]);
  });

  test('keys that hang, fail or are none are the client’s trouble and no verdict on its token', async () => {
    for (const keys of [
      hanging,
      () => Promise.resolve(new Response('away', { status: 500 })),
      () =>
        Promise.resolve(new Response(null, { status: 302, headers: { location: 'https://else.example' } })),
      () => Promise.resolve(new Response('<html>')),
      () => Promise.resolve(Response.json({ keys: 'none' })),
    ]) {
      const fresh = w.with({});
      const body = await w.ask('amara');
      w.instead.of = (request) => (request.url.includes('/cds/jwks') ? keys(request) : undefined);
      const { status } = await fresh.call(servicePath(), body);
      w.instead.of = undefined;
      expect(status).toBe(503);
    }
  });
});
