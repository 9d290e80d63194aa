/** What the record system is about to send, before it becomes bytes. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; absent for no body. */
  readonly body?: unknown;
  /** What goes wrong on the way. */
  readonly wire?: 'refused' | 'cut' | 'html';
  /** Milliseconds between having the answer and sending it. */
  readonly delayMs?: number;
}

const htmlPage = '<!doctype html><title>Sign in</title><p>Your session has moved. Please sign in again.</p>';

const cutBodies = new WeakMap<Response, string>();

/** What of the body of a cut answer gets through; nothing for an answer that is whole. */
export const sentOf = (response: Response): string | undefined => cutBodies.get(response);

/** Ends in the middle of the body, as a connection that drops does. */
function cutShort(text: string, init: ResponseInit): Response {
  const sent = text.slice(0, Math.max(1, Math.floor(text.length / 2)));
  let pulled = false;
  const body = new ReadableStream({
    pull(controller) {
      if (pulled) controller.error(new TypeError('terminated'));
      else controller.enqueue(new TextEncoder().encode(sent));
      pulled = true;
    },
  });
  const response = new Response(body, init);
  cutBodies.set(response, sent);
  return response;
}

/** The answer as a Response. A refused connection is `Response.error()`, which a fetch turns into a network failure. */
export async function toResponse(answer: Answer, extra: Readonly<Record<string, string>>): Promise<Response> {
  const { delayMs, wire, status, body } = answer;
  if (delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, delayMs));
  const headers = new Headers({ ...extra, ...answer.headers });
  if (wire === 'refused') return Response.error();
  if (wire === 'html') {
    headers.set('content-type', 'text/html; charset=utf-8');
    return new Response(htmlPage, { status: 200, headers });
  }
  if (body === undefined) return new Response(null, { status, headers });
  if (!headers.has('content-type')) headers.set('content-type', 'application/fhir+json; charset=utf-8');
  const text = JSON.stringify(body);
  return wire === 'cut' ? cutShort(text, { status, headers }) : new Response(text, { status, headers });
}
