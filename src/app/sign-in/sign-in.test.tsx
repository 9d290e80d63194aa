import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { createSignIn } from './sign-in.ts';
import { SignInBar } from './SignInBar.tsx';
import { signedOutScreen, type Left } from './signed-out-screen.ts';

/** A page on which there are words or not, and which can keep them or not. */
function page(words: boolean, keeps?: boolean) {
  const go = vi.fn<(kept: boolean | undefined) => void>();
  const keep = keeps === undefined ? undefined : () => Promise.resolve(keeps);
  const signIn = createSignIn({ holdsWords: () => words, keep: () => keep, go });
  render(<SignInBar signIn={signIn} />);
  return { signIn, go };
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('signing out', () => {
  it('is done at once where nothing was written', () => {
    const { signIn, go } = page(false);
    signIn.leave();
    expect(go).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  it.each([true, false])('asks about words first, and says whether they were kept: %s', async (kept) => {
    const { signIn, go } = page(true, kept);
    signIn.leave();
    expect(await screen.findByRole('alertdialog')).toBeTruthy();
    expect(go).not.toHaveBeenCalled();
    await press('Keep the draft and sign out');
    expect(go).toHaveBeenCalledExactlyOnceWith(kept);
  });

  it('leaves words behind only when that is said, and stays when that is said', async () => {
    const { signIn, go } = page(true);
    signIn.leave();
    await screen.findByRole('alertdialog');
    expect(screen.queryByRole('button', { name: /Keep/ })).toBeNull();
    await press('Stay');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(go).not.toHaveBeenCalled();
    signIn.leave();
    await screen.findByRole('alertdialog');
    await press('Sign out without it');
    expect(go).toHaveBeenCalledExactlyOnceWith(undefined);
  });
});

it('says when the sign-in ends, in London time', async () => {
  const { signIn } = page(false);
  expect(screen.getByRole('status').textContent).toBe('');
  signIn.setState({ end: { state: 'ends', at: Date.parse('2026-07-03T13:32:00Z') } });
  expect(await screen.findByText('This sign-in ends at 14:32')).toBeTruthy();
});

describe('the screen after it', () => {
  const said = (left: Partial<Left>) =>
    signedOutScreen({ tokens: { access: 'revoked', refresh: 'revoked' }, own: true, ...left }).textContent;

  it('says what was given back', () => {
    expect(said({})).toContain('Permission to readgiven back');
    expect(said({})).toContain('Permission to go on readinggiven back');
    expect(said({ tokens: { access: 'revoked', refresh: 'none' } })).not.toContain('go on reading');
  });

  it.each([
    ['not-offered', 'has no way to take it back'],
    ['refused', 'did not take it back'],
    ['unreachable', 'nobody answered'],
  ] as const)('says what was not, and when it ends: %s', (access, words) => {
    const text = said({
      tokens: { access, refresh: 'none' },
      endsAt: Date.parse('2026-11-20T10:44:00Z'),
      own: false,
      draft: false,
    });
    expect(text).toContain(words);
    expect(text).toContain('It ends by itself at 10:44.');
    expect(text).toContain('could not be ended now');
    expect(text).toContain('Your draft could not be kept');
  });
});
