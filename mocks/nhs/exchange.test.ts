import { decodeJwt, SignJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Nhs } from './create-nhs.ts';
import {
  assertion,
  call,
  exchangeForm,
  form,
  keys,
  nhsAt,
  origin,
  signed,
  signInAs,
  start,
  tokenUrl,
} from './test/signing-in.ts';

const priya = '999000000101';

let nhs: Nhs;
let at: number;
beforeEach(() => {
  at = start;
  nhs = nhsAt(() => at);
});

interface Answer {
  readonly error?: string;
  readonly error_description?: string;
  readonly access_token: string;
  readonly refresh_token: string;
  readonly refresh_token_expires_in: string;
}
const ask = async (fields: Readonly<Record<string, string>>) => {
  const answer = await call(nhs, '/oauth2/token', form(fields));
  return { status: answer.status, body: (await answer.json()) as Answer };
};
const idToken = async () => (await signInAs(nhs, at, priya)).id_token;
const exchange = async () => (await ask(await exchangeForm(at, await idToken()))).body;
const refresh = async (refresh_token: string, shown?: Readonly<Record<string, string>>) =>
  ask({ grant_type: 'refresh_token', refresh_token, ...(shown ?? (await signed(at, tokenUrl))) });

describe('the exchange of an id_token', () => {
  it('answers as the platform does: lifetimes and counts in text', async () => {
    const { status, body } = await ask(await exchangeForm(at, await idToken()));
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String) as string,
      expires_in: '599',
      token_type: 'Bearer',
      refresh_token: expect.any(String) as string,
      refresh_token_expires_in: '43199',
      refresh_count: '0',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    });
  });

  it.each([
    ['another type', { subject_token_type: 'urn:ietf:params:oauth:token-type:jwt' }],
    ['no token', { subject_token: '' }],
    ['no token at all', { subject_token: 'x.y.z' }],
    ['another way to sign', { client_assertion_type: 'password' }],
    ['no assertion', { client_assertion: '' }],
  ])('is refused with %s', async (_, change) => {
    const { status, body } = await ask({ ...(await exchangeForm(at, await idToken())), ...change });
    expect([status, body.error]).toEqual([400, 'invalid_request']);
  });

  it('is refused when the id_token has run out', async () => {
    const token = await idToken();
    at += 3_600_000;
    const { status, body } = await ask(await exchangeForm(at, token));
    expect([status, body.error_description]).toEqual([
      400,
      "Invalid 'exp' claim in subject_token JWT - JWT has expired",
    ]);
  });

  it('is refused when somebody else signed the id_token', async () => {
    const forged = await new SignJWT(decodeJwt(await idToken()))
      .setProtectedHeader({ alg: 'RS512', typ: 'JWT', kid: 'k1' })
      .sign(keys.privateKey);
    expect((await ask(await exchangeForm(at, forged))).status).toBe(400);
  });

  it('is refused for an application of CIS2 that the platform does not know', async () => {
    const other = nhsAt(() => at, { cis2Clients: [] });
    const answer = await call(other, '/oauth2/token', form(await exchangeForm(at, await idToken())));
    expect(answer.status).toBe(400);
  });
});

describe('an assertion, in the statuses and words of the platform', () => {
  const seconds = start / 1000;
  it.each([
    ['no application of that name', 401, { iss: 'x', sub: 'x' }, {}],
    ['another subject', 400, { sub: 'x' }, {}],
    ['a key that is not known', 401, {}, { kid: 'k2' }],
    ['another type', 400, {}, { typ: 'at+jwt' }],
    ['another audience', 401, { aud: `${origin}/oauth2` }, {}],
    ['several audiences', 401, { aud: [tokenUrl, origin] }, {}],
    ['an end in words', 400, { exp: 'soon' }, {}],
    ['no end', 400, { exp: undefined }, {}],
    ['an end that has come', 400, { exp: seconds }, {}],
    ['more than five minutes', 400, { exp: seconds + 301 }, {}],
    ['a number for its id', 400, { jti: 7 }, {}],
  ])('is refused with %s', async (_, status, claims, header) => {
    const grant = {
      grant_type: 'client_credentials',
      ...(await signed(at, tokenUrl)),
      client_assertion: await assertion(at, tokenUrl, claims, header),
    };
    const answer = await ask(grant);
    expect([answer.status, answer.body.error]).toEqual([status, 'invalid_request']);
  });

  it('is refused from a clock that is five minutes off, either way', async () => {
    for (const skew of [301_000, -301_000]) {
      const grant = { grant_type: 'client_credentials', ...(await signed(at + skew, tokenUrl)) };
      expect((await ask(grant)).status).toBe(400);
    }
  });

  it('may be signed with any key that the application publishes, until it is taken out', async () => {
    const published = { keys: [await jwkOf('k1'), await jwkOf('k9')] };
    nhs = nhsAt(() => at, {
      clients: [
        {
          clientId: 'app',
          jwksUri: 'https://safelight.example/nhs/jwks.json',
          system: 'S',
          organisation: 'O',
        },
      ],
      fetch: () => Promise.resolve(Response.json(published)),
    });
    const sign = async (kid: string) => ({
      ...(await signed(at, tokenUrl)),
      grant_type: 'client_credentials',
      client_assertion: await assertion(at, tokenUrl, {}, { kid }),
    });
    expect((await ask(await sign('k9'))).status).toBe(200);
    published.keys.pop();
    expect((await ask(await sign('k9'))).status).toBe(401);
    expect((await ask(await sign('k1'))).status).toBe(200);
  });

  it('is refused when the published keys cannot be read', async () => {
    nhs = nhsAt(() => at, {
      clients: [{ clientId: 'app', jwksUri: 'https://x.example/', system: 'S', organisation: 'O' }],
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    expect((await ask({ grant_type: 'client_credentials', ...(await signed(at, tokenUrl)) })).status).toBe(
      401,
    );
  });

  const jwkOf = async (kid: string) => ({ ...(await crypto.subtle.exportKey('jwk', keys.publicKey)), kid });
});

describe('a refresh token', () => {
  it('is changed at every use, and a used one is refused', async () => {
    const first = await exchange();
    at += 500_000;
    const second = await refresh(first.refresh_token);
    expect(second.body).toMatchObject({
      expires_in: '599',
      refresh_count: '1',
      refresh_token_expires_in: '42699',
    });
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    expect(await refresh(first.refresh_token)).toMatchObject({
      status: 401,
      body: { error: 'invalid_grant' },
    });
    expect((await refresh(second.body.refresh_token)).status).toBe(200);
  });

  it('ends twelve hours after the sign-in, however often it was changed', async () => {
    const first = await exchange();
    at += 43_000_000;
    const second = await refresh(first.refresh_token);
    expect(second.status).toBe(200);
    at += 199_000;
    expect(await refresh(second.body.refresh_token)).toMatchObject({
      status: 401,
      body: { error: 'invalid_grant', error_description: 'refresh token refresh period has expired' },
    });
  });

  it('needs the application: its assertion, or its secret', async () => {
    nhs = nhsAt(() => at, {
      clients: [
        {
          clientId: 'app',
          clientSecret: 'app-secret',
          keys: [{ kid: 'k1', publicKey: await crypto.subtle.exportKey('jwk', keys.publicKey) }],
          system: 'Safelight',
          organisation: 'Testshire',
        },
      ],
    });
    const { refresh_token } = await exchange();
    expect((await refresh(refresh_token, {})).status).toBe(400);
    expect((await refresh(refresh_token, { client_id: 'app', client_secret: 'wrong' })).status).toBe(401);
    expect((await refresh(refresh_token, { client_id: 'app', client_secret: 'app-secret' })).status).toBe(
      200,
    );
  });

  it('that is made up is refused', async () => {
    expect((await refresh('made-up')).status).toBe(401);
  });
});
