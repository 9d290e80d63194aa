import { describe, expect, it } from 'vitest';
import type { CareSetting } from '../domain/care-setting.ts';
import { caseWith, opened, openedIn, settle } from '../test/case-world.ts';

const lookUps = 'POST /api/cpis/look-ups';
const check = {
  askedAt: '2026-11-20T10:44:00.000Z',
  answeredAt: '2026-11-20T10:44:01.000Z',
  kind: 'unscheduled',
  setting: 'A&E',
  by: { name: 'Priya SAMPLE' },
  notified: 'yes',
};
const none = { state: 'none', check };
const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const kept = (status: object) => ({ 'GET /api/cpis': () => Response.json(status) });
const inSetting = (setting: Partial<CareSetting>) => ({ 'POST /api/sessions': openedIn(setting) });
const onOpen = inSetting({ policy: 'on-open' });

async function started(routes: Parameters<typeof caseWith>[0]) {
  const world = caseWith({ [lookUps]: () => Response.json(none), ...routes });
  world.store.getState().start();
  await settle();
  return world;
}

describe('a look-up', () => {
  it('is made by nobody but a person, where the site says so', async () => {
    const { count, store } = await started({});
    expect(count(lookUps)).toBe(0);
    expect(store.getState().cpis.state).toBe('not-checked');
  });

  it('is one call however often it is pressed', async () => {
    const { count, store } = await started({});
    const { lookUp } = store.getState();
    await Promise.all([lookUp(), lookUp(), lookUp()]);
    await lookUp();
    expect(count(lookUps)).toBe(1);
    expect(store.getState().cpis).toEqual(none);
  });

  it('says that it is under way, as what and where', async () => {
    const { store } = await started({ [lookUps]: () => new Promise<never>(() => undefined) });
    void store.getState().lookUp();
    expect(store.getState().cpis).toEqual({
      state: 'checking',
      askedAt: '2026-11-20T10:44:00.000Z',
      kind: 'unscheduled',
      setting: 'A&E',
    });
  });

  it('is made a second time only by a person who was told what that does', async () => {
    const { count, store } = await started(kept(none));
    await store.getState().lookUp();
    expect(count(lookUps)).toBe(0);
    await store.getState().lookUp({ again: 'may-tell-twice' });
    expect(count(lookUps)).toBe(1);
  });

  it('is not made before the setting is known', async () => {
    const { count, store } = await started({ 'POST /api/sessions': () => opened({ setting: undefined }) });
    await store.getState().lookUp();
    expect(count(lookUps)).toBe(0);
  });
});

describe('a look-up on opening', () => {
  it('is made once', async () => {
    const { count, store } = await started(onOpen);
    await store.getState().lookUp();
    expect(count(lookUps)).toBe(1);
    expect(store.getState().cpis.state).toBe('none');
  });

  it.each([
    ['its answer is kept', kept(none)],
    ['its answer has gone', kept({ state: 'not-checked', because: 'answer-expired' })],
    [
      'an earlier one failed',
      kept({ state: 'could-not-check', reason: 'timed-out', notified: 'unknown', askedAt: check.askedAt }),
    ],
    ['the gateway cannot say what was asked before', { 'GET /api/cpis': lost }],
    ['the role has no right to', { 'POST /api/sessions': () => opened({ rights: [] }) }],
  ])('is not made when %s', async (_, routes) => {
    const { count } = await started({ ...onOpen, ...routes });
    expect(count(lookUps)).toBe(0);
  });
});

describe('a look-up that is not offered', () => {
  it.each([
    ['never-in-this-setting', inSetting({ policy: 'never' })],
    ['no-right', { 'POST /api/sessions': () => opened({ rights: ['record-concern'] }) }],
    ['nhs-number-not-verified', { 'POST /api/sessions': () => opened({ nhsNumber: 'not-verified' }) }],
    ['nhs-number-invalid', { 'POST /api/sessions': () => opened({ nhsNumber: 'several' }) }],
    ['no-nhs-number', { 'POST /api/sessions': () => opened({ nhsNumber: 'none' }) }],
  ])('says %s, and that nobody was told', async (reason, routes) => {
    const { store } = await started(routes);
    expect(store.getState().cpis).toEqual({ state: 'could-not-check', reason, notified: 'no' });
  });
});

describe('a look-up whose answer does not come', () => {
  const problem = (code: string, status: number) => () =>
    Response.json({ code, message: 'refused' }, { status });

  it.each([
    ['the connection broke', 'unscheduled', lost, 'answer-lost', 'unknown'],
    ['the connection broke', 'scheduled', lost, 'answer-lost', 'no'],
    ['the answer makes no sense', 'unscheduled', () => Response.json({}), 'answer-lost', 'unknown'],
    ['the gateway failed', 'unscheduled', problem('server-error', 500), 'answer-lost', 'unknown'],
    ['the gateway refused', 'unscheduled', problem('audit-refused', 403), 'audit-refused', 'no'],
    ['the gateway did not understand', 'unscheduled', problem('body-wrong', 400), 'bad-request', 'no'],
    ['the gateway’s session ended', 'unscheduled', problem('x', 401), 'gateway-away', 'no'],
  ] as const)('because %s (%s) is never repeated', async (_, kind, answer, reason, notified) => {
    const { store, count } = await started({ ...inSetting({ kind }), [lookUps]: answer });
    await store.getState().lookUp();
    await settle();
    expect(store.getState().cpis).toMatchObject({ state: 'could-not-check', reason, notified });
    expect(count(lookUps)).toBe(1);
  });

  it('is repeated by a person who was told what that does, and by no other press', async () => {
    const { store, count } = await started({ [lookUps]: lost });
    await store.getState().lookUp();
    await store.getState().lookUp();
    expect(count(lookUps)).toBe(1);
    await store.getState().lookUp({ again: 'may-tell-twice' });
    expect(count(lookUps)).toBe(2);
  });

  it('is shown after all when the gateway has it', async () => {
    let there = false;
    const { store, count } = await started({
      [lookUps]: () => {
        there = true;
        return lost();
      },
      'GET /api/cpis': () => Response.json(there ? none : { state: 'not-checked', because: 'not-asked-yet' }),
    });
    await store.getState().lookUp();
    await settle();
    expect(store.getState().cpis).toEqual(none);
    expect(count(lookUps)).toBe(1);
  });

  it('from before a refresh is waited for, not repeated', async () => {
    let reads = 0;
    const { store, count } = await started({
      ...onOpen,
      'GET /api/cpis': () =>
        Response.json(
          ++reads < 3
            ? { state: 'checking', askedAt: check.askedAt, kind: 'unscheduled', setting: 'A&E' }
            : none,
        ),
    });
    await settle();
    expect(store.getState().cpis).toEqual(none);
    expect(count(lookUps)).toBe(0);
  });
});
