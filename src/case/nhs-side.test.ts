import { describe, expect, it } from 'vitest';
import { emergency } from '../test/case-fixture.ts';
import { caseWith, opened, settle } from '../test/case-world.ts';
import type { SignInWindow } from './sign-in-window.ts';

const lookUps = 'POST /api/cpis/look-ups';
const role = {
  id: '555021935107',
  title: 'Staff nurse',
  rights: ['look-up-unscheduled' as const],
};
const signedIn = {
  state: 'signed-in' as const,
  name: 'Priya SAMPLE',
  role,
  others: false,
  until: '2026-11-20T12:44:00.000Z',
};
const underWay = { state: 'under-way', startedAt: '2026-11-20T10:44:00.000Z' };
const check = {
  askedAt: '2026-11-20T10:44:00.000Z',
  answeredAt: '2026-11-20T10:44:01.000Z',
  kind: 'unscheduled',
  setting: 'A&E',
  by: { name: 'Priya SAMPLE' },
  notified: 'yes',
};
const open = (changes: object = {}) => ({
  'POST /api/sessions': () =>
    opened({ rights: ['record-concern'], nhsSignIn: { state: 'signed-out' }, ...changes }),
});

/** A case whose look-ups need an NHS sign-in, with a window that a test opens, closes and looks into. */
async function started(routes: Parameters<typeof caseWith>[0] = {}, blocked = false) {
  const window = { closed: false, went: [] as string[], closes: 0, released: 0 };
  const answers: unknown[] = [];
  let ticks: (() => void)[] = [];
  const opens: SignInWindow = {
    goTo: (url) => void window.went.push(url),
    closed: () => window.closed,
    close: () => void (window.closes += 1),
    release: () => void (window.released += 1),
  };
  const world = caseWith(
    {
      ...open(),
      'POST /api/nhs-sign-in': () =>
        Response.json({ url: 'https://nhs.example/authorize', startedAt: check.askedAt }, { status: 201 }),
      'GET /api/nhs-sign-in': () => Response.json(answers.shift() ?? underWay),
      [lookUps]: () => Response.json({ state: 'none', check }),
      ...routes,
    },
    {},
    undefined,
    undefined,
    {
      openWindow: () => (blocked ? undefined : opens),
      pause: () => new Promise((resolve) => ticks.push(resolve)),
    },
  );
  world.store.getState().start();
  await settle();
  /** So many waits pass, each with everything that follows from it. */
  const wait = async (times = 1) => {
    for (let i = 0; i < times; i += 1) {
      const due = ticks;
      ticks = [];
      due.forEach((go) => go());
      await settle();
    }
  };
  return { ...world, window, answers, wait, state: () => world.store.getState() };
}

describe('signing in to the NHS', () => {
  it('opens its window within the press, and sends it where the gateway says', async () => {
    let openedWithin = false;
    const world = caseWith(open(), {}, undefined, undefined, {
      openWindow: () => {
        openedWithin = true;
        return undefined;
      },
    });
    world.store.getState().start();
    await settle();
    world.store.getState().signInToNhs();
    expect(openedWithin).toBe(true);
    const { window, state } = await started();
    state().signInToNhs();
    await settle();
    expect(window.went).toEqual(['https://nhs.example/authorize']);
    expect(state().nhsSignIn).toEqual(underWay);
  });

  it('is asked about until the gateway knows, and then no longer', async () => {
    const { answers, count, state, wait, window } = await started();
    answers.push(underWay, underWay, signedIn);
    state().signInToNhs();
    await settle();
    await wait(10);
    expect(state().nhsSignIn).toEqual(signedIn);
    expect(count('GET /api/nhs-sign-in')).toBe(3);
    expect(window.closes).toBe(0);
    expect(window.released).toBeGreaterThan(0);
  });

  it('looks nobody up', async () => {
    const { answers, count, state, wait } = await started();
    answers.push(signedIn);
    state().signInToNhs();
    await settle();
    await wait(3);
    expect(count(lookUps)).toBe(0);
    expect(state().cpis).toEqual({ state: 'not-checked', because: 'not-asked-yet' });
  });

  it('says that the browser blocked the window, and asks the gateway for nothing', async () => {
    const { count, state } = await started({}, true);
    state().signInToNhs();
    await settle();
    expect(state()).toMatchObject({ nhsTrouble: 'window-blocked', nhsSignIn: { state: 'signed-out' } });
    expect(count('POST /api/nhs-sign-in')).toBe(0);
  });

  it('closes the window, and says so, when the gateway cannot begin', async () => {
    const { state, window } = await started({
      'POST /api/nhs-sign-in': () => Promise.reject(new TypeError('Failed to fetch')),
    });
    state().signInToNhs();
    await settle();
    expect(state()).toMatchObject({ nhsTrouble: 'not-started', nhsSignIn: { state: 'signed-out' } });
    expect(window.closes).toBe(1);
  });

  it('is given up when the window is closed, unless its answer was on the way', async () => {
    const { state, wait, window } = await started();
    state().signInToNhs();
    await settle();
    await wait(2);
    window.closed = true;
    await wait(1);
    expect(state().nhsSignIn.state).toBe('under-way');
    await wait(1);
    expect(state().nhsSignIn).toEqual({ state: 'failed', why: 'cancelled' });
  });

  it('is completed all the same where the window only looked closed', async () => {
    const { answers, state, wait, window } = await started();
    state().signInToNhs();
    await settle();
    window.closed = true;
    await wait(3);
    expect(state().nhsSignIn).toEqual({ state: 'failed', why: 'cancelled' });
    answers.push(signedIn);
    await wait(1);
    expect(state().nhsSignIn).toEqual(signedIn);
  });

  it('says that the gateway does not answer, and goes on asking', async () => {
    let there = false;
    const { state, wait } = await started({
      'GET /api/nhs-sign-in': () =>
        there ? Response.json(signedIn) : Promise.reject(new TypeError('Failed to fetch')),
    });
    state().signInToNhs();
    await settle();
    await wait(1);
    expect(state().nhsTrouble).toBe('not-answering');
    there = true;
    await wait(1);
    expect(state()).toMatchObject({ nhsSignIn: signedIn, nhsTrouble: undefined });
  });

  it('ends after ten minutes', async () => {
    const { count, state, wait, window } = await started();
    state().signInToNhs();
    await settle();
    await wait(601);
    expect(state().nhsSignIn).toEqual({ state: 'failed', why: 'timed-out' });
    expect(window.closes).toBe(1);
    expect(count('GET /api/nhs-sign-in')).toBe(600);
  });

  it('begun again ends the first: one of them is asked about', async () => {
    const { count, state, wait, window } = await started();
    state().signInToNhs();
    await settle();
    state().signInToNhs();
    await settle();
    expect(window.closes).toBe(1);
    await wait(3);
    expect(count('GET /api/nhs-sign-in')).toBe(3);
  });

  it('is not offered where look-ups need none', async () => {
    const { count, state } = await started(open({ nhsSignIn: { state: 'not-needed' } }));
    state().signInToNhs();
    await settle();
    expect(count('POST /api/nhs-sign-in')).toBe(0);
  });
});

describe('what the signed-in role allows', () => {
  it('is nothing before it is known, and is not said to be missing either', async () => {
    const { count, state } = await started();
    expect(state().cpis).toEqual({ state: 'not-checked', because: 'not-asked-yet' });
    await state().lookUp();
    expect(count(lookUps)).toBe(0);
  });

  it('is looked up with, by a press', async () => {
    const { count, state } = await started(open({ nhsSignIn: signedIn }));
    await state().lookUp();
    expect(count(lookUps)).toBe(1);
  });

  it.each([
    [[], 'no-right'],
    [['look-up-scheduled'], 'no-right-in-this-setting'],
  ])('%j in A&E is %s, until another role is chosen', async (rights, reason) => {
    const { count, state } = await started({
      ...open({ nhsSignIn: { ...signedIn, role: { ...role, rights } } }),
      'PUT /api/nhs-sign-in/role': () => Response.json(signedIn),
    });
    expect(state().cpis).toEqual({ state: 'could-not-check', reason, notified: 'no' });
    await state().lookUp();
    expect(count(lookUps)).toBe(0);
    await state().chooseNhsRole(role.id);
    expect(state().cpis).toEqual({ state: 'not-checked', because: 'not-asked-yet' });
    await state().lookUp();
    expect(count(lookUps)).toBe(1);
  });

  it('goes with signing out', async () => {
    const { count, state } = await started({
      ...open({ nhsSignIn: signedIn }),
      'DELETE /api/nhs-sign-in': () => Response.json({ state: 'signed-out' }),
    });
    await state().signOutOfNhs();
    await state().lookUp();
    expect(state().nhsSignIn).toEqual({ state: 'signed-out' });
    expect(count(lookUps)).toBe(0);
  });

  it('is read again when a look-up finds that the sign-in has ended', async () => {
    const { answers, state } = await started({
      ...open({ nhsSignIn: signedIn }),
      [lookUps]: () =>
        Response.json({ state: 'could-not-check', reason: 'nhs-sign-in-ended', notified: 'no' }),
    });
    answers.push({ state: 'ended' });
    await state().lookUp();
    expect(state()).toMatchObject({ cpis: { reason: 'nhs-sign-in-ended' }, nhsSignIn: { state: 'ended' } });
  });
});

describe('where the site looks up on opening', () => {
  const onOpen = { setting: { ...emergency, policy: 'on-open' } };

  it('waits for the sign-in, then looks up once', async () => {
    const { answers, bodies, state, wait } = await started(open(onOpen));
    expect(bodies(lookUps)).toEqual([]);
    answers.push({ state: 'choose-role', name: 'Priya SAMPLE', roles: [role] }, signedIn);
    state().signInToNhs();
    await settle();
    await wait(1);
    expect(bodies(lookUps)).toEqual([]);
    state().signInToNhs();
    await settle();
    await wait(2);
    expect(bodies(lookUps)).toMatchObject([{ why: 'opened' }]);
  });

  it('looks nobody up by signing in once the person chose the setting', async () => {
    const { answers, count, state, wait } = await started({
      ...open(onOpen),
      'PUT /api/session/setting': () => Response.json(onOpen.setting),
    });
    await state().chooseSetting(emergency.id);
    answers.push(signedIn);
    state().signInToNhs();
    await settle();
    await wait(1);
    expect(state().nhsSignIn).toEqual(signedIn);
    expect(count(lookUps)).toBe(0);
  });

  it('looks nobody up by choosing a role with the right, after one without', async () => {
    const { count, state } = await started({
      ...open({ ...onOpen, nhsSignIn: { ...signedIn, role: { ...role, rights: [] } } }),
      'PUT /api/nhs-sign-in/role': () => Response.json(signedIn),
    });
    await state().chooseNhsRole(role.id);
    expect(count(lookUps)).toBe(0);
  });
});
