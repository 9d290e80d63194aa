import { describe, expect, it } from 'vitest';
import type { CareSetting } from '../domain/care-setting.ts';
import { emergency } from '../test/case-fixture.ts';
import { answered, caseWith, opened, openedIn, patientPage, settle } from '../test/case-world.ts';

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
const onOpenSetting = { ...emergency, policy: 'on-open' };
const onOpen = inSetting({ policy: 'on-open' });

async function started(routes: Parameters<typeof caseWith>[0], pages: Parameters<typeof caseWith>[1] = {}) {
  const world = caseWith({ [lookUps]: () => Response.json(none), ...routes }, pages);
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

describe('an NHS number that is not verified', () => {
  const notVerified = { 'POST /api/sessions': () => opened({ nhsNumber: 'not-verified' }) };

  it('is looked up by no press until a person says how they know whose it is, and that is sent', async () => {
    const { bodies, store } = await started(notVerified);
    await store.getState().lookUp();
    expect(bodies(lookUps)).toEqual([]);
    await store.getState().lookUp({ identity: 'saw-document' });
    expect(bodies(lookUps)).toEqual([
      { kind: 'unscheduled', setting: 'emergency-department', why: 'pressed', identity: 'saw-document' },
    ]);
  });

  it('need not be confirmed again for another try in this visit', async () => {
    const { bodies, store } = await started({ ...notVerified, [lookUps]: lost });
    await store.getState().lookUp({ identity: 'saw-document' });
    await store.getState().lookUp({ again: 'may-tell-twice' });
    expect(bodies(lookUps)).toHaveLength(2);
    expect(bodies(lookUps)[1]).toMatchObject({ again: 'may-tell-twice', identity: 'saw-document' });
  });

  it('of a child whose record was replaced is not looked up at all', async () => {
    const { count, store } = await started({
      'POST /api/sessions': () => opened({ nhsNumber: 'not-verified', recordReplaced: true }),
    });
    await store.getState().lookUp({ identity: 'saw-document' });
    expect(count(lookUps)).toBe(0);
  });
});

describe('a look-up on opening', () => {
  it('is made once, and says that nobody pressed', async () => {
    const { bodies, store } = await started(onOpen);
    await store.getState().lookUp();
    expect(bodies(lookUps)).toEqual([
      { kind: 'unscheduled', setting: 'emergency-department', why: 'opened' },
    ]);
    expect(store.getState().cpis.state).toBe('none');
  });

  it.each([
    ['no birth date', { birthDate: undefined }],
    ['a year of birth that may make them 18', { birthDate: '2008' }],
    ['18 today', { birthDate: '2008-11-20' }],
    ['an adult, so the plan may be her unborn child’s', { birthDate: '1996-02-01' }],
  ])('is not made of somebody with %s, but by a press', async (_, who) => {
    const { bodies, store } = await started(onOpen, patientPage(who));
    expect(bodies(lookUps)).toEqual([]);
    await store.getState().lookUp();
    expect(bodies(lookUps)).toMatchObject([{ why: 'pressed' }]);
  });

  it('is made of somebody who is 18 tomorrow', async () => {
    const { count } = await started(onOpen, patientPage({ birthDate: '2008-11-21' }));
    expect(count(lookUps)).toBe(1);
  });

  it('waits for the record to say who it is', async () => {
    let arrive: (response: ReturnType<typeof answered>) => void = () => undefined;
    const { count } = await started(onOpen, {
      'Patient/amara': () => new Promise((resolve) => (arrive = resolve)),
    });
    expect(count(lookUps)).toBe(0);
    arrive(patientPage()['Patient/amara']());
    await settle();
    expect(count(lookUps)).toBe(1);
  });

  it('is not made when the record could be read only later, at a person’s asking', async () => {
    let answer: Parameters<typeof caseWith>[1] = { 'Patient/amara': () => ({ kind: 'no-answer' }) };
    const { count, store } = await started(onOpen, {
      'Patient/amara': () => answer?.['Patient/amara']?.() ?? { kind: 'no-answer' },
    });
    answer = patientPage();
    await store.getState().readAgain('Patient');
    await settle();
    expect(store.getState().child.state).toBe('present');
    expect(count(lookUps)).toBe(0);
  });

  it('is not made by choosing a setting whose policy it is', async () => {
    const { count, store } = await started({
      'POST /api/sessions': () => opened({ setting: undefined }),
      'PUT /api/session/setting': () =>
        Response.json({ id: 'a', title: 'A&E', group: 'emergency', kind: 'unscheduled', policy: 'on-open' }),
    });
    await store.getState().chooseSetting('a');
    await settle();
    expect(count(lookUps)).toBe(0);
  });

  it.each([
    ['its answer is kept', kept(none)],
    ['its answer has gone', kept({ state: 'not-checked', because: 'answer-expired' })],
    [
      'an earlier one failed',
      kept({ state: 'could-not-check', reason: 'timed-out', notified: 'unknown', askedAt: check.askedAt }),
    ],
    ['the gateway cannot say what was asked before', { 'GET /api/cpis': lost }],
    [
      'the role has no right to',
      { 'POST /api/sessions': () => opened({ setting: onOpenSetting, rights: [] }) },
    ],
    [
      'the number is not verified',
      { 'POST /api/sessions': () => opened({ setting: onOpenSetting, nhsNumber: 'not-verified' }) },
    ],
    [
      'another record took its place',
      { 'POST /api/sessions': () => opened({ setting: onOpenSetting, recordReplaced: true }) },
    ],
  ])('is not made when %s', async (_, routes) => {
    const { count } = await started({ ...onOpen, ...routes });
    expect(count(lookUps)).toBe(0);
  });
});

describe('a look-up that is not offered', () => {
  it.each([
    ['never-in-this-setting', inSetting({ policy: 'never' })],
    ['no-right', { 'POST /api/sessions': () => opened({ rights: ['record-concern'] }) }],
    ['no-right-in-this-setting', { 'POST /api/sessions': () => opened({ rights: ['look-up-scheduled'] }) }],
    ['record-replaced', { 'POST /api/sessions': () => opened({ recordReplaced: true, setting: undefined }) }],
    ['nhs-number-not-verified', { 'POST /api/sessions': () => opened({ nhsNumber: 'not-verified' }) }],
    ['nhs-number-invalid', { 'POST /api/sessions': () => opened({ nhsNumber: 'several' }) }],
    ['no-nhs-number', { 'POST /api/sessions': () => opened({ nhsNumber: 'none' }) }],
  ])('says %s, and that nobody was told', async (reason, routes) => {
    const { store } = await started(routes);
    expect(store.getState().cpis).toEqual({ state: 'could-not-check', reason, notified: 'no' });
  });
});

describe('a setting that allows no look-up', () => {
  it('says so no longer once another is chosen, and nothing is looked up by that', async () => {
    const { count, store } = await started({
      ...inSetting({ policy: 'never' }),
      'PUT /api/session/setting': () =>
        Response.json({ id: 'gp', title: 'GP', group: 'gp', kind: 'scheduled', policy: 'on-click' }),
    });
    await store.getState().chooseSetting('gp');
    expect(store.getState().cpis).toEqual({ state: 'not-checked', because: 'not-asked-yet' });
    expect(count(lookUps)).toBe(0);
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
