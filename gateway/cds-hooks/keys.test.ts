import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdsWorld, clientKey, servicePath, type CdsWorld } from '../test/cds-world.ts';
import { engines, inWorld } from '../test/engines.ts';
import { perCaller } from './per-caller.ts';

const [memory] = engines();
if (memory === undefined) throw new Error('no engine');

describe('keys of a CDS client that change', () => {
  let w: CdsWorld;
  const test = inWorld(memory, cdsWorld, (made) => (w = made));
  // Keys are kept by the computer's own clock.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: w.now });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const asked = () => w.fetched.filter((url) => url.endsWith('/cds/jwks')).length;
  const pass = (ms: number) => {
    w.now = new Date(w.now.getTime() + ms);
    vi.setSystemTime(w.now);
  };
  const tried = async (key: CdsWorld['key']) =>
    (await w.send('GET', '/cds-services', { token: await w.token('/cds-services', { key }) })).status;

  test('are asked for once for a new key id, not by each call; the old key is gone with the new ones', async () => {
    expect(await tried(w.key)).toBe(200);
    expect(asked()).toBe(1);
    const stranger = await clientKey('stranger');
    expect(await Promise.all(Array.from({ length: 10 }, () => tried(stranger)))).not.toContain(200);
    expect(asked()).toBe(1);
    pass(6000);
    expect(await Promise.all(Array.from({ length: 10 }, () => tried(stranger)))).not.toContain(200);
    expect(asked()).toBe(2);

    const next = await clientKey('key-2');
    w.published.splice(0, 1, next.jwk);
    pass(6000);
    expect(await tried(w.key)).toBe(200);
    expect(await tried(next)).toBe(200);
    expect(asked()).toBe(3);
    expect(await tried(w.key)).toBe(401);
    expect(asked()).toBe(3);
  });

  test('are asked for again after ten minutes, so that a key that was taken back is not good for ever', async () => {
    const before = asked();
    const [current] = w.published;
    w.published.splice(0, 1, (await clientKey('key-3')).jwk);
    pass(601_000);
    expect(await tried(await clientKey(current?.kid ?? ''))).toBe(401);
    expect(asked()).toBe(before + 1);
  });

  test('that are two of one id decide nothing: neither is taken', async () => {
    const twin = await clientKey('twin');
    w.published.splice(0, w.published.length, twin.jwk, (await clientKey('twin')).jwk);
    pass(601_000);
    expect(await tried(twin)).toBe(401);
  });
});

describe('callers that are many', () => {
  let w: CdsWorld;
  const test = inWorld(memory, cdsWorld, (made) => (w = made));

  it('are each allowed so many a minute', () => {
    let now = new Date('2026-11-20T10:00:00Z');
    const calls = perCaller({ clock: () => now }, 2);
    expect([calls.allows('a'), calls.allows('a'), calls.allows('a'), calls.allows('b')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    now = new Date('2026-11-20T10:01:00Z');
    expect(calls.allows('a')).toBe(true);
  });

  test('and cannot prove who they are keep nobody else out', async () => {
    const bad = () => w.send('POST', servicePath(), { token: 'a.b.c', body: {} });
    for (let i = 0; i < 600; i += 1) await bad();
    const refused = await bad();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect((await w.call(servicePath(), await w.ask('amara'))).status).toBe(200);
    w.now = new Date(w.now.getTime() + 60_000);
    expect((await bad()).status).toBe(401);
  });
});
