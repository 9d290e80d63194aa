import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGateway } from '../gateway.ts';
import type { Configuration } from '../config/configuration.ts';
import { world, type World } from '../test/world.ts';
import { pino } from 'pino';
import type { ClientKeys } from './client-keys.ts';
import { publicKeys } from './public-keys.ts';
import { confidential } from './testing-keys.ts';

const origin = 'http://localhost:4999';
const own = 'http://localhost:4001';
const tokenUrl = `${origin}/auth/token`;
const made = await confidential('stand-in');

interface Asked {
  readonly url: string;
  readonly form: URLSearchParams;
}
let base: World;
let asked: Asked[];
/** What the record system publishes, and how it answers a form. */
let published: Record<string, unknown>;
let answer: (asked: Asked) => Response | Promise<Response>;

beforeAll(async () => {
  base = await world();
});
beforeEach(() => {
  base.logged.length = 0;
  asked = [];
  published = { token_endpoint: tokenUrl, revocation_endpoint: `${origin}/auth/revoke` };
  answer = () => Response.json({ access_token: 'at-secret', patient: 'child-1' });
});

const standIn = (): typeof fetch => async (input, init) => {
  const request = new Request(input, init);
  if (request.url.endsWith('/.well-known/smart-configuration')) return Response.json(published);
  const one = { url: request.url, form: new URLSearchParams(await request.text()) };
  asked.push(one);
  return answer(one);
};

interface Sent {
  readonly change?: Partial<Configuration['issuers'][number]>;
  readonly clientKeys?: ClientKeys;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly id?: string;
  readonly perMinute?: number;
  readonly publicUrl?: string;
}

function gatewayWith({ change = {}, clientKeys = made.clientKeys, perMinute = 5000, publicUrl }: Sent) {
  const { config, store, logged } = base;
  return createGateway({
    config: {
      ...config,
      issuers: config.issuers.map((issuer) => ({ ...issuer, client: made.client, ...change })),
    },
    clientKeys,
    store,
    log: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }),
    ehrFetch: standIn(),
    clock: () => base.now,
    requestsPerMinute: perMinute,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    cpis: { lookUp: () => Promise.resolve({ outcome: 'none', notified: 'no' }) },
  });
}

const post = (
  path: 'token' | 'revoke',
  fields: Readonly<Record<string, string>>,
  sent: Sent = {},
  gateway = gatewayWith(sent),
): Promise<Response> =>
  gateway.fetch(
    new Request(`${own}/smart/${path}/${sent.id ?? 'stand-in'}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...sent.headers },
      body: sent.text ?? new URLSearchParams(fields).toString(),
    }),
  );

const code = {
  grant_type: 'authorization_code',
  code: 'code-secret',
  redirect_uri: `${own}/`,
  code_verifier: 'verifier-secret',
};
const refreshing = { grant_type: 'refresh_token', refresh_token: 'rt-secret' };
const codeOf = async (response: Response): Promise<unknown> => {
  const { code: said } = (await response.json()) as { code?: string };
  return [response.status, said];
};

describe('the proof that the gateway adds', () => {
  it('is a signed assertion for the token endpoint, for minutes, used once', async () => {
    await post('token', code);
    await post('token', refreshing);
    const [first, second] = asked.map(({ form }) => form.get('client_assertion') ?? '');
    expect(decodeProtectedHeader(first ?? '')).toEqual({ alg: 'ES384', kid: 'stand-in-now', typ: 'JWT' });
    const { payload } = await jwtVerify(first ?? '', await importJWK(publicKeys(made.clientKeys)[0] ?? {}), {
      currentDate: base.now,
      audience: tokenUrl,
      issuer: 'safelight',
      subject: 'safelight',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(300);
    expect(decodeJwt(second ?? '').jti).not.toBe(payload.jti);
  });

  it('goes with the fields of the grant, and with nothing else that the page sent', async () => {
    await post('token', {
      ...code,
      client_id: 'safelight',
      client_assertion: 'mine',
      client_secret: 's',
      x: 'y',
    });
    const [{ form } = { form: new URLSearchParams() }] = asked;
    expect([...form.keys()].sort()).toEqual(
      [
        'client_assertion',
        'client_assertion_type',
        'code',
        'code_verifier',
        'grant_type',
        'redirect_uri',
      ].sort(),
    );
    expect(form.get('client_assertion')).not.toBe('mine');
  });
});

describe('what the record system answers', () => {
  it.each([
    [200, { access_token: 'at-secret' }],
    [400, { error: 'invalid_grant', error_description: 'The code was used.' }],
    [401, { error: 'invalid_client' }],
    [503, { error: 'temporarily_unavailable' }],
  ])('is passed on as it is, %d', async (status, body) => {
    answer = () => Response.json(body, { status, headers: { 'retry-after': '7' } });
    const response = await post('token', code);
    expect([response.status, await response.json()]).toEqual([status, body]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('retry-after')).toBe('7');
  });

  it.each<[string, () => Response | Promise<Response>, number, string]>([
    [
      'a redirect',
      () => Response.redirect('http://elsewhere.example/', 307),
      502,
      'token-endpoint-redirects',
    ],
    ['a page', () => new Response('<html>'), 502, 'token-answer-not-json'],
    ['a list', () => Response.json([]), 502, 'token-answer-not-json'],
    ['nothing', () => new Response(null, { status: 204 }), 502, 'token-answer-not-json'],
    ['too much', () => new Response('x'.repeat(300_000)), 502, 'token-answer-too-large'],
    ['no answer', () => Promise.reject(new TypeError('fetch failed')), 502, 'token-endpoint-unreachable'],
  ])('is named where it is %s', async (_, answers, status, said) => {
    answer = answers;
    expect(await codeOf(await post('token', code))).toEqual([status, said]);
  });

  it('is never asked for elsewhere than at the record system’s own addresses', async () => {
    published = { token_endpoint: 'https://evil.example/token' };
    expect(await codeOf(await post('token', code))).toEqual([502, 'token-endpoint-foreign']);
    published = {};
    expect(await codeOf(await post('token', code))).toEqual([502, 'token-endpoint-foreign']);
    expect(asked).toEqual([]);
  });

  it('is asked for at an address relative to the FHIR base', async () => {
    published = { token_endpoint: '../auth/token' };
    expect((await post('token', code)).status).toBe(200);
    expect(asked[0]?.url).toBe(tokenUrl);
  });
});

describe('a request that is not the page’s', () => {
  it.each<[string, Readonly<Record<string, string>>, Sent, number, string]>([
    ['another grant', { ...code, grant_type: 'client_credentials' }, {}, 400, 'grant-type-not-taken'],
    ['a grant of the prototype', { ...code, grant_type: 'constructor' }, {}, 400, 'grant-type-not-taken'],
    ['no grant', { code: 'c' }, {}, 400, 'grant-type-not-taken'],
    ['no verifier', { ...code, code_verifier: '' }, {}, 400, 'field-missing'],
    ['another page', { ...code, redirect_uri: 'https://evil.example/' }, {}, 403, 'redirect-uri-not-ours'],
    ['a page of ours', { ...code, redirect_uri: `${own}/launch` }, {}, 403, 'redirect-uri-not-ours'],
    ['another client', { ...code, client_id: 'other' }, {}, 403, 'another-client'],
    ['an unknown issuer', code, { id: 'nobody' }, 404, 'unknown-issuer'],
    ['a public client', code, { change: { client: { kind: 'public' } } }, 400, 'public-client'],
    ['JSON', code, { headers: { 'content-type': 'application/json' } }, 415, 'not-a-form'],
    [
      'a field twice',
      code,
      { text: 'grant_type=refresh_token&grant_type=refresh_token' },
      400,
      'field-twice',
    ],
    ['a flood', code, { text: 'x'.repeat(60_000) }, 413, 'too-large'],
    ['a gateway without its key', code, { clientKeys: new Map() }, 500, 'no-client-key'],
  ])('is refused by name: %s', async (_, fields, sent, status, said) => {
    expect(await codeOf(await post('token', fields, sent))).toEqual([status, said]);
    expect(asked).toEqual([]);
  });

  it('is refused in words that an OAuth library reads as well', async () => {
    const response = await post('token', { grant_type: 'password' });
    expect(await response.json()).toMatchObject({
      error: 'invalid_request',
      error_description: 'This kind of grant is not exchanged here.',
    });
  });

  it('is let through from behind a proxy by the name that the page was served under', async () => {
    const headers = { 'x-forwarded-proto': 'https' };
    const redirect_uri = 'https://localhost:4001/';
    expect((await post('token', { ...code, redirect_uri }, { headers })).status).toBe(200);
    expect(await codeOf(await post('token', code, { headers }))).toEqual([403, 'redirect-uri-not-ours']);
  });

  it('is compared with the public address alone where there is one, whatever a request calls this host', async () => {
    const publicUrl = 'https://safelight.trust.example';
    const redirect_uri = `${publicUrl}/`;
    expect((await post('token', { ...code, redirect_uri }, { publicUrl })).status).toBe(200);
    for (const headers of [{ host: 'evil.example' }, { 'x-forwarded-proto': 'http' }] as const) {
      const forged = { publicUrl, headers };
      expect((await post('token', { ...code, redirect_uri }, forged)).status).toBe(200);
      for (const other of [`${own}/`, 'https://evil.example/', 'http://safelight.trust.example/'])
        expect(await codeOf(await post('token', { ...code, redirect_uri: other }, forged))).toEqual([
          403,
          'redirect-uri-not-ours',
        ]);
    }
  });

  it('is counted', async () => {
    const gateway = gatewayWith({ perMinute: 2 });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await post('token', refreshing, {}, gateway)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('a token that is given back', () => {
  const back = { token: 'at-secret', token_type_hint: 'access_token' };
  const said = async (sent: Sent = {}): Promise<unknown> => (await post('revoke', back, sent)).json();

  it.each<[string, Partial<Sent>, readonly string[]]>([
    ['a confidential client', {}, ['client_assertion', 'client_assertion_type', 'token', 'token_type_hint']],
    ['a public one', { change: { client: { kind: 'public' } } }, ['client_id', 'token', 'token_type_hint']],
  ])('is given back as %s', async (_, sent, fields) => {
    answer = () => new Response(null, { status: 200 });
    expect(await said(sent)).toEqual({ revoked: true });
    expect([...(asked[0]?.form.keys() ?? [])].sort()).toEqual(fields);
  });

  it.each<[string, () => void, string]>([
    ['not-offered', () => (published = { token_endpoint: tokenUrl }), 'not-offered'],
    ['offered elsewhere', () => (published['revocation_endpoint'] = 'https://evil.example/'), 'not-offered'],
    ['refused', () => (answer = () => new Response('', { status: 401 })), 'refused'],
    ['in trouble', () => (answer = () => new Response('', { status: 503 })), 'unreachable'],
    ['away', () => (answer = () => Promise.reject(new TypeError('x'))), 'unreachable'],
    ['moved', () => (answer = () => Response.redirect('http://elsewhere.example/')), 'unreachable'],
  ])('says why it was not: %s', async (_, arrange, why) => {
    arrange();
    expect(await said()).toEqual({ revoked: false, why });
  });

  it('is needed', async () => {
    expect(await codeOf(await post('revoke', {}))).toEqual([400, 'field-missing']);
  });
});

it('writes nothing of a request or an answer to the log', async () => {
  await post('token', code);
  await post('token', refreshing);
  await post('revoke', { token: 'at-secret' });
  answer = () => new Response('not json at-secret');
  await post('token', code);
  await post('revoke', { token: 'at-secret' });
  expect(base.logged.length).toBeGreaterThan(0);
  expect(base.logged.join('')).not.toMatch(/secret|client_assertion/);
});

it('publishes no key where no record system knows a key', async () => {
  const response = await gatewayWith({ clientKeys: new Map() }).fetch(new Request(`${own}/smart/jwks.json`));
  expect([response.status, await response.json()]).toEqual([200, { keys: [] }]);
});
