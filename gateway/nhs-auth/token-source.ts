import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { wallClockDeadline } from './call-failure.ts';
import { askPlatform, type SignedJwtAuth } from './platform.ts';
import { SPARE_MS } from './sign-in-state.ts';
import type { SigningKeys } from '../signing/signing-keys.ts';

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
    const answer = await askPlatform(
      auth,
      signingKey,
      { grant_type: 'client_credentials' },
      { fetch, clock, deadline },
    );
    // No grant of a person is shown here.
    if (!answer.ok) return fail(answer.failure === 'grant-ended' ? 'refused' : answer.failure);
    const { access_token: token, expires_in: seconds } = answer.value;
    kept = { token, staleAt: clock().getTime() + seconds * 1000 - SPARE_MS };
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
