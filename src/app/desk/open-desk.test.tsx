import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskSession } from '../../launch/session.ts';
import { issuer, pageConfig } from '../../test/config-fixture.ts';
import { openDesk } from './open-desk.tsx';

const session: DeskSession = {
  issuer,
  fhirContext: [],
  signOut: () => Promise.resolve({ access: 'revoked', refresh: 'none' }),
  expiresAt: '2026-11-20T11:44:00Z',
  credentials: () => ({ iss: issuer.iss, accessToken: 'a1' }),
};
const opened = {
  token: 't',
  expiresAt: '2026-11-20T11:44:00Z',
  clinician: { reference: 'Practitioner/lead', name: 'Jo DUMMY' },
  tenant: 'Testshire Royal Hospital',
  rights: ['read-rules', 'edit-rules'],
  settings: [],
  nhsSignIn: { state: 'not-needed' },
  recordReplaced: false,
};

let place: HTMLElement;
beforeEach(() => {
  place = document.createElement('div');
  document.body.replaceChildren(place);
  // What jsdom lacks: how high the line above the screens is.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined;
    },
  );
  history.replaceState(null, '', '/?state=0123456789abcdef0123456789abcdef');
});
afterEach(() => vi.unstubAllGlobals());

/** The gateway answers the opening so; everything else it does not answer. */
const openWith = (answer: () => Promise<Response>) => {
  vi.stubGlobal('fetch', (url: string) =>
    url.endsWith('/sessions') ? answer() : Promise.reject(new TypeError('Failed to fetch')),
  );
  return act(() => openDesk(session, place, pageConfig));
};
const refusing = (status: number, code: string) => () =>
  Promise.resolve(Response.json({ code, message: 'No.', fix: 'Do this.' }, { status }));

describe('a launch without a child', () => {
  it('shows the list of rules, in an address that says so and nothing more', async () => {
    await openWith(() => Promise.resolve(Response.json(opened, { status: 201 })));
    expect(await screen.findByText(/Jo DUMMY/)).toBeTruthy();
    expect(location.search + location.hash).toBe('?state=0123456789abcdef0123456789abcdef#/rules');
  });

  it.each([
    ['configure-rules', '#/rules', false],
    ['registers', '#/rules', true],
    ['record-concern', '#/rules', false],
    ['order-lunch', '#/rules', false],
  ])('made for %s begins at %s', async (intent, address, refused) => {
    vi.stubGlobal('fetch', (url: string) =>
      url.endsWith('/sessions')
        ? Promise.resolve(Response.json(opened, { status: 201 }))
        : Promise.reject(new TypeError('Failed to fetch')),
    );
    await act(() => openDesk({ ...session, intent }, place, pageConfig));
    await screen.findByText(/Jo DUMMY/);
    expect(location.hash).toBe(address);
    expect(screen.queryByText('The register: not part of your role here') !== null).toBe(refused);
  });

  it('stays at the screen that was open before a refresh', async () => {
    history.replaceState(null, '', '/#/figures');
    await openWith(() => Promise.resolve(Response.json(opened, { status: 201 })));
    expect(location.hash).toBe('#/figures');
  });

  it.each([
    ['child-needed', refusing(403, 'child-needed'), 'No record is open', 'L-111'],
    ['launched-on-a-child', refusing(403, 'launched-on-a-child'), 'No record is open', 'L-111'],
    ['another refusal', refusing(403, 'not-a-practitioner'), 'Safelight did not let you in', 'L-115'],
    [
      'no answer',
      () => Promise.reject(new TypeError('Failed to fetch')),
      'Safelight is not answering',
      'L-114',
    ],
    ['a fault', refusing(500, 'unexpected'), 'Safelight is not answering', 'L-114'],
  ])('says so with what to do: %s', async (_, answer, title, code) => {
    await openWith(answer);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
    expect(screen.getByText(code)).toBeTruthy();
    expect(screen.getByText('What to do:')).toBeTruthy();
    expect(screen.queryByText(/Jo DUMMY/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Try again' }) !== null).toBe(code === 'L-114');
  });

  it('tells IT what was refused and why', async () => {
    await openWith(refusing(403, 'not-a-practitioner'));
    expect(screen.getByText('No. Do this.').closest('details')).toHaveProperty('open', false);
  });
});
