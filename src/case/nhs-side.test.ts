import { describe, expect, it } from 'vitest';
import { caseWith, settle } from '../test/case-world.ts';
import { lookUps, openedWith, signedIn, startedWith, underWay } from '../test/nhs-world.ts';

describe('signing in to the NHS', () => {
  it('opens its window within the press, and sends it where the gateway says', async () => {
    let openedWithin = false;
    const world = caseWith(openedWith(), {}, undefined, undefined, {
      openWindow: () => {
        openedWithin = true;
        return undefined;
      },
    });
    world.store.getState().start();
    await settle();
    world.store.getState().signInToNhs();
    expect(openedWithin).toBe(true);
    const { window, state } = await startedWith();
    state().signInToNhs();
    await settle();
    expect(window.went).toEqual(['https://nhs.example/authorize']);
    expect(state().nhsSignIn).toEqual(underWay);
  });

  it('is asked about until the gateway knows, and then no longer', async () => {
    const { answers, count, state, wait, window } = await startedWith();
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
    const { answers, count, state, wait } = await startedWith();
    answers.push(signedIn);
    state().signInToNhs();
    await settle();
    await wait(3);
    expect(count(lookUps)).toBe(0);
    expect(state().cpis).toEqual({ state: 'not-checked', because: 'not-asked-yet' });
  });

  it('says that the browser blocked the window, and asks the gateway for nothing', async () => {
    const { count, state } = await startedWith({}, true);
    state().signInToNhs();
    await settle();
    expect(state()).toMatchObject({ nhsTrouble: 'window-blocked', nhsSignIn: { state: 'signed-out' } });
    expect(count('POST /api/nhs-sign-in')).toBe(0);
  });

  it('closes the window, and says so, when the gateway cannot begin', async () => {
    const { state, window } = await startedWith({
      'POST /api/nhs-sign-in': () => Promise.reject(new TypeError('Failed to fetch')),
    });
    state().signInToNhs();
    await settle();
    expect(state()).toMatchObject({ nhsTrouble: 'not-started', nhsSignIn: { state: 'signed-out' } });
    expect(window.closes).toBe(1);
  });

  it('is given up when the window is closed, unless its answer was on the way', async () => {
    const { state, wait, window } = await startedWith();
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
    const { answers, state, wait, window } = await startedWith();
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
    const { state, wait } = await startedWith({
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
    const { count, state, wait, window } = await startedWith();
    state().signInToNhs();
    await settle();
    await wait(601);
    expect(state().nhsSignIn).toEqual({ state: 'failed', why: 'timed-out' });
    expect(window.closes).toBe(1);
    expect(count('GET /api/nhs-sign-in')).toBe(600);
  });

  it('begun again ends the first: one of them is asked about', async () => {
    const { count, state, wait, window } = await startedWith();
    state().signInToNhs();
    await settle();
    state().signInToNhs();
    await settle();
    expect(window.closes).toBe(1);
    await wait(3);
    expect(count('GET /api/nhs-sign-in')).toBe(3);
  });

  it('is not offered where look-ups need none', async () => {
    const { count, state } = await startedWith(openedWith({ nhsSignIn: { state: 'not-needed' } }));
    state().signInToNhs();
    await settle();
    expect(count('POST /api/nhs-sign-in')).toBe(0);
  });
});
