import type { ServerResponse } from 'node:http';
import type { Has } from './defects.ts';

/** How far a clock that is behind is behind. */
const behindMs = 10 * 60_000;

/** The `Date` of a record system whose clock is behind. */
export const lateDate = (now: Date): string => new Date(now.getTime() - behindMs).toUTCString();

/**
 * What the authorization server answers in place of itself while a defect is on; nothing where it answers, perhaps with
 * other headers.
 */
export function answerAuthDefect(
  step: string,
  outgoing: ServerResponse,
  has: Has,
  now: Date,
): Response | undefined {
  if (step === 'jwks' && has('no-jwks')) return Response.json({ error: 'not_found' }, { status: 404 });
  if (step === 'revoke' && has('revocation-ignored')) return new Response(null, { status: 200 });
  if (step === 'token' && has('no-token-cors')) keepFromBrowsers(outgoing);
  if (has('clock-behind')) outgoing.setHeader('date', lateDate(now));
  return undefined;
}

/** Without this header no browser lets a page read the answer. */
function keepFromBrowsers(outgoing: ServerResponse): void {
  const set = outgoing.setHeader.bind(outgoing);
  outgoing.setHeader = (name, value) =>
    name.toLowerCase() === 'access-control-allow-origin' ? outgoing : set(name, value);
}

/** Token answers by the code that they were given for: a server that forgets that a code was used gives the same again. */
export class UsedCodes {
  private readonly answers = new Map<string, object>();

  note(code: unknown, answer: object): void {
    if (typeof code === 'string') this.answers.set(code, answer);
  }

  again(code: unknown): object | undefined {
    return typeof code === 'string' ? this.answers.get(code) : undefined;
  }
}
