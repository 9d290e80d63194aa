/** What of a kept token answer is put right. `asSaid`: what stood in its place, for the self-check. */
interface Kept {
  expiresAt?: unknown;
  tokenResponse?: { access_token?: unknown; expires_in?: unknown; scope?: unknown };
  asSaid?: Readonly<Record<string, unknown>>;
}

/** Longer than any token lasts: a moment beyond what a date can hold would be none. Seconds. */
const mostSeconds = 31_536_000;
/** What the library takes for a token that does not say how long it lasts. Seconds. */
const usualSeconds = 300;

/**
 * Puts right, in place, what servers say in other shapes than RFC 6749 gives it (5.1): the library would add `expires_in` as
 * text to the time, and read a list of scopes as text. `nowSeconds`: since 1970. Called when an answer has just come, and
 * again without effect.
 */
export function putRight(kept: Kept, nowSeconds: number): void {
  const { tokenResponse: answer } = kept;
  if (!answer?.access_token) return;
  const said: Record<string, unknown> = {};
  const lasts = secondsOf(answer.expires_in);
  if (answer.expires_in !== undefined && lasts !== answer.expires_in) {
    said['expires_in'] = answer.expires_in;
    if (lasts === undefined) delete answer.expires_in;
    else answer.expires_in = lasts;
    kept.expiresAt = nowSeconds + (lasts ?? usualSeconds);
  }
  if (typeof kept.expiresAt !== 'number' || !(kept.expiresAt <= nowSeconds + mostSeconds))
    kept.expiresAt = nowSeconds + (lasts ?? usualSeconds);
  if (answer.scope !== undefined && typeof answer.scope !== 'string') {
    said['scope'] = answer.scope;
    if (Array.isArray(answer.scope)) answer.scope = answer.scope.join(' ');
    else delete answer.scope;
  }
  if (Object.keys(said).length > 0) kept.asSaid = said;
}

function secondsOf(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  if (typeof seconds !== 'number' || !(seconds > 0)) return undefined;
  return Math.min(seconds, mostSeconds);
}
