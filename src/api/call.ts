import * as v from 'valibot';
import { fail, succeed, type Result } from '../domain/result.ts';
import { Problem, type ApiFailure } from './problem.ts';

/** How a call reaches the gateway. `token` answers the gateway's session token, which lives in memory only. */
export interface Wire {
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly token: () => string | undefined;
  /** Told whenever the gateway no longer knows the token. */
  readonly ended: () => void;
}

interface Call<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** What a good answer looks like; absent when nothing is expected back. */
  readonly answer: v.GenericSchema<unknown, T>;
  /** Milliseconds. */
  readonly timeoutMs?: number;
}

/** One request to the gateway in an open session. */
export type Send = <T>(call: Call<T>) => Promise<Result<T, ApiFailure>>;

/** JSON has no `undefined`: an optional field that is there has its value, which valibot's types do not say. */
export const exactly = <T>(schema: v.GenericSchema): v.GenericSchema<unknown, T> =>
  schema as v.GenericSchema<unknown, T>;

const defaultMs = 20_000;

/** One request, never repeated here: what may be asked twice is for the caller to know. */
export async function call<T>(
  wire: Wire,
  { method, path, body, answer, timeoutMs }: Call<T>,
): Promise<Result<T, ApiFailure>> {
  const token = wire.token();
  const signal = AbortSignal.timeout(timeoutMs ?? defaultMs);
  try {
    const response = await wire.fetch(`${wire.base}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    const text = await response.text();
    // Before there is a session, 401 is a refusal to open one, with its reason.
    if (response.status === 401 && token !== undefined) {
      // A late answer to an earlier session's call says nothing of the session that is open now.
      if (wire.token() === token) wire.ended();
      return fail({ kind: 'session-ended' });
    }
    return sort(response.status, text, answer);
  } catch {
    return fail({ kind: signal.aborted ? 'timed-out' : 'unreachable' });
  }
}

function sort<T>(status: number, text: string, answer: Call<T>['answer']): Result<T, ApiFailure> {
  const body = parse(text);
  if (status >= 400) {
    const problem = v.safeParse(Problem, body);
    return problem.success
      ? fail({ kind: 'refused', status, problem: problem.output })
      : fail({ kind: 'odd-answer' });
  }
  const good = v.safeParse(answer, body);
  return good.success ? succeed(good.output) : fail({ kind: 'odd-answer' });
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
