import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { finishNhsSignIn } from '../api/finish-nhs-sign-in.ts';
import { comeBack } from './come-back.ts';
import { goWhereToldTo } from './go.ts';
import { drawWindow, type Screen } from './screen.ts';
import { stateKey, type SignInPage } from './sign-in-page.ts';

const origin = 'https://safelight.example';
const url = 'https://cis2.example/authorize?state=s1&nonce=n1';

/** The window, with an opener and a place of its own. */
function open(search = '', { opener = true, path = '/nhs/sign-in' } = {}) {
  const screens: Screen[] = [];
  const posted: unknown[] = [];
  const listeners = new Set<(event: MessageEvent) => void>();
  const from = !opener ? null : { postMessage: (...sent: unknown[]) => posted.push(sent) };
  const replace = vi.fn();
  const close = vi.fn();
  const page: SignInPage = {
    show: (screen: Screen) => void screens.push(screen),
    window: {
      opener: from,
      history: window.history,
      sessionStorage: window.sessionStorage,
      addEventListener: (_: string, listener: (event: MessageEvent) => void) => listeners.add(listener),
      removeEventListener: (_: string, listener: (event: MessageEvent) => void) => listeners.delete(listener),
      setTimeout: () => 1,
      clearTimeout: () => undefined,
      close,
      location: { origin, pathname: path, search, replace },
    },
  };
  const say = (data: unknown, source: unknown = from, at = origin) => {
    for (const listener of listeners) listener({ data, source, origin: at } as MessageEvent);
  };
  return { page, screens, posted, say, replace, close };
}

describe('the window before it goes', () => {
  it('asks its opener, on its own origin only, and goes where that says', () => {
    const w = open();
    goWhereToldTo(w.page);
    expect(w.posted).toEqual([[{ safelight: 'nhs-sign-in-ready' }, origin]]);
    w.say({ safelight: 'nhs-sign-in-go', url });
    expect(w.replace).toHaveBeenCalledExactlyOnceWith(url);
    expect(w.screens).toEqual(['waiting', 'going']);
    expect(window.sessionStorage.getItem(stateKey)).toBe('s1');
    w.say({ safelight: 'nhs-sign-in-go', url: `${url}&again` });
    expect(w.replace).toHaveBeenCalledOnce();
  });

  it('without an opener says that it was not started from Safelight', () => {
    const w = open('', { opener: false });
    goWhereToldTo(w.page);
    expect(w.screens).toEqual(['not-started']);
    expect(w.posted).toEqual([]);
  });

  it('goes nowhere for anybody else', () => {
    const w = open();
    goWhereToldTo(w.page);
    w.say({ safelight: 'nhs-sign-in-go', url }, {});
    w.say({ safelight: 'nhs-sign-in-go', url }, undefined, 'https://elsewhere.example');
    expect(w.replace).not.toHaveBeenCalled();
  });

  it.each([
    'javascript:alert(1)//?state=s1',
    'data:text/html,x?state=s1',
    'http://cis2.example/authorize?state=s1',
    'https://cis2.example/authorize',
    '/authorize?state=s1',
    42,
  ])('goes nowhere like %s', (to) => {
    const w = open();
    goWhereToldTo(w.page);
    w.say({ safelight: 'nhs-sign-in-go', url: to });
    w.say(to);
    expect(w.replace).not.toHaveBeenCalled();
    expect(w.screens).toEqual(['waiting']);
  });
});

describe('the window when it comes back', () => {
  type Answer = Awaited<ReturnType<typeof finishNhsSignIn>>;
  const finish = vi.fn<typeof finishNhsSignIn>();
  const back = async (search: string, answer: Answer) => {
    finish.mockResolvedValue(answer);
    const w = open(search, { path: '/nhs/signed-in' });
    await comeBack(w.page, finish);
    return w;
  };
  const done: Answer = { ok: true, value: { outcome: 'signed-in' } };
  beforeEach(() => {
    finish.mockReset();
    window.sessionStorage.setItem(stateKey, 's1');
    window.history.replaceState(null, '', '/nhs/signed-in?code=c1&state=s1');
  });

  it('hands over what it brought, wipes it from the address, and closes itself', async () => {
    const w = await back('?code=c1&state=s1&iss=https%3A%2F%2Fcis2.example&client_id=x', done);
    expect(finish).toHaveBeenCalledExactlyOnceWith({ state: 's1', code: 'c1', iss: 'https://cis2.example' });
    expect(window.location.search).toBe('');
    expect(w.screens).toEqual(['checking', 'done']);
    expect(w.close).toHaveBeenCalledOnce();
    expect(window.sessionStorage.getItem(stateKey)).toBeNull();
  });

  it.each(['?code=c1&state=of-somebody-else', '?code=c1', ''])(
    'refuses %s, which it did not start, and tells nobody',
    async (search) => {
      const w = await back(search, done);
      expect(w.screens).toEqual(['not-started']);
      expect(finish).not.toHaveBeenCalled();
      expect(window.location.search).toBe('');
      expect(w.close).not.toHaveBeenCalled();
    },
  );

  it('refuses a link that is opened in a window that started nothing, and a second return', async () => {
    window.sessionStorage.clear();
    expect((await back('?code=c1&state=s1', done)).screens).toEqual(['not-started']);
    window.sessionStorage.setItem(stateKey, 's1');
    await back('?code=c1&state=s1', done);
    expect((await back('?code=c1&state=s1', done)).screens).toEqual(['not-started']);
  });

  it.each([
    [{ ok: true, value: { outcome: 'failed', why: 'cancelled' } }, 'cancelled'],
    [{ ok: true, value: { outcome: 'failed', why: 'no-roles' } }, 'no-roles'],
    [{ ok: false, failure: { kind: 'unreachable' } }, 'not-reached'],
    [
      {
        ok: false,
        failure: { kind: 'refused', status: 404, problem: { code: 'unknown-sign-in', message: '' } },
      },
      'over',
    ],
  ] as const)('says what came of it: %j', async (answer, screen) => {
    const w = await back('?error=access_denied&state=s1', answer);
    expect(finish).toHaveBeenCalledWith({ state: 's1', error: 'access_denied' });
    expect(w.screens.at(-1)).toBe(screen);
  });
});

describe('what the window says', () => {
  it('is announced as it changes, and stands in the title', () => {
    const show = drawWindow(document.body);
    show('not-started');
    const status = document.querySelector('[role="status"]');
    expect(status?.textContent).toBe('This sign-in was not started from Safelight.Close this window.');
    show('done');
    expect(status?.textContent).toBe('Signed in.You can close this window.');
    expect(document.title).toBe('Signed in. NHS sign-in');
    expect(document.querySelectorAll('h1')).toHaveLength(1);
  });
});
