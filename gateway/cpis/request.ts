import { randomUUID } from 'node:crypto';
import type { Cpis } from '../../smart-config/schema/cpis.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { callFailureOf } from '../nhs-auth/call-failure.ts';
import type { LookUpRequest } from './port.ts';
import { refusalOf, type NoReading } from './refusal.ts';
import { strictJson } from './strict-json.ts';

/** What every request of one look-up has in common. */
export interface Line {
  readonly config: Cpis & { readonly baseUrl: string };
  readonly request: LookUpRequest;
  readonly token: string | undefined;
  /** The role that the person chose, where they look up themselves. */
  readonly roleId?: string;
  readonly fetch: typeof globalThis.fetch;
  /** Ends the whole look-up. */
  readonly signal: AbortSignal;
}

/** Far above 25 accesses and three plans; anything longer is not an answer of CP-IS. */
const MOST_BYTES = 1_000_000;

/**
 * One GET, sent once: never retried, never redirected, never from a cache. Answers with the JSON, not yet trusted.
 */
export async function read(
  line: Line,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<Result<unknown, NoReading>> {
  const { config, signal } = line;
  if (signal.aborted) return fail({ reason: 'timed-out', told: 'no' });
  const headers = headersOf(line);
  if (!headers) return fail({ reason: 'not-configured', told: 'no' });
  const base = config.baseUrl.replace(/\/+$/, '');
  const url = `${base}/${path.replace(/^\/+/, '')}?${new URLSearchParams(query).toString()}`;
  let answer: Response;
  try {
    answer = await line.fetch(url, { redirect: 'manual', signal, headers });
  } catch (error) {
    const failure = callFailureOf(error, signal);
    if (failure === 'timed-out') return fail({ reason: 'timed-out', told: 'unknown' });
    return fail({ reason: 'no-answer', told: failure === 'not-sent' ? 'no' : 'unknown' });
  }
  return bodyOf(answer, line);
}

/**
 * The care setting is always said, and last, so that no other setting can take its header: a request without it is
 * taken as unscheduled and tells the local authority. Undefined when a configured name or a value cannot be sent.
 */
function headersOf({ config, request, token, roleId }: Line): Headers | undefined {
  const roleHeader = config.auth?.cis2?.roleHeader;
  try {
    const headers = new Headers({ Accept: 'application/fhir+json', 'Cache-Control': 'no-cache, no-store' });
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    if (roleId !== undefined && roleHeader !== undefined) headers.set(roleHeader, roleId);
    headers.set(config.traceHeader, request.traceId);
    // A service that drops repeats by this id must see two requests as two.
    if (config.requestIdHeader !== undefined) headers.set(config.requestIdHeader, randomUUID());
    headers.set(config.careSettingHeader, String(request.kind === 'unscheduled'));
    return headers;
  } catch {
    return undefined;
  }
}

async function bodyOf(
  answer: Response,
  { config, request, signal }: Line,
): Promise<Result<unknown, NoReading>> {
  let text: string | undefined;
  try {
    text = await textOf(answer);
  } catch {
    // The request arrived: what was lost is the answer.
    return fail({ reason: signal.aborted ? 'timed-out' : 'answer-lost', told: 'unknown' });
  }
  const { status, headers } = answer;
  const body = text !== undefined && isJson(headers) ? strictJson(text) : undefined;
  if (status !== 200) return fail(refusalOf(status, body));
  const echoed = headers.get(config.traceHeader);
  const ours = echoed === null || echoed.toLowerCase() === request.traceId.toLowerCase();
  if (body === undefined || !ours || isKept(headers)) return fail({ reason: 'odd-answer', told: 'unknown' });
  return succeed(body);
}

/** What answers in another language than the one asked for is not CP-IS, but e.g. a sign-in page on the way. */
const isJson = (headers: Headers): boolean =>
  /^application\/(?:fhir\+)?json\s*(?:;(?!.*charset=(?!"?utf-8\b)).*)?$/i.test(
    headers.get('Content-Type') ?? '',
  );

/** An answer that a cache kept was given to somebody else, and nobody was told of this look-up. */
const isKept = (headers: Headers): boolean => Number(headers.get('Age') ?? '0') !== 0;

/** Undefined when it is longer than any answer of CP-IS, or not UTF-8. */
async function textOf(answer: Response): Promise<string | undefined> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > MOST_BYTES) {
      // Whether the rest can be stopped changes nothing.
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(part.value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    return undefined;
  }
}
