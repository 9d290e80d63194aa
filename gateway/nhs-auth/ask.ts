import { callFailureOf, type Deadline } from './call-failure.ts';

/** What became of a question to a service of the NHS that gave no answer to read. */
export type NoAnswer = 'no-answer' | 'timed-out' | 'odd-answer';

/** An answer that arrived whole. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type: string;
}

/** Far above any token or list of keys. */
const MOST_CHARACTERS = 1_000_000;

/** One request, never redirected, its answer read to the end. `no-answer`: unreachable, or cut off on the way. */
export async function ask(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  signal: AbortSignal,
): Promise<Answer | NoAnswer> {
  try {
    const answer = await fetch(url, { ...init, redirect: 'manual', signal });
    const text = await answer.text();
    return text.length > MOST_CHARACTERS
      ? 'odd-answer'
      : { status: answer.status, text, type: answer.headers.get('content-type') ?? '' };
  } catch (error) {
    return callFailureOf(error, signal) === 'timed-out' ? 'timed-out' : 'no-answer';
  }
}

/** 4xx means no to whoever asked; 408 and 429 are about the moment. */
export const saysNo = (status: number): boolean =>
  status >= 400 && status < 500 && status !== 408 && status !== 429;

/** Milliseconds that one request to a service of sign-in may take. */
export const REQUEST_MS = 5_000;

/** A service by `fetch` and a clock, as sign-ins use it. */
export interface Reach {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => Date;
  readonly deadline: Deadline;
}
