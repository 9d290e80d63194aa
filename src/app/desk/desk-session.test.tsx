import { waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createApi, type Api } from '../../api/client.ts';
import type { ApiFailure } from '../../api/problem.ts';
import type { SessionOpened } from '../../api/sessions.ts';
import { fail, succeed } from '../../domain/result.ts';
import type { DeskSession } from '../../launch/session.ts';
import { issuer } from '../../test/config-fixture.ts';
import { createDeskSession } from './desk-session.ts';

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
const session: DeskSession = {
  issuer,
  fhirContext: [],
  signOut: () => Promise.resolve({ access: 'revoked', refresh: 'none' }),
  expiresAt: '2026-11-20T11:44:00Z',
  credentials: () => ({ iss: issuer.iss, accessToken: 'a1', idToken: 'i1' }),
};

/** A desk whose gateway answers as it is told to; `end` is the gateway forgetting the session. */
function desk(...answers: readonly (SessionOpened | ApiFailure)[]) {
  let end = (): void => undefined;
  let clock = 0;
  const left = [...answers];
  const openSession = vi.fn<Api['openSession']>(() => {
    const answer = left.shift() ?? ({ kind: 'unreachable' } as const);
    return Promise.resolve('kind' in answer ? fail(answer) : succeed(answer));
  });
  const api: Api = {
    ...createApi('/api', () => Promise.reject(new Error('No gateway in this test'))),
    openSession,
    whenEnded: (tell) => (end = tell),
  };
  const store = createDeskSession({ session, api, now: () => clock });
  return { store, openSession, end: () => end(), later: (ms: number) => (clock += ms) };
}

describe('the gateway session of a launch without a child', () => {
  it('names nobody to the gateway but who is signed in', async () => {
    const { store, openSession } = desk(opened);
    await store.getState().open();
    expect(openSession).toHaveBeenCalledExactlyOnceWith({
      iss: issuer.iss,
      accessToken: 'a1',
      idToken: 'i1',
    });
    expect(store.getState()).toMatchObject({ gateway: { state: 'open' }, opened });
  });

  it('is asked for once, however often it is pressed', async () => {
    const { store, openSession } = desk(opened);
    const { open } = store.getState();
    await Promise.all([open(), open()]);
    await open();
    expect(openSession).toHaveBeenCalledOnce();
  });

  it('is opened again by itself when it has ended, and what was answered stays meanwhile', async () => {
    const { store, openSession, end, later } = desk(opened, { ...opened, rights: ['read-rules'] });
    await store.getState().open();
    later(60 * 60_000);
    end();
    expect(store.getState()).toMatchObject({ gateway: { state: 'opening' }, opened });
    await waitFor(() => expect(store.getState().gateway.state).toBe('open'));
    expect(openSession).toHaveBeenCalledTimes(2);
    expect(store.getState().opened?.rights).toEqual(['read-rules']);
  });

  it('is not opened again and again where it ends at once', async () => {
    const { store, openSession, end, later } = desk(opened);
    await store.getState().open();
    later(1000);
    end();
    expect(openSession).toHaveBeenCalledOnce();
    expect(store.getState()).toMatchObject({
      gateway: { state: 'away', why: { kind: 'session-ended' } },
      opened,
    });
  });

  it('stays away with the reason, and opens at a press', async () => {
    const { store } = desk({ kind: 'unreachable' }, opened);
    await store.getState().open();
    expect(store.getState().gateway).toEqual({ state: 'away', why: { kind: 'unreachable' } });
    await store.getState().open();
    expect(store.getState().gateway.state).toBe('open');
  });
});
