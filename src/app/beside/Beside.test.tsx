import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoreApi } from 'zustand/vanilla';
import type { CaseStore } from '../../case/case.ts';
import type { Session } from '../../launch/session.ts';
import { caseStore } from '../../test/case-fixture.ts';
import { Beside } from './Beside.tsx';
import { createBeside, type Beside as BesideStore } from './beside.ts';
import { followRecord } from './follow-record.ts';
import { watchTyping } from './typed.ts';
import { clear, remove, uncover } from './veil.ts';

const topic = 'session-1';
const now = Date.parse('2026-11-20T10:44:00Z');

/** The page with a hub that a test speaks for; what it was answered, and what was asked of the session. */
function followed() {
  document.body.innerHTML = '<div id="beside"></div><div id="safelight"><p>Amara here</p></div>';
  const store: StoreApi<CaseStore> = caseStore();
  const { session: given } = store.getState();
  const signOut = vi.fn(() => Promise.resolve({ access: 'revoked', refresh: 'none' } as const));
  const session = {
    ...given,
    patientId: 'amara',
    grantedScopes: ['fhircast/*.read'],
    fhircast: { hubUrl: 'https://hub.example/cast', topic },
    issuer: { ...given.issuer, hubs: ['https://hub.example'] },
    expiresAt: new Date(now + 3_600_000).toISOString(),
    signOut,
  } as Session;
  store.setState({ session });
  const beside: BesideStore = createBeside({
    clear: () => clear(document),
    uncover: () => uncover(document),
  });
  const socket = Object.assign(new EventTarget(), {
    answers: [] as { id: string; status: number; drawn: boolean }[],
    send(data: unknown) {
      const answer = JSON.parse(String(data)) as { id: string; status: number };
      const drawn = document.getElementById('safelight')?.hidden === false;
      socket.answers.push({ ...answer, drawn });
    },
    close: () => undefined,
  });
  const removed = vi.fn(() => remove(document));
  followRecord({
    session,
    store,
    beside,
    typed: watchTyping(document),
    remove: removed,
    now: () => now,
    net: {
      post: () =>
        Promise.resolve(Response.json({ 'hub.channel.endpoint': 'wss://hub.example/1' }, { status: 202 })),
      open: () => socket,
      later: () => () => undefined,
      random: () => 0.5,
    },
  });
  const place = document.getElementById('beside');
  if (place === null) throw new Error('There is a place');
  render(<Beside beside={beside} store={store} />, { container: place });
  let ids = 0;
  const happens = (event: string, patient?: string) =>
    act(() => {
      const context =
        patient === undefined
          ? []
          : [
              {
                key: 'patient',
                resource: { resourceType: 'Patient', id: patient, name: [{ family: 'SPECIMEN' }] },
              },
            ];
      const data = JSON.stringify({
        timestamp: new Date(now).toISOString(),
        id: `event-${(ids += 1)}`,
        event: { 'hub.topic': topic, 'hub.event': event, context },
      });
      socket.dispatchEvent(Object.assign(new Event('message'), { data }));
    });
  return { store, beside, socket, happens, signOut, removed };
}

let page: ReturnType<typeof followed>;
beforeEach(async () => {
  page = followed();
  // The subscription is asked for and answered.
  await act(async () => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
  });
});

it('has cleared the screen before the hub is answered, and names nobody', () => {
  page.happens('Patient-open', 'dev');
  expect(page.socket.answers).toEqual([{ id: 'event-1', status: 200, drawn: false }]);
  expect(screen.getByRole('heading', { name: 'Another record is open now' })).toBeTruthy();
  expect(screen.getByText('Amara here').closest('[hidden]')).not.toBeNull();
  expect(document.getElementById('beside')?.textContent).not.toMatch(/Amara|TESTCHILD|SPECIMEN|dev/);
});

it('hides what is drawn after it was cleared', () => {
  page.happens('Patient-open', 'dev');
  expect(document.documentElement.dataset['cleared']).toBe('');
});

it('comes back as it was with the child of the launch', () => {
  page.happens('Patient-open', 'dev');
  page.happens('Patient-open', 'amara');
  expect(screen.getByText('Amara here').closest('[hidden]')).toBeNull();
  expect(document.documentElement.dataset['cleared']).toBeUndefined();
  expect(screen.queryByRole('heading')).toBeNull();
});

describe('with words that are not sent', () => {
  const keep = vi.fn(() => Promise.resolve());
  beforeEach(() => {
    keep.mockClear();
    act(() => page.store.setState({ writing: { keep } }));
  });

  it('refuses, stays, and says whom they are about', () => {
    page.happens('Patient-open', 'dev');
    expect(page.socket.answers).toEqual([{ id: 'event-1', status: 409, drawn: true }]);
    const banner = screen.getByRole('alert');
    expect(banner.textContent).toContain('The record system shows another record');
    expect(banner.textContent).toContain('TESTCHILD, Amara');
    expect(banner.textContent).not.toContain('SPECIMEN');
  });

  it('lets the person clear the screen, and keeps it clear', async () => {
    page.happens('Patient-open', 'dev');
    await userEvent.click(screen.getByRole('button', { name: 'Keep it and clear this screen' }));
    expect(screen.getByText(/What you had written is kept/)).toBeTruthy();
    expect(document.getElementById('safelight')?.hidden).toBe(true);
    // What is hidden keeps nothing on screen any more.
    page.happens('Patient-open', 'esme');
    expect(page.socket.answers.at(-1)?.status).toBe(200);
  });

  it('takes the banner away when the record system comes back', () => {
    page.happens('Patient-open', 'dev');
    page.happens('Patient-open', 'amara');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('hides them when the person locks the record system', () => {
    page.happens('UserHibernate');
    expect(screen.getByRole('heading', { name: 'The record system is locked' })).toBeTruthy();
  });

  it('keeps them before it signs out, and takes the page away', async () => {
    page.happens('UserLogout');
    expect(keep).toHaveBeenCalledOnce();
    expect(screen.getByRole('heading', { name: 'You are signed out' })).toBeTruthy();
    await waitFor(() => expect(page.signOut).toHaveBeenCalledOnce());
    expect(document.getElementById('safelight')).toBeNull();
    act(() => page.beside.act({ do: 'show', otherVisit: false }));
    expect(screen.getByRole('heading', { name: 'You are signed out' })).toBeTruthy();
  });
});

describe('words in any field', () => {
  const write = (html: string, value: string) => {
    const place = document.getElementById('safelight');
    if (place === null) throw new Error('There is a place');
    place.innerHTML = html;
    const field = place.querySelector('input, textarea');
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
      throw new Error('There is a field');
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return field;
  };

  it('keep the screen while the field is there', () => {
    const field = write('<textarea></textarea>', 'Rang the ward.');
    page.happens('Patient-open', 'dev');
    expect(page.socket.answers.at(-1)?.status).toBe(409);
    field.remove();
    page.happens('Patient-open', 'esme');
    expect(page.socket.answers.at(-1)?.status).toBe(200);
  });

  it.each([
    ['nothing but spaces', '<textarea></textarea>', '  '],
    ['a search', '<input type="search" />', 'bruise'],
    ['a choice', '<input type="radio" value="x" />', 'x'],
  ])('are not %s', (_, html, value) => {
    write(html, value);
    page.happens('Patient-open', 'dev');
    expect(page.socket.answers.at(-1)?.status).toBe(200);
  });
});

it('warns when another program could not follow, until somebody has checked', async () => {
  page.happens('SyncError');
  expect(screen.getByRole('alert').textContent).toContain('Not every program shows the same child');
  await userEvent.click(screen.getByRole('button', { name: 'I have checked' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says in a quiet line that it cannot tell which record is open', () => {
  expect(screen.getByRole('status').textContent).toBe('');
  act(() => void page.socket.dispatchEvent(new Event('close')));
  expect(screen.getByRole('status').textContent).toContain('cannot tell just now which record is open');
});

it('offers to choose a child only where the record system may be asked', () => {
  page.happens('Patient-open', 'dev');
  expect(screen.queryByRole('button', { name: /Choose a child here/ })).toBeNull();
  const { session } = page.store.getState();
  act(() =>
    page.store.setState({ session: { ...session, issuer: { ...session.issuer, standalone: true } } }),
  );
  expect(screen.getByRole('button', { name: /Choose a child here/ })).toBeTruthy();
});
