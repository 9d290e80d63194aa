import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageConfig } from '../test/config-fixture.ts';
import { keepInName } from './frame-name.ts';

const state = '0123456789abcdef0123456789abcdef.test';
const discovery = {
  authorization_endpoint: 'https://ehr.example/auth',
  token_endpoint: 'https://ehr.example/token',
};
const token = {
  access_token: 't1',
  token_type: 'Bearer',
  expires_in: 3600,
  patient: 'amara',
  scope: 'launch',
};
const entry = {
  serverUrl: 'https://ehr.example/fhir',
  clientId: 'safelight',
  redirectUri: `${location.origin}/`,
  tokenUri: 'https://ehr.example/token',
  completeInTarget: true,
  key: state,
  codeVerifier: 'v1',
  nonce: 'n1',
  tokenResponse: {},
};

interface Asked {
  readonly url: string;
  readonly body: string;
}

const asked: Asked[] = [];
let tokenStatus = 200;

/** The record system. The library keeps the first `fetch` that it finds. */
function recordSystem(url: string | URL, { body = '' }: RequestInit = {}): Promise<Response> {
  asked.push({ url: String(url), body: typeof body === 'string' ? body : '' });
  const found = String(url).endsWith('smart-configuration');
  return Promise.resolve(Response.json(found ? discovery : token, { status: found ? 200 : tokenStatus }));
}

/** A page that was loaded just now: the library remembers the address that it was first loaded at. */
async function arrive(search: string) {
  vi.resetModules();
  history.replaceState(null, '', `/${search}`);
  return (await import('./open-session.ts')).openSession(pageConfig);
}

/** A frame of a record system whose browser keeps storage from it. */
function inFrame(kept: object) {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('', 'SecurityError');
  });
  vi.spyOn(window, 'parent', 'get').mockReturnValue({} as Window);
  window.name = 'panel';
  keepInName(window, new Map([[state, JSON.stringify(kept)]]));
}

beforeEach(() => {
  vi.stubGlobal('fetch', recordSystem);
  sessionStorage.clear();
  asked.length = 0;
  tokenStatus = 200;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  window.name = '';
});

describe('with session storage', () => {
  it('the verifier and the nonce are used once and kept no longer', async () => {
    sessionStorage.setItem(state, JSON.stringify(entry));
    const session = await arrive(`?code=c1&state=${state}`);
    expect(session).toMatchObject({ ok: true, value: { patientId: 'amara' } });
    expect(asked.map(({ body }) => new URLSearchParams(body).get('code_verifier'))).toEqual(['v1']);
    const kept = sessionStorage.getItem(state) ?? '';
    expect(kept).toContain('t1');
    expect(kept).not.toMatch(/v1|n1|codeVerifier|nonce/);
  });

  it('a code that was refused leaves nothing to try it again with', async () => {
    tokenStatus = 400;
    sessionStorage.setItem(state, JSON.stringify(entry));
    expect(await arrive(`?code=c1&state=${state}`)).toMatchObject({ failure: { kind: 'token-refused' } });
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('in a frame without storage', () => {
  it('the sign-in is finished, its address asked for again, and nothing is left in the name', async () => {
    inFrame(entry);
    const session = await arrive(`?code=c1&state=${state}`);
    expect(session).toMatchObject({ ok: true, value: { patientId: 'amara' } });
    expect(asked.map(({ url }) => url)).toEqual([
      'https://ehr.example/fhir/.well-known/smart-configuration',
      'https://ehr.example/token',
    ]);
    expect(window.name).toBe('panel');
    expect(await arrive(`?state=${state}`)).toEqual({ ok: false, failure: { kind: 'came-back' } });
  });

  it('a code that the gateway exchanges goes there', async () => {
    const gateway = `${location.origin}/smart/token/test`;
    inFrame({ ...entry, tokenUri: gateway });
    const config = {
      ...pageConfig,
      issuers: pageConfig.issuers.map((one) => ({ ...one, client: 'confidential' as const })),
    };
    vi.resetModules();
    history.replaceState(null, '', `/?code=c1&state=${state}`);
    expect((await (await import('./open-session.ts')).openSession(config)).ok).toBe(true);
    expect(asked.map(({ url }) => url)).toEqual([gateway]);
  });

  it.each([
    ['another record system', { serverUrl: 'https://evil.example/fhir' }],
    ['another place that takes codes', { tokenUri: 'https://evil.example/token' }],
    [
      'the gateway, for a client that is none of its own',
      { tokenUri: `${location.origin}/smart/token/test` },
    ],
  ])('a planted name that names %s is not believed, and no code goes there', async (_, planted) => {
    inFrame({ ...entry, ...planted });
    expect(await arrive(`?code=c1&state=${state}`)).toEqual({ ok: false, failure: { kind: 'state-lost' } });
    expect(asked.filter(({ body }) => body !== '')).toEqual([]);
    expect(window.name).toBe('panel');
  });

  it('a state that this frame did not make is not taken for its own', async () => {
    inFrame(entry);
    const other = 'f'.repeat(32);
    expect(await arrive(`?code=c1&state=${other}.test`)).toEqual({
      ok: false,
      failure: { kind: 'state-lost' },
    });
    expect(asked).toEqual([]);
  });
});

it('a page that came back by the history of its frame is not gone on with, and is forgotten', async () => {
  vi.spyOn(window, 'parent', 'get').mockReturnValue({} as Window);
  vi.stubGlobal('performance', { getEntriesByType: () => [{ type: 'back_forward' }] });
  sessionStorage.setItem(state, JSON.stringify({ ...entry, tokenResponse: token }));
  expect(await arrive(`?state=${state}`)).toEqual({ ok: false, failure: { kind: 'came-back' } });
  expect(sessionStorage).toHaveLength(0);
});

it('what earlier launches left behind is removed at the next, and nothing that is in use', async () => {
  vi.resetModules();
  const { forgetOldSignIns } = await import('./browser-state.ts');
  const now = Date.now();
  const hour = 3_600_000;
  const keep = (digit: string, more: object) =>
    sessionStorage.setItem(`${digit.repeat(32)}.test`, JSON.stringify(more));
  keep('1', { madeAt: now - hour / 2 });
  keep('2', { madeAt: now - 2 * hour });
  keep('3', { tokenResponse: token, expiresAt: (now - hour) / 1000 });
  keep('4', { tokenResponse: token, expiresAt: (now - 13 * hour) / 1000 });
  sessionStorage.setItem('of-somebody-else', 'x');
  forgetOldSignIns(now);
  expect(Object.keys(sessionStorage).sort()).toEqual([
    `${'1'.repeat(32)}.test`,
    `${'3'.repeat(32)}.test`,
    'of-somebody-else',
  ]);
});
