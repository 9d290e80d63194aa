import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ApiFailure } from '../../api/problem.ts';
import type { SessionOpened } from '../../api/sessions.ts';
import { fail } from '../../domain/result.ts';
import { pageConfig } from '../../test/config-fixture.ts';
import { DeskApp } from './DeskApp.tsx';
import type { DeskStore } from './desk-session.ts';

const opened: SessionOpened = {
  token: 't',
  expiresAt: '2026-11-20T11:44:00Z',
  clinician: { reference: 'Practitioner/lead', name: 'Jo DUMMY', role: 'named nurse' },
  tenant: 'Testshire Royal Hospital',
  rights: ['read-rules', 'edit-rules'],
  redFlags: 'all',
  settings: [],
  nhsSignIn: { state: 'not-needed' },
  recordReplaced: false,
};
const silent = () => Promise.resolve(fail({ kind: 'unreachable' } as const));

function desk(gateway: DeskStore['gateway'], open = vi.fn(() => Promise.resolve())) {
  const store = createStore<DeskStore>()(() => ({ gateway, opened, open }));
  render(<DeskApp store={store} send={silent} config={pageConfig} />);
  return { store, open };
}
const away = (why: ApiFailure) => desk({ state: 'away', why });
const refused = (status: number, code: string): ApiFailure => ({
  kind: 'refused',
  status,
  problem: { code, message: 'Your role has nothing to do here.', fix: 'Open the child’s record first.' },
});

beforeEach(() => history.replaceState(null, '', '/#/rules'));

describe('the desk', () => {
  it('shows the alert rules to who is signed in, without a way to a child', async () => {
    desk({ state: 'open' });
    expect(await screen.findByText(/Jo DUMMY/)).toBeTruthy();
    expect(screen.queryByText(/Back to/)).toBeNull();
    expect(screen.queryByText('Your sign-in has ended')).toBeNull();
  });

  it.each([
    [{ kind: 'session-ended' }, 'Your sign-in has ended', 'copy what you need'],
    [refused(401, 'id-token-expired'), 'Your sign-in has ended', 'copy what you need'],
    [refused(400, 'body-wrong'), 'Your sign-in has ended', 'copy what you need'],
    [{ kind: 'unreachable' }, 'Safelight is not answering', 'Wait a minute'],
    [refused(503, 'down'), 'Safelight is not answering', 'Wait a minute'],
    [refused(403, 'child-needed'), 'Safelight did not let you in again', 'Open the child’s record first.'],
  ] satisfies [ApiFailure, string, string][])('with %j: %s', async (why, title, todo) => {
    away(why);
    const notice = (await screen.findByText(title)).closest('[role=alert]');
    expect(notice?.textContent).toContain('What you wrote is still here.');
    expect(notice?.textContent).toContain(todo);
    expect(screen.getByText(/Jo DUMMY/)).toBeTruthy();
  });

  it('tries again at a press, and says so until it is answered', async () => {
    const { store, open } = away({ kind: 'unreachable' });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(open).toHaveBeenCalledOnce();
    store.setState({ gateway: { state: 'opening' } });
    expect(await screen.findByRole('button', { name: 'Trying' })).toBeTruthy();
    store.setState({ gateway: { state: 'open' } });
    await waitFor(() => expect(screen.queryByText('Safelight is not answering')).toBeNull());
  });
});
