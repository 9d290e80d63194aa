import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CpisAnswer } from '../../src/domain/cpis.ts';
import { verify } from '../audit/verify.ts';
import { openSeal } from '../store/seal.ts';
import { lookUpsIn } from '../store/look-ups.ts';
import { engines } from '../test/engines.ts';
import { detailsOf, entriesOf } from '../test/ledger.ts';
import { key, unscheduled, world, type Gateway, type World } from '../test/world.ts';

const found: CpisAnswer = {
  outcome: 'found',
  notified: 'yes',
  plans: [{ kind: 'child-protection', status: 'current', authority: 'Testshire', phones: {} }],
  history: { state: 'not-offered' },
};

describe.each(engines())('the end of every look-up, on $name', ({ available, place, stop }) => {
  const test = available ? it : it.skip;
  const start = new Date('2026-11-20T10:42:00.000Z');
  let w: World;
  let gateway: Gateway;
  let token: string;
  let answer: (given: CpisAnswer) => void;
  beforeAll(async () => {
    if (available) w = await world(await place());
  });
  beforeEach(async () => {
    if (!available) return;
    await w.store.db.deleteFrom('look_ups').execute();
    w.now = start;
    w.cpis.calls.length = 0;
    w.cpis.answer = () => new Promise((resolve) => (answer = resolve));
    gateway = w.gateway();
    token = await gateway.signIn();
  });
  afterAll(async () => {
    if (!available) return;
    await w.store.db.destroy();
    await stop();
  });

  const after = (minutes: number) => (w.now = new Date(start.getTime() + minutes * 60_000));
  const look = async (more = {}): Promise<unknown> => {
    const body = { ...unscheduled, ...more };
    return (await gateway.call('POST', '/api/cpis/look-ups', { token, body })).json();
  };
  const known = async (at = gateway): Promise<unknown> =>
    (await at.call('GET', '/api/cpis', { token })).json();
  const row = () => w.store.db.selectFrom('look_ups').selectAll().executeTakeFirstOrThrow();
  const lastDetails = async (count: number) => (await entriesOf(w)).slice(-count).reverse().map(detailsOf);

  test('where CP-IS is not connected it is said before anybody asks, and an earlier answer stays', async () => {
    const cpis = { adapter: 'none' as const, timeoutMs: 10_000 };
    const apart = w.gateway(w.store, { ...w.config, cpis: { ...w.config.cpis, ...cpis } });
    expect(await known(apart)).toEqual({
      state: 'could-not-check',
      reason: 'not-configured',
      notified: 'no',
    });
    expect(await known()).toEqual({ state: 'not-checked', because: 'not-asked-yet' });
    const asked = look();
    await expect.poll(() => w.cpis.calls.length).toBe(1);
    answer(found);
    await asked;
    expect(await known(apart)).toMatchObject({ state: 'found' });
  });

  test('a lost one is closed once, with whom it was asked by and that the authority may have been told', async () => {
    void look();
    await expect.poll(() => w.cpis.calls.length).toBe(1);
    await gateway.tidy();
    expect((await row()).answered_at).toBeNull();
    after(1);
    await gateway.tidy();
    await gateway.tidy();
    expect(await lastDetails(2)).toMatchObject([
      { phase: 'could-not-check', told: 'unknown', why: 'pressed', 'care-setting': 'A&E' },
      { phase: 'about-to-look' },
    ]);
    expect(await known()).toMatchObject({
      state: 'could-not-check',
      reason: 'answer-lost',
      notified: 'unknown',
      check: { by: { name: 'Ash Sample' }, answeredAt: w.now.toISOString() },
    });
    expect(await verify(w.store.db, 'testshire')).toMatchObject({ intact: true });
    expect(w.cpis.calls.length).toBe(1);
  });

  test('whoever is told first that it is lost closes it', async () => {
    void look();
    await expect.poll(() => w.cpis.calls.length).toBe(1);
    after(1);
    expect(await known()).toMatchObject({ reason: 'answer-lost' });
    expect((await row()).answered_at).toEqual(w.now);
    expect(await lastDetails(1)).toMatchObject([{ phase: 'could-not-check', told: 'unknown' }]);
  });

  test('an answer that comes after that is given to who waits, kept, and in the ledger', async () => {
    const asked = look();
    await expect.poll(() => w.cpis.calls.length).toBe(1);
    after(1);
    await gateway.tidy();
    answer(found);
    expect(await asked).toMatchObject({ state: 'found' });
    expect(await lastDetails(2)).toMatchObject([
      { phase: 'answered', answer: 'found', told: 'yes' },
      { phase: 'could-not-check', told: 'unknown' },
    ]);
    expect(await known()).toMatchObject({ state: 'found' });
    expect(w.cpis.calls.length).toBe(1);
  });

  test('a session that ends meanwhile loses no answer', async () => {
    const asked = look();
    await expect.poll(() => w.cpis.calls.length).toBe(1);
    expect((await gateway.call('DELETE', '/api/session', { token })).status).toBe(204);
    answer(found);
    expect(await asked).toMatchObject({ state: 'found' });
    expect(await lastDetails(1)).toMatchObject([{ phase: 'answered', answer: 'found' }]);
    token = await gateway.signIn();
    expect(await known()).toMatchObject({ state: 'found' });
    expect(w.cpis.calls.length).toBe(1);
  });

  test('asking again after a lost one is a second look-up, told as such', async () => {
    void look();
    await expect.poll(() => w.cpis.calls.length).toBe(1);
    after(1);
    expect(await look()).toMatchObject({ reason: 'answer-lost' });
    w.cpis.answer = () => Promise.resolve(found);
    expect(await look({ again: 'may-tell-twice' })).toMatchObject({ state: 'found' });
    expect(await lastDetails(3)).toMatchObject([
      { phase: 'answered', why: 'asked-again' },
      { phase: 'about-to-look', why: 'asked-again' },
      { phase: 'could-not-check', why: 'pressed' },
    ]);
  });

  test('an answer is kept sealed for its minutes, and then the column is empty', async () => {
    w.cpis.answer = () => Promise.resolve(found);
    await look();
    expect((await row()).sealed).not.toMatch(/Testshire|found/);
    after(w.config.site.keepAnswerMinutes - 1);
    await gateway.tidy();
    expect((await row()).sealed).not.toBeNull();
    after(w.config.site.keepAnswerMinutes);
    await gateway.tidy();
    const swept = await row();
    expect([swept.sealed, swept.answered_at]).toEqual([null, start]);
  });

  test('a key that was changed still opens an older answer', async () => {
    w.cpis.answer = () => Promise.resolve(found);
    await look();
    const { tenant, user_key: userKey, child_key: childKey, visit_key: visitKey } = await row();
    const rotated = await openSeal(w.store.db, [randomBytes(32), key]);
    const opened = await lookUpsIn(w.store.db, rotated).latest({ tenant, userKey, childKey, visitKey });
    expect(opened?.status).toMatchObject({ state: 'found', plans: [{ authority: 'Testshire' }] });
  });
});
