import { belowBase } from './below-base.ts';
import { mostBytesOfAnswer, readUpTo } from './read-up-to.ts';
import type { FhirConnection, FhirRequest, FhirResponse } from './connection.ts';

/** Who holds the launch's token: fhirclient, which renews it in one request however many ask. */
export interface TokenKeeper {
  readonly refreshIfNeeded: () => Promise<unknown>;
  readonly getAuthorizationHeader: () => string | null;
}

const defaultMs = 20_000;

/** The record system behind a launch. `details` are those of the token answer. */
export function createConnection(keeper: TokenKeeper, details: Omit<FhirConnection, 'send'>): FhirConnection {
  return { ...details, send: (request) => send(keeper, details.base, request) };
}

async function send(keeper: TokenKeeper, base: string, request: FhirRequest): Promise<FhirResponse> {
  const url = belowBase(base, request.url);
  if (url === undefined) return { kind: 'foreign-url' };
  // A token that could not be renewed may still be good for its last seconds: the record system decides.
  await keeper.refreshIfNeeded().catch(() => undefined);
  const authorization = keeper.getAuthorizationHeader();
  if (authorization === null) return { kind: 'session-ended' };
  const signal = AbortSignal.timeout(request.timeoutMs ?? defaultMs);
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: {
        accept: 'application/fhir+json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
        ...request.headers,
        authorization,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      signal,
      cache: 'no-store',
      credentials: 'omit',
      // Followed, a redirect would carry the token along.
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    return isRedirect(response) ? { kind: 'no-answer', redirected: true } : await read(response, signal);
  } catch {
    return { kind: signal.aborted ? 'timed-out' : 'no-answer' };
  }
}

/** A browser keeps what the answer was to itself. */
const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);

async function read(response: Response, signal: AbortSignal): Promise<FhirResponse> {
  if (response.status === 401) return { kind: 'session-ended' };
  const { status, headers } = response;
  let text: string | undefined;
  try {
    text = await readUpTo(response, mostBytesOfAnswer);
  } catch {
    return { kind: signal.aborted ? 'timed-out' : 'cut-off' };
  }
  if (text === undefined) return { kind: 'cut-off', tooLarge: true };
  if (text === '') return { kind: 'answered', status, headers, body: undefined };
  try {
    return { kind: 'answered', status, headers, body: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'not-json', status };
  }
}
