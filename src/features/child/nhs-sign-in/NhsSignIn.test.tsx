import { screen, within, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { NhsRole, NhsSignIn as SignIn, NhsSignInFailure } from '../../../api/nhs-sign-in.ts';
import type { CaseStore, NhsTrouble } from '../../../case/case.ts';
import { fail, succeed } from '../../../domain/result.ts';
import { at, caseStore, emergency, healthVisiting } from '../../../test/case-fixture.ts';
import { renderChild } from '../../../test/render-child.tsx';
import { nhsSignIn as words } from '../../../text/nhs-sign-in.ts';
import { nhsSignInPart } from '../../../text/parts-fetched.ts';

const both: NhsRole = {
  id: '1',
  title: 'Staff nurse',
  organisation: 'Testshire Royal',
  rights: ['look-up-unscheduled', 'look-up-scheduled'],
};
const scheduled: NhsRole = { id: '2', title: 'Health visitor', rights: ['look-up-scheduled'] };
const nothing: NhsRole = { id: '3', title: 'Receptionist', rights: [] };
const signedIn: SignIn = {
  state: 'signed-in',
  name: 'Priya SAMPLE',
  role: both,
  others: false,
  until: at('12:30'),
};
const underWay: SignIn = { state: 'under-way', startedAt: at('10:43') };

/** The sign-in on the card of a child in a deployment whose look-ups need one. */
async function shown(nhsSignIn: SignIn, changes: Partial<CaseStore> = {}, setting = emergency) {
  const { gateway } = caseStore().getState();
  if (gateway.state !== 'open') throw new Error('The fixture opens the gateway.');
  const { store } = renderChild(
    { gateway: { ...gateway, rights: ['record-concern'], nhsNumber: 'verified' }, nhsSignIn, ...changes },
    setting,
  );
  const part = await screen.findByRole('group', { name: 'NHS sign-in' });
  await waitFor(() => expect(part.textContent).not.toBe(nhsSignInPart.loading));
  return { store, part: within(part), text: () => part.textContent };
}

it('draws nothing where nobody signs in', () => {
  renderChild({ nhsSignIn: { state: 'not-needed' } });
  expect(screen.queryByRole('group', { name: 'NHS sign-in' })).toBeNull();
});

describe('signed out', () => {
  it('says what is needed, why, and that the window comes back here; pressing opens it at once', async () => {
    const signInToNhs = vi.fn();
    const { part, text } = await shown({ state: 'signed-out' }, { signInToNhs });
    expect(text()).toContain('CP-IS asks who is looking. Sign in with your smartcard or security key first.');
    expect(text()).toContain('Signing in looks nobody up.');
    const button = part.getByRole('button', { name: /^Sign in to the NHS/ });
    expect(button.textContent).toContain('Opens the NHS sign-in in its own window. You come back here.');
    await userEvent.click(button);
    expect(signInToNhs).toHaveBeenCalledOnce();
  });

  it('offers no look-up before it', async () => {
    await shown({ state: 'signed-out' });
    expect(screen.queryByRole('button', { name: /^Look Amara up/ })).toBeNull();
  });

  it.each([
    [
      { ...emergency, policy: 'on-open' as const },
      'Amara is then looked up at once, which tells her local authority',
    ],
    [
      { ...healthVisiting, policy: 'on-open' as const },
      'Amara is then looked up at once. That tells nobody.',
    ],
  ])('says on the button what completing it looks up: %o', async (setting, then) => {
    const { part, text } = await shown({ state: 'signed-out' }, { onOpening: 'waiting' }, setting);
    expect(part.getByRole('button', { name: /^Sign in to the NHS/ }).textContent).toContain(then);
    expect(text()).not.toContain('looks nobody up');
  });
});

describe('under way', () => {
  it('says where to finish, and can be begun again or stopped', async () => {
    const signInToNhs = vi.fn();
    const signOutOfNhs = vi.fn(() => Promise.resolve(succeed<SignIn>({ state: 'signed-out' })));
    const { part } = await shown(underWay, { signInToNhs, signOutOfNhs });
    expect(part.getByRole('status').textContent).toContain('Signing in, in the other window. Finish there');
    await userEvent.click(part.getByRole('button', { name: 'Start the sign-in again' }));
    await userEvent.click(part.getByRole('button', { name: 'Stop signing in' }));
    expect(signInToNhs).toHaveBeenCalledOnce();
    expect(signOutOfNhs).toHaveBeenCalledOnce();
  });
});

describe('roles', () => {
  const choose: SignIn = { state: 'choose-role', name: 'Priya SAMPLE', roles: [both, scheduled, nothing] };

  it('are listed with where they are held and what each allows, the one that allows nothing too', async () => {
    const { part } = await shown(choose);
    const [first, second, third] = part.getAllByRole('radio');
    expect(part.getByLabelText('Staff nurse, Testshire Royal')).toBe(first);
    expect(first?.closest('.opt')?.textContent).toContain('May look up in unscheduled care');
    expect(second?.closest('.opt')?.textContent).toContain('Not in unscheduled care. Not for A&E.');
    expect(third?.closest('.opt')?.textContent).toContain('May not look children up');
  });

  it('are chosen by a person: none is chosen for them', async () => {
    const chooseNhsRole = vi.fn(() => Promise.resolve(succeed(signedIn)));
    const { part } = await shown(choose, { chooseNhsRole });
    await userEvent.click(part.getByRole('button', { name: 'Use this role' }));
    expect(chooseNhsRole).not.toHaveBeenCalled();
    expect(part.getByText('choose a role.', { exact: false })).toBeTruthy();
    await userEvent.click(part.getByLabelText('Health visitor'));
    await userEvent.click(part.getByRole('button', { name: 'Use this role' }));
    expect(chooseNhsRole.mock.calls).toEqual([['2']]);
  });

  it('say so when the choice could not be kept', async () => {
    const { part } = await shown(choose, {
      chooseNhsRole: () => Promise.resolve(fail({ kind: 'unreachable' } as const)),
    });
    await userEvent.click(part.getByLabelText('Health visitor'));
    await userEvent.click(part.getByRole('button', { name: 'Use this role' }));
    expect(part.getByText(/could not be kept. Nothing has been looked up/)).toBeTruthy();
  });

  it('say what choosing one looks up, only of those that may', async () => {
    const { part } = await shown(choose, { onOpening: 'waiting' }, { ...emergency, policy: 'on-open' });
    const button = () => part.getByRole('button', { name: /^Use this role/ }).textContent;
    expect(button()).not.toContain('looked up');
    await userEvent.click(part.getByLabelText('Health visitor'));
    expect(button()).not.toContain('looked up');
    await userEvent.click(part.getByLabelText('Staff nurse, Testshire Royal'));
    expect(button()).toContain('Amara is then looked up at once');
  });
});

describe('signed in', () => {
  it('says who, as what, where and until when, and offers the look-up', async () => {
    const { text } = await shown(signedIn);
    expect(text()).toContain('Signed in to the NHS until today 12:30');
    expect(text()).toContain('Priya SAMPLE, Staff nurse, Testshire Royal');
    expect(screen.getByRole('button', { name: /^Look Amara up now/ })).toBeTruthy();
  });

  it('can be signed out of, and says when that did not work', async () => {
    const { part } = await shown(signedIn);
    await userEvent.click(part.getByRole('button', { name: 'Sign out' }));
    expect(part.getByRole('alert').textContent).toContain('Signing out did not work');
  });

  it('can change role where there is another', async () => {
    const { part } = await shown({ ...signedIn, others: true, roles: [both, scheduled] });
    await userEvent.click(part.getByRole('button', { name: 'Change role' }));
    expect(part.getByLabelText<HTMLInputElement>('Staff nurse, Testshire Royal').checked).toBe(true);
    await userEvent.click(part.getByRole('button', { name: 'Keep this role' }));
    expect(part.getByRole('button', { name: 'Change role' })).toBeTruthy();
  });

  it('signs in again for another role where the roles are not at hand, and offers none where there is one', async () => {
    const signInToNhs = vi.fn();
    const { part } = await shown({ ...signedIn, others: true }, { signInToNhs });
    await userEvent.click(part.getByRole('button', { name: 'Sign in again to change role' }));
    expect(signInToNhs).toHaveBeenCalledOnce();
  });

  it('offers no other role where there is none', async () => {
    const { part } = await shown(signedIn);
    expect(part.queryByRole('button', { name: /role/ })).toBeNull();
  });

  it('has ended once its time is over, and offers signing in again', async () => {
    const { part } = await shown({ ...signedIn, until: at('10:44') });
    expect(part.getByRole('status').textContent).toContain('Your NHS sign-in has ended.');
    expect(part.getByRole('button', { name: /^Sign in to the NHS again/ })).toBeTruthy();
  });
});

describe('not signed in after all', () => {
  it('offers signing in again once it has ended', async () => {
    const signInToNhs = vi.fn();
    const { part } = await shown(
      { state: 'ended' },
      { signInToNhs, cpis: { state: 'could-not-check', reason: 'nhs-sign-in-ended', notified: 'no' } },
    );
    await userEvent.click(part.getByRole('button', { name: /^Sign in to the NHS again/ }));
    expect(signInToNhs).toHaveBeenCalledOnce();
  });

  it.each<NhsSignInFailure>([
    'cancelled',
    'refused',
    'no-answer',
    'timed-out',
    'odd-answer',
    'no-roles',
    'another-sign-in',
  ])('says why (%s), what to do, and can be tried again', async (why) => {
    const { part, text } = await shown({ state: 'failed', why });
    expect(text()).toContain(`${words.failed[why].what} ${words.failed[why].todo}`);
    expect(part.getByRole('button', { name: /^Sign in to the NHS again/ })).toBeTruthy();
  });

  it('has its own sentence for every reason', () => {
    const sentences = Object.values(words.failed).map(({ what }) => what);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it.each<[NhsTrouble, SignIn, RegExp]>([
    ['window-blocked', { state: 'signed-out' }, /Your browser blocked the sign-in window/],
    ['not-started', { state: 'signed-out' }, /The sign-in could not begin/],
    ['not-answering', underWay, /service is not answering. Finish in the other window/],
  ])('says what stands in its way: %s', async (nhsTrouble, nhsSignIn, sentence) => {
    const { part } = await shown(nhsSignIn, { nhsTrouble });
    expect(part.getByRole('alert').textContent).toMatch(sentence);
  });
});
