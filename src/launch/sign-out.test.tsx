import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { signOut } from './sign-out.ts';

const state = '0123456789abcdef0123456789abcdef.test';
const renewal = { stop: () => Promise.resolve() };
const client = (answer: object) => ({
  state: { serverUrl: 'https://ehr.example/fhir', tokenResponse: answer },
});

beforeEach(() => {
  sessionStorage.setItem(state, '{"tokenResponse":{"access_token":"a1"}}');
});
afterEach(() => vi.unstubAllGlobals());

/** The gateway answers so, in turn; what it was asked is kept. */
function answering(...answers: readonly unknown[]) {
  const left = [...answers];
  const asked: [string, string][] = [];
  vi.stubGlobal('fetch', (url: string, { body }: { body: URLSearchParams }) => {
    asked.push([url, body.toString()]);
    const answer = left.shift();
    return answer === undefined
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(Response.json(answer));
  });
  return asked;
}

it('gives both tokens back, the one that could make another first, and forgets them in the browser', async () => {
  const asked = answering({ revoked: true }, { revoked: true });
  const signed = client({ access_token: 'a1', refresh_token: 'r1' });
  expect(await signOut(signed, renewal, 'north--a', state)).toEqual({
    access: 'revoked',
    refresh: 'revoked',
  });
  expect(asked).toEqual([
    ['/smart/revoke/north--a', 'token=r1&token_type_hint=refresh_token'],
    ['/smart/revoke/north--a', 'token=a1&token_type_hint=access_token'],
  ]);
  expect(signed.state.tokenResponse).toEqual({});
  expect(sessionStorage.length).toBe(0);
});

it.each([
  [{ revoked: false, why: 'not-offered' }, 'not-offered'],
  [{ revoked: false, why: 'refused' }, 'refused'],
  [{ revoked: false, why: 'unreachable' }, 'unreachable'],
  [{ code: 'unexpected' }, 'unreachable'],
  [null, 'unreachable'],
  [undefined, 'unreachable'],
])('says what was not revoked: %j', async (answer, access) => {
  answering(...(answer === undefined ? [] : [answer]));
  expect(await signOut(client({ access_token: 'a1' }), renewal, 'test', state)).toEqual({
    access,
    refresh: 'none',
  });
  expect(sessionStorage.length).toBe(0);
});
