import type { Cpis } from '../../smart-config/schema/cpis.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { callFailureOf } from '../nhs-auth/call-failure.ts';
import type { LookUpRequest } from './port.ts';
import { refusalOf, type NoReading } from './refusal.ts';

/** What every request of one look-up has in common. */
export interface Line {
  readonly config: Cpis & { readonly baseUrl: string };
  readonly request: LookUpRequest;
  readonly token: string | undefined;
  readonly fetch: typeof globalThis.fetch;
  /** Ends the whole look-up. */
  readonly signal: AbortSignal;
}

/** Far above 25 accesses and three plans; anything longer is not an answer of CP-IS. */
const MOST_BYTES = 1_000_000;

/**
 * One GET, sent once: never retried, never redirected. The care-setting header is always set, because a request without
 * it is taken as unscheduled and tells the local authority. Answers with the JSON, not yet trusted.
 */
export async function read(
  line: Line,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<Result<unknown, NoReading>> {
  const { config, request, signal } = line;
  if (signal.aborted) return fail({ reason: 'timed-out', told: 'no' });
  const url = `${config.baseUrl.replace(/\/$/, '')}/${path}?${new URLSearchParams(query).toString()}`;
  let answer: Response;
  try {
    answer = await line.fetch(url, {
      redirect: 'manual',
      signal,
      headers: {
        Accept: 'application/fhir+json',
        ...(line.token !== undefined && { Authorization: `Bearer ${line.token}` }),
        [config.traceHeader]: request.traceId,
        [config.careSettingHeader]: String(request.kind === 'unscheduled'),
      },
    });
  } catch (error) {
    const failure = callFailureOf(error, signal);
    if (failure === 'timed-out') return fail({ reason: 'timed-out', told: 'unknown' });
    return fail({ reason: 'no-answer', told: failure === 'not-sent' ? 'no' : 'unknown' });
  }
  return bodyOf(answer, signal);
}

async function bodyOf(answer: Response, signal: AbortSignal): Promise<Result<unknown, NoReading>> {
  let text: string | undefined;
  try {
    text = await textOf(answer);
  } catch {
    // The request arrived: what was lost is the answer.
    return fail({ reason: signal.aborted ? 'timed-out' : 'answer-lost', told: 'unknown' });
  }
  const body = text === undefined ? undefined : parsed(text);
  if (answer.status !== 200) return fail(refusalOf(answer.status, body));
  if (body === undefined) return fail({ reason: 'odd-answer', told: 'unknown' });
  return succeed(body);
}

/** Undefined when it is longer than any answer of CP-IS. */
async function textOf(answer: Response): Promise<string | undefined> {
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
