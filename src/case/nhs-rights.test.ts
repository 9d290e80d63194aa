import { describe, expect, it } from 'vitest';
import { emergency } from '../test/case-fixture.ts';
import { settle } from '../test/case-world.ts';
import { lookUps, openedWith, role, signedIn, startedWith } from '../test/nhs-world.ts';

describe('what the signed-in role allows', () => {
  it('is nothing before it is known, and is not said to be missing either', async () => {
    const { count, state } = await startedWith();
    expect(state().cpis).toEqual({ state: 'not-checked', because: 'not-asked-yet' });
    await state().lookUp();
    expect(count(lookUps)).toBe(0);
  });

  it('is looked up with, by a press', async () => {
    const { count, state } = await startedWith(openedWith({ nhsSignIn: signedIn }));
    await state().lookUp();
    expect(count(lookUps)).toBe(1);
  });

  it.each([
    [[], 'no-right'],
    [['look-up-scheduled'], 'no-right-in-this-setting'],
  ])('%j in A&E is %s, until another role is chosen', async (rights, reason) => {
    const { count, state } = await startedWith({
      ...openedWith({ nhsSignIn: { ...signedIn, role: { ...role, rights } } }),
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

  it('has what was refused for want of it read again', async () => {
    let may = false;
    const { state } = await startedWith({
      ...openedWith(),
      'GET /api/was-not-brought': () =>
        may ? Response.json([]) : Response.json({ code: 'no-right', message: 'No.' }, { status: 403 }),
      'PUT /api/nhs-sign-in/role': () => Response.json(signedIn),
    });
    expect(state().teamTold.state).toBe('unavailable');
    may = true;
    await state().chooseNhsRole(role.id);
    await settle();
    expect(state().teamTold.state).toBe('none-recorded');
  });

  it('goes with signing out', async () => {
    const { count, state } = await startedWith({
      ...openedWith({ nhsSignIn: signedIn }),
      'DELETE /api/nhs-sign-in': () => Response.json({ state: 'signed-out' }),
    });
    await state().signOutOfNhs();
    await state().lookUp();
    expect(state().nhsSignIn).toEqual({ state: 'signed-out' });
    expect(count(lookUps)).toBe(0);
  });

  it('is read again when a look-up finds that the sign-in has ended', async () => {
    const { answers, state } = await startedWith({
      ...openedWith({ nhsSignIn: signedIn }),
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
    const { answers, bodies, state, wait } = await startedWith(openedWith(onOpen));
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
    const { answers, count, state, wait } = await startedWith({
      ...openedWith(onOpen),
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
    const { count, state } = await startedWith({
      ...openedWith({ ...onOpen, nhsSignIn: { ...signedIn, role: { ...role, rights: [] } } }),
      'PUT /api/nhs-sign-in/role': () => Response.json(signedIn),
    });
    await state().chooseNhsRole(role.id);
    expect(count(lookUps)).toBe(0);
  });
});
