import * as v from 'valibot';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { CpisAuth } from '../../smart-config/schema/cpis-auth.ts';
import { signAssertion } from './assertion.ts';
import { callFailureOf, wallClockDeadline } from './call-failure.ts';
import type { SigningKeys } from './signing-keys.ts';

/**
 * `refused`: the service said no to this installation. `no-answer`: it could not be reached, was too busy, or was cut
 * off. `odd-answer`: what came is no token.
 */
export type TokenFailure = 'refused' | 'no-answer' | 'timed-out' | 'odd-answer';

/** Access tokens of this installation (application-restricted), never of a person. */
export interface TokenSource {
  /** A token good for at least 30 seconds. Callers at the same time share one request. */
  token(): Promise<Result<string, TokenFailure>>;
  /** Drops a token that the service refused, so that the next look-up asks for a new one. */
  forget(token: string): void;
}

/** Whose token, and where it is asked for. */
export type SignedJwtAuth = Pick<CpisAuth, 'tokenUrl' | 'clientId' | 'algorithm'>;

const REFRESH_BEFORE_MS = 30_000;
const TIMEOUT_MS = 5_000;

/** `expires_in` is a number in RFC 6749 and a string of digits in what the NHS platform sends. */
const TokenAnswer = v.object({
  access_token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/)),
  expires_in: v.pipe(v.union([v.number(), v.pipe(v.string(), v.digits())]), v.transform(Number)),
});
type TokenAnswer = v.InferOutput<typeof TokenAnswer>;

/** Application-restricted access with a signed JWT (RFC 7523). The first of the keys signs. */
export function createTokenSource(
  auth: SignedJwtAuth,
  [signingKey]: SigningKeys,
  fetch: typeof globalThis.fetch,
  clock: () => Date,
  deadline = wallClockDeadline,
): TokenSource {
  let kept: { token: string; staleAt: number } | undefined;
  let underWay: Promise<Result<string, TokenFailure>> | undefined;

  async function ask(): Promise<Result<string, TokenFailure>> {
    const assertion = await signAssertion(auth, signingKey, clock());
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
  };
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
    // 408 and 429 are about the moment, not about who asks.
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429)
      return fail('refused');
    if (answer.status !== 200) return fail('no-answer');
    const body = v.safeParse(TokenAnswer, parsed(await answer.text()));
    return body.success ? succeed(body.output) : fail('odd-answer');
  } catch (error) {
    return fail(callFailureOf(error, signal) === 'timed-out' ? 'timed-out' : 'no-answer');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
