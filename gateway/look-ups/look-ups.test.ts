import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CpisAnswer } from '../../src/domain/cpis.ts';
import { detailsOf, entriesOf } from '../test/ledger.ts';
import { unscheduled, world, type Gateway, type World } from '../test/world.ts';

const found: CpisAnswer = {
  outcome: 'found',
  notified: 'yes',
  plans: [{ kind: 'child-protection', status: 'current', authority: 'Testshire', phones: {} }],
  history: { state: 'not-offered' },
};

let w: World;
let gateway: Gateway;
let token: string;
let restore: Pick<World, 'now'>;
beforeAll(async () => {
  w = await world();
  restore = { now: w.now };
});
beforeEach(async () => {
  await w.store.db.deleteFrom('look_ups').execute();
  await w.store.db.deleteFrom('chosen_settings').execute();
  w.now = restore.now;
  w.cpis.calls.length = 0;
  w.cpis.answer = () => Promise.resolve({ outcome: 'none', notified: 'yes' });
  gateway = w.gateway();
  token = await gateway.signIn();
});

const look = async (body: unknown = unscheduled, bearer = token): Promise<unknown> =>
  (await gateway.call('POST', '/api/cpis/look-ups', { token: bearer, body })).json();
const known = async (bearer = token, at = gateway): Promise<unknown> =>
  (await at.call('GET', '/api/cpis', { token: bearer })).json();
const entries = () => entriesOf(w);

describe('a look-up', () => {
  it('is not made by asking what is known', async () => {
    expect(await known()).toEqual({ state: 'not-checked', because: 'not-asked-yet' });
    expect(w.cpis.calls).toEqual([]);
  });

  it('answers with who asked, when, as what, and is audited before and after', async () => {
    w.cpis.answer = () => Promise.resolve(found);
    expect(await look()).toMatchObject({
      state: 'found',
      plans: [{ authority: 'Testshire' }],
      check: {
        kind: 'unscheduled',
        setting: 'A&E',
        notified: 'yes',
        by: { name: 'Ash Sample', role: 'Staff nurse' },
      },
    });
    expect(w.cpis.calls).toMatchObject([{ nhsNumber: '9990000018', kind: 'unscheduled' }]);
    const [before, after] = (await entries()).slice(-2).map(detailsOf);
    expect(before).toMatchObject({ phase: 'about-to-look', why: 'pressed', kind: 'unscheduled' });
    expect(after).toMatchObject({ phase: 'answered', answer: 'found', told: 'yes' });
    expect(JSON.stringify(await entries())).not.toMatch(/9990000018|Testshire\b(?! Trust)/);
  });

  it('gives the same answer after a refresh, a second tab and a second launch, without a second call', async () => {
    w.cpis.answer = () => Promise.resolve(found);
    const first: unknown = await look();
    expect(await known()).toEqual(first);
    expect(await look()).toEqual(first);
    const second = await gateway.signIn();
    expect(await known(second)).toEqual(first);
    expect(await look(unscheduled, second)).toEqual(first);
    expect(await look({ ...unscheduled, again: 'may-tell-twice' })).toEqual(first);
    expect(w.cpis.calls.length).toBe(1);
  });

  it('is made again only when a person says so after no answer', async () => {
    w.cpis.answer = () =>
      Promise.resolve({ outcome: 'could-not-check', reason: 'timed-out', notified: 'unknown' });
    expect(await look()).toMatchObject({
      state: 'could-not-check',
      reason: 'timed-out',
      notified: 'unknown',
    });
    expect(await look()).toMatchObject({ reason: 'timed-out' });
    expect(w.cpis.calls.length).toBe(1);
    w.cpis.answer = () => Promise.resolve(found);
    expect(await look({ ...unscheduled, again: 'may-tell-twice' })).toMatchObject({ state: 'found' });
    expect(w.cpis.calls.length).toBe(2);
    expect(await known()).toMatchObject({ state: 'found' });
    const whys = (await entries())
      .map(detailsOf)
      .flatMap(({ phase, why }) => (phase === 'about-to-look' ? [why] : []));
    expect(whys.slice(-2)).toEqual(['pressed', 'asked-again']);
  });

  it('is one user’s and one child’s own, and each reading of it is in the ledger', async () => {
    w.cpis.answer = () => Promise.resolve(found);
    await look();
    const never = { state: 'not-checked', because: 'not-asked-yet' };
    const colleague = await w.ehr.idToken({ fhirUser: 'Practitioner/clerk' });
    expect(await known(await gateway.signIn({ idToken: colleague }))).toEqual(never);
    expect(await known(await gateway.signIn({ patient: 'child-2', encounter: 'e2' }))).toEqual(never);
    const before = (await entries()).length;
    await known();
    await look();
    const phases = (await entries())
      .slice(before)
      .map(({ entity }) => entity?.at(-1)?.detail?.[0]?.valueString);
    expect(phases).toEqual(['kept-answer-read', 'kept-answer-read']);
  });

  it('is refused when the care setting was changed between the button and the call', async () => {
    const bearer = await gateway.signIn();
    const body = { setting: 'general-practice' };
    await gateway.call('PUT', '/api/session/setting', { token: bearer, body });
    expect(await look(unscheduled, bearer)).toMatchObject({ reason: 'no-care-setting', notified: 'no' });
    expect(w.cpis.calls).toEqual([]);
  });

  it('is asked anew in another encounter', async () => {
    await look();
    const another = await gateway.signIn({ encounter: undefined });
    expect(await known(another)).toEqual({ state: 'not-checked', because: 'not-asked-yet' });
  });

  it('is forgotten after its time, and says that it was made', async () => {
    await look();
    w.now = new Date(w.now.getTime() + 241 * 60_000);
    const next = await gateway.signIn();
    expect(await known(next)).toEqual({ state: 'not-checked', because: 'answer-expired' });
    expect(await look(unscheduled, next)).toEqual({ state: 'not-checked', because: 'answer-expired' });
    expect(w.cpis.calls.length).toBe(1);
  });
});

describe('an answer that does not come', () => {
  it('is waited for by everybody who asks at the same time', async () => {
    let answer: (a: CpisAnswer) => void = () => undefined;
    w.cpis.answer = () => new Promise((resolve) => (answer = resolve));
    const first = look();
    await expect.poll(() => w.cpis.calls.length).toBe(1);
    expect(await known()).toMatchObject({ state: 'checking', kind: 'unscheduled', setting: 'A&E' });
    const others = [look(), look(), look({ ...unscheduled, again: 'may-tell-twice' })];
    answer(found);
    const answers = await Promise.all([first, ...others]);
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(w.cpis.calls.length).toBe(1);
  });

  it('is lost when its process ended between the row and the answer, and the authority may have been told', async () => {
    w.cpis.answer = () => new Promise(() => undefined);
    void look();
    await expect.poll(() => w.cpis.calls.length).toBe(1);
    const restarted = w.gateway();
    expect(await known(token, restarted)).toMatchObject({
      state: 'could-not-check',
      reason: 'answer-lost',
      notified: 'unknown',
      check: { by: { name: 'Ash Sample' } },
    });
    expect(
      await (await restarted.call('POST', '/api/cpis/look-ups', { token, body: unscheduled })).json(),
    ).toMatchObject({ reason: 'answer-lost' });
    expect(w.cpis.calls.length).toBe(1);
  });

  it('is lost when its time is over', async () => {
    w.cpis.answer = () => new Promise(() => undefined);
    void look();
    await expect.poll(() => w.cpis.calls.length).toBe(1);
    w.now = new Date(w.now.getTime() + 60_000);
    expect(await known()).toMatchObject({ reason: 'answer-lost', notified: 'unknown' });
  });

  it('is no answer when the adapter breaks its word', async () => {
    w.cpis.answer = () => Promise.reject(new Error('9990000018'));
    expect(await look()).toMatchObject({
      state: 'could-not-check',
      reason: 'no-answer',
      notified: 'unknown',
    });
    expect(w.logged.join('')).not.toContain('9990000018');
  });
});
