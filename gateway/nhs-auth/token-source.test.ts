import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, exportPKCS8, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createNhs, type Nhs } from '../../mocks/nhs/create-nhs.ts';
import type { CpisAuth } from '../../smart-config/schema/cpis-auth.ts';
import { describeFault } from '../config/fault.ts';
import { loadSigningKeys } from '../signing/signing-keys.ts';
import type { SignedJwtAuth } from './platform.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';

const origin = 'http://localhost:4002';
const tokenUrl = `${origin}/oauth2/token`;
const start = Date.parse('2026-11-20T10:42:00Z');

let folder: string;
let keys: CryptoKeyPair;
let nhs: Nhs;
let at: number;
let requests: Request[];
let whenAsked: () => void;
let answerWith: (() => Response) | undefined;
/** The service's own clock, where it is not ours. */
let nhsAt: number | undefined;
const clock = () => new Date(at);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safelight-'));
  keys = await generateKeyPair('RS512', { extractable: true });
  const other = await generateKeyPair('RS512', { extractable: true });
  await writeFile(join(folder, 'key.pem'), await exportPKCS8(keys.privateKey));
  await writeFile(join(folder, 'other.pem'), await exportPKCS8(other.privateKey));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  at = start;
  requests = [];
  whenAsked = () => undefined;
  answerWith = undefined;
  nhsAt = undefined;
  const publicKey = await exportJWK(keys.publicKey);
  nhs = createNhs({
    origin,
    now: () => new Date(nhsAt ?? at),
    clients: [{ clientId: 'app', kid: 'k1', publicKey, system: 'Safelight', organisation: 'Testshire' }],
    records: new Map(),
  });
});

const net: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  requests.push(request.clone());
  whenAsked();
  if (answerWith) return answerWith();
  const answer = await nhs.fetch(request);
  request.signal.throwIfAborted();
  return answer;
};

interface Change extends Partial<SignedJwtAuth> {
  readonly key?: Partial<CpisAuth['keys'][number]>;
}

async function source({ key, ...change }: Change = {}, signal?: AbortSignal): Promise<TokenSource> {
  const auth: SignedJwtAuth = { tokenUrl, clientId: 'app', algorithm: 'RS512', ...change };
  const loaded = await loadSigningKeys(
    { path: 'auth.keys', keys: [{ kid: 'k1', privateKeyFile: 'key.pem', ...key }], algorithm: 'RS512' },
    { named: { file: 'cpis.json', folder }, env: {} },
  );
  if (!loaded.ok) throw new Error(loaded.failure.map(describeFault).join('\n'));
  return createTokenSource(auth, loaded.value, net, clock, ...(signal ? [() => signal] : []));
}

describe('an access token', () => {
  it('is asked for once by everybody who waits at the same time', async () => {
    const tokens = await source();
    const got = await Promise.all([tokens.token(), tokens.token(), tokens.token()]);
    expect(new Set(got.map((token) => JSON.stringify(token))).size).toBe(1);
    expect(got[0].ok).toBe(true);
    expect(requests).toHaveLength(1);
  });

  it('is kept until 30 seconds before it runs out, then replaced', async () => {
    const tokens = await source();
    const first = await tokens.token();
    at = start + (599 - 30) * 1000 - 1;
    expect(await tokens.token()).toEqual(first);
    at += 1;
    const second = await tokens.token();
    expect(second.ok).toBe(true);
    expect(second).not.toEqual(first);
    expect(requests).toHaveLength(2);
  });

  it('is asked for anew after it was refused, and only that one is forgotten', async () => {
    const tokens = await source();
    const first = await tokens.token();
    tokens.forget('another');
    expect(await tokens.token()).toEqual(first);
    tokens.forget(first.ok ? first.value : '');
    expect(await tokens.token()).not.toEqual(first);
  });

  it('is asked for again after a failure', async () => {
    const tokens = await source();
    nhs.control.setFault({ name: '500', on: 'token' });
    expect(await tokens.token()).toEqual({ ok: false, failure: 'no-answer' });
    nhs.control.clearFaults();
    expect((await tokens.token()).ok).toBe(true);
  });

  it('is asked for in the body, never in the address, and redirects are not followed', async () => {
    await (await source()).token();
    const request = requests[0] ?? expect.fail('nothing was asked');
    expect(request).toMatchObject({ url: tokenUrl, method: 'POST', redirect: 'manual' });
    const form = new URLSearchParams(await request.text());
    expect(Array.from(form.keys())).toEqual(['grant_type', 'client_assertion_type', 'client_assertion']);
  });
});

describe('sign-in fails by name', () => {
  it.each([
    ['a key id that is not registered', { key: { kid: 'k2' } }],
    ['another client id', { clientId: 'somebody' }],
    ['another key', { key: { privateKeyFile: 'other.pem' } }],
    ['another audience', { tokenUrl: `${origin}/oauth2/token?x=1` }],
  ])('%s is refused', async (_, change) => {
    expect(await (await source(change)).token()).toEqual({ ok: false, failure: 'refused' });
  });

  it.each([
    ['401', 'refused'],
    ['403', 'refused'],
    ['429', 'no-answer'],
    ['html', 'odd-answer'],

    ['refused', 'no-answer'],
  ] as const)('%s is %s', async (name, failure) => {
    nhs.control.setFault({ name, on: 'token' });
    expect(await (await source()).token()).toEqual({ ok: false, failure });
  });

  it.each([
    ['408', () => new Response('', { status: 408 }), 'no-answer'],
    ['a redirection', () => Response.redirect('https://elsewhere.example/'), 'no-answer'],
    ['an empty 200', () => new Response(''), 'odd-answer'],
    [
      'a token that no header can carry',
      () => Response.json({ access_token: 'a b', expires_in: 599 }),
      'odd-answer',
    ],
    ['no lifetime', () => Response.json({ access_token: 'a' }), 'odd-answer'],
    [
      'an answer that is cut',
      () =>
        new Response(
          new ReadableStream({
            start: (stream) => stream.enqueue(new TextEncoder().encode('{"access_token":')),
            pull: (stream) => stream.error(new TypeError('terminated')),
          }),
        ),
      'no-answer',
    ],
  ] as const)('%s is named', async (_, answer, failure) => {
    answerWith = answer;
    expect(await (await source()).token()).toEqual({ ok: false, failure });
  });

  it('a clock ten minutes fast is refused', async () => {
    at = start + 600_000;
    nhsAt = start;
    expect(await (await source()).token()).toEqual({ ok: false, failure: 'refused' });
  });

  it('a clock ten minutes slow is refused', async () => {
    nhsAt = start + 600_000;
    expect(await (await source()).token()).toEqual({ ok: false, failure: 'refused' });
  });

  it('times out', async () => {
    nhs.control.setFault({ name: 'slow', on: 'token' });
    const deadline = new AbortController();
    whenAsked = () => setImmediate(() => deadline.abort());
    expect(await (await source({}, deadline.signal)).token()).toEqual({ ok: false, failure: 'timed-out' });
  });
});

describe('the pretend NHS checks the assertion itself', () => {
  const seconds = start / 1000;
  const good = { iss: 'app', sub: 'app', aud: tokenUrl, exp: seconds + 300, jti: 'j1' };
  const sign = (claims: object, alg = 'RS512') =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg, kid: 'k1', typ: 'JWT' }).sign(keys.privateKey);
  const ask = (assertion: string) =>
    nhs.fetch(
      new Request(tokenUrl, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
        }),
      }),
    );

  it('accepts one that is right, once', async () => {
    const assertion = await sign(good);
    expect((await ask(assertion)).status).toBe(200);
    expect((await ask(assertion)).ok).toBe(false);
  });

  it.each([
    ['more than five minutes ahead', { ...good, exp: seconds + 301 }],
    ['run out', { ...good, exp: seconds - 1 }],
    ['no end', { ...good, exp: undefined }],
    ['no id', { ...good, jti: undefined }],
    ['several audiences', { ...good, aud: [tokenUrl, 'https://elsewhere.example'] }],
    ['another subject', { ...good, sub: 'somebody' }],
  ])('refuses one with %s', async (_, claims) => {
    expect((await ask(await sign(claims))).ok).toBe(false);
  });

  it('refuses another algorithm and what is no token at all', async () => {
    const jwk = await crypto.subtle.exportKey('jwk', keys.privateKey);
    const weaker = await crypto.subtle.importKey(
      'jwk',
      { ...jwk, alg: 'RS256' },
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const assertion = await new SignJWT(good)
      .setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'JWT' })
      .sign(weaker);
    expect((await ask(assertion)).ok).toBe(false);
    expect((await ask('x.y.z')).ok).toBe(false);
  });
});
