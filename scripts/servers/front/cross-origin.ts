import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** What Safelight sends from a browser beside what needs no leave: a front has to allow each of them. */
export const headersSent = ['authorization', 'content-type', 'if-match', 'if-none-exist', 'prefer'] as const;

/** On every answer, so that a page of another origin may read it (SMART 2.2, "Considerations for CORS Support"). */
export const crossOrigin = ({ headers: { origin } }: IncomingMessage): OutgoingHttpHeaders =>
  origin === undefined
    ? {}
    : {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'Content-Location, ETag, Last-Modified, Location, Retry-After',
        vary: 'Origin',
      };

/** The answer to a preflight. */
export const preflight = (incoming: IncomingMessage): OutgoingHttpHeaders => ({
  ...crossOrigin(incoming),
  'access-control-allow-methods': 'GET, POST, PUT',
  'access-control-allow-headers': headersSent.join(', '),
});

/** Which of these headers a server refuses to a page of another origin, and whether it refuses every page. */
export async function refusedAcross(base: string, origin: string): Promise<readonly string[]> {
  const asked = await Promise.all(
    headersSent.map(async (header) => {
      const answer = await fetch(`${base}/Patient`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': header,
        },
      });
      const allowed = (answer.headers.get('access-control-allow-headers') ?? '').toLowerCase();
      return answer.ok && (allowed.includes(header) || allowed === '*') ? [] : [header];
    }),
  );
  return asked.flat();
}
