/** How a call to the NHS ended without an answer. `not-sent`: it surely never left this machine. */
export type CallFailure = 'not-sent' | 'no-answer' | 'timed-out';

/** Ends a call that has run for so many milliseconds. Handed in, so that no test waits on a clock. */
export type Deadline = (milliseconds: number) => AbortSignal;

export const wallClockDeadline: Deadline = (milliseconds) => AbortSignal.timeout(milliseconds);

/** Failures to look up, reach or trust the host: all of them come before the first byte of the request. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Names what `fetch` threw. Anything not known to come before sending is `no-answer`. */
export function callFailureOf(error: unknown, signal: AbortSignal): CallFailure {
  if (signal.aborted) return 'timed-out';
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && beforeSending.has(code) ? 'not-sent' : 'no-answer';
}
