import { fail, succeed, type Result } from '../../src/domain/result.ts';

/** An answer of the authorization server that is JSON, as it came. */
export interface ServerAnswer {
  readonly status: number;
  readonly json: string;
  /** Seconds, or a date: as the server said it. */
  readonly retryAfter?: string;
}

export type NoServerAnswer = 'unreachable' | 'timed-out' | 'redirected' | 'too-large' | 'not-json';

const timeLimitMs = 10_000;
const sizeLimit = 200_000;

/**
 * Sends a form to the EHR's authorization server, once. A redirect is refused: what is sent holds a code or a token, and
 * goes nowhere else. What was sent and what came is never kept here.
 */
export async function askServer(
  ehrFetch: typeof fetch,
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<Result<ServerAnswer, NoServerAnswer>> {
  const signal = AbortSignal.timeout(timeLimitMs);
  try {
    const response = await ehrFetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
    const { status } = response;
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) return fail('redirected');
    const text = await limited(response);
    if (text === undefined) return fail('too-large');
    const retryAfter = response.headers.get('retry-after');
    return succeed({ status, json: text, ...(retryAfter === null ? {} : { retryAfter }) });
  } catch {
    return fail(signal.aborted ? 'timed-out' : 'unreachable');
  }
}

/** The body's text, unless it is longer than any token answer: then the rest is not read. */
async function limited(response: Response): Promise<string | undefined> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of response.body) {
    text += decoder.decode(part, { stream: true });
    if (text.length > sizeLimit) return undefined;
  }
  return text + decoder.decode();
}

/** Whether an answer is a JSON object, which every answer of a token endpoint is (RFC 6749, sections 5.1 and 5.2). */
export function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
