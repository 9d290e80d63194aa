import { randomUUID } from 'node:crypto';
import { SignJWT, type CryptoKey } from 'jose';
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Cpis } from '../../smart-config/schema/cpis.ts';
import { callFailureOf, wallClockDeadline } from './call-failure.ts';
import { readSigningKey } from './signing-key.ts';

/** `refused`: the service said no. `no-answer`: it could not be reached or answered nonsense. */
export type TokenFailure = 'refused' | 'no-answer' | 'timed-out' | 'bad-key';

/** Access tokens of this installation (application-restricted), never of a person. */
export interface TokenSource {
  /** A token good for at least 30 seconds. Callers at the same time share one request. */
  token(): Promise<Result<string, TokenFailure>>;
  /** Drops a token that the service refused, so that the next look-up asks for a new one. */
  forget(token: string): void;
  /** What is wrong with the key file, as a sentence for whoever installs; undefined when nothing is. */
  keyProblem(): Promise<string | undefined>;
}

export type SignedJwtAuth = NonNullable<Cpis['auth']>;

const ASSERTION_SECONDS = 240;
const REFRESH_BEFORE_MS = 30_000;
const TIMEOUT_MS = 5_000;

/** `expires_in` is a number in RFC 6749 and a string of digits in what the NHS platform sends. */
const TokenAnswer = v.object({
  access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)),
  expires_in: v.pipe(v.union([v.number(), v.pipe(v.string(), v.digits())]), v.transform(Number)),
});
type TokenAnswer = v.InferOutput<typeof TokenAnswer>;

/**
 * Application-restricted access with a signed JWT (RFC 7523): the assertion lives four minutes (the service allows
 * five), names one audience and carries an id that is used once. `auth.privateKeyFile` must already be a full path.
 */
export function createTokenSource(
  auth: SignedJwtAuth,
  fetch: typeof globalThis.fetch,
  clock: () => Date,
  deadline = wallClockDeadline,
): TokenSource {
  const key = readSigningKey(auth.privateKeyFile, auth.algorithm);
  let kept: { token: string; staleAt: number } | undefined;
  let underWay: Promise<Result<string, TokenFailure>> | undefined;

  async function ask(): Promise<Result<string, TokenFailure>> {
    const signingKey = await key;
    if (!signingKey.ok) return fail('bad-key');
    const assertion = await signAssertion(auth, signingKey.value, clock());
    if (assertion === undefined) return fail('bad-key');
    const answer = await exchange(auth.tokenUrl, assertion, fetch, deadline(TIMEOUT_MS));
    if (!answer.ok) return answer;
    const { access_token: token, expires_in: seconds } = answer.value;
    kept = { token, staleAt: clock().getTime() + seconds * 1000 - REFRESH_BEFORE_MS };
    return succeed(token);
  }

  return {
    async token() {
      if (kept && clock().getTime() < kept.staleAt) return succeed(kept.token);
      underWay ??= ask().finally(() => (underWay = undefined));
      return underWay;
    },
    forget(token) {
      if (kept?.token === token) kept = undefined;
    },
    async keyProblem() {
      const read = await key;
      return read.ok ? undefined : read.failure;
    },
  };
}

async function signAssertion(auth: SignedJwtAuth, key: CryptoKey, now: Date): Promise<string | undefined> {
  const seconds = Math.floor(now.getTime() / 1000);
  try {
    return await new SignJWT()
      .setProtectedHeader({ alg: auth.algorithm, kid: auth.kid, typ: 'JWT' })
      .setIssuer(auth.clientId)
      .setSubject(auth.clientId)
      .setAudience(auth.tokenUrl)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + ASSERTION_SECONDS)
      .setJti(randomUUID())
      .sign(key);
  } catch {
    // e.g. an RSA key under 2048 bits
    return undefined;
  }
}

async function exchange(
  tokenUrl: string,
  assertion: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<Result<TokenAnswer, TokenFailure>> {
  try {
    const answer = await fetch(tokenUrl, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    });
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429)
      return fail('refused');
    if (answer.status !== 200) return fail('no-answer');
    const body = v.safeParse(TokenAnswer, await answer.json());
    return body.success ? succeed(body.output) : fail('no-answer');
  } catch (error) {
    return fail(callFailureOf(error, signal) === 'timed-out' ? 'timed-out' : 'no-answer');
  }
}
