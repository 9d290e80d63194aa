import type { CouldNotCheckReason } from '../../../src/domain/cpis.ts';

/** An answer that proves nothing about whether the request was processed. */
export interface OtherStatus {
  readonly name: string;
  readonly reason: CouldNotCheckReason;
  readonly make: () => Response;
}

const html = (status: number, headers: Record<string, string> = {}) =>
  new Response('<html><body>Not here</body></html>', {
    status,
    headers: { 'Content-Type': 'text/html', ...headers },
  });

export const statuses: readonly OtherStatus[] = [
  { name: '202', reason: 'odd-answer', make: () => html(202) },
  { name: '204', reason: 'odd-answer', make: () => new Response(null, { status: 204 }) },
  { name: '206', reason: 'odd-answer', make: () => Response.json({}, { status: 206 }) },
  {
    name: '301, not followed',
    reason: 'odd-answer',
    make: () => html(301, { Location: 'http://localhost:4002/cpis/FHIR/R4/CareTeam' }),
  },
  { name: '307, not followed', reason: 'odd-answer', make: () => html(307, { Location: '/elsewhere' }) },
  { name: '400 from something else', reason: 'bad-request', make: () => html(400) },
  { name: '401 from something else', reason: 'sign-in-refused', make: () => html(401) },
  { name: '403 from something else', reason: 'not-permitted', make: () => html(403) },
  { name: '404 from something else', reason: 'service-error', make: () => html(404) },
  { name: '418', reason: 'bad-request', make: () => html(418) },
  { name: '502', reason: 'service-error', make: () => html(502) },
  {
    name: '503 with a time to come back',
    reason: 'service-error',
    make: () => html(503, { 'Retry-After': '1' }),
  },
  { name: '504', reason: 'service-error', make: () => html(504) },
  {
    name: '500 that says access denied',
    reason: 'service-error',
    make: () =>
      Response.json(
        {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'error', code: 'forbidden', details: { coding: [{ code: 'ACCESS_DENIED' }] } }],
        },
        { status: 500 },
      ),
  },
  {
    name: '200, text that stops short',
    reason: 'odd-answer',
    make: () => new Response('{"resourceType":"Bundle","type":"searchset","total":0'),
  },
  {
    name: '200, longer than any answer',
    reason: 'odd-answer',
    make: () => new Response(' '.repeat(1_000_001)),
  },
  { name: '200, blank', reason: 'odd-answer', make: () => new Response('   ') },
];
