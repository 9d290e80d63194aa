import type { CouldNotCheckReason } from '../../../src/domain/cpis.ts';

/** An answer that proves nothing about whether the request was processed. */
export interface OtherStatus {
  readonly name: string;
  readonly reason: CouldNotCheckReason;
  /** Of the right answer's text. */
  readonly make: (text: string) => Response;
}

const html = (status: number, headers: Record<string, string> = {}) =>
  new Response('<html><body>Not here</body></html>', {
    status,
    headers: { 'Content-Type': 'text/html', ...headers },
  });

const fhir = (body: BodyInit, init: { status?: number; headers?: Record<string, string> } = {}) =>
  new Response(body, {
    ...init,
    headers: { 'Content-Type': 'application/fhir+json; charset=UTF-8', ...init.headers },
  });
const typed = (text: string, type: string) => new Response(text, { headers: { 'Content-Type': type } });

const refusal = (status: number, issue: string, code: string) =>
  Response.json(
    {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: issue, details: { coding: [{ code }] } }],
    },
    { status },
  );
const denied = (status: number) => refusal(status, 'forbidden', 'ACCESS_DENIED');
const invalidated = (status: number) => refusal(status, 'not-found', 'INVALIDATED_RESOURCE');

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
    make: () => denied(500),
  },
  {
    name: '200, text that stops short',
    reason: 'odd-answer',
    make: () => fhir('{"resourceType":"Bundle","type":"searchset","total":0'),
  },
  {
    name: '200, longer than any answer',
    reason: 'odd-answer',
    make: () => fhir(' '.repeat(1_000_001)),
  },
  { name: '200, blank', reason: 'odd-answer', make: () => fhir('   ') },
  { name: '201', reason: 'odd-answer', make: (text) => fhir(text, { status: 201 }) },
  { name: '203', reason: 'odd-answer', make: (text) => fhir(text, { status: 203 }) },
  { name: '304', reason: 'odd-answer', make: () => new Response(null, { status: 304 }) },
  { name: '410', reason: 'number-replaced', make: () => html(410) },
  { name: '404, invalidated', reason: 'number-replaced', make: () => invalidated(404) },
  { name: '410, invalidated', reason: 'number-replaced', make: () => invalidated(410) },
  { name: '301 that says access denied', reason: 'not-permitted', make: () => denied(301) },
  { name: '408 that says access denied', reason: 'not-permitted', make: () => denied(408) },
  { name: '200, right, as text', reason: 'odd-answer', make: (text) => typed(text, 'text/plain') },
  { name: '200, right, as a web page', reason: 'odd-answer', make: (text) => typed(text, 'text/html') },
  { name: '200, right, as XML', reason: 'odd-answer', make: (text) => typed(text, 'application/fhir+xml') },
  {
    name: '200, right, of no type',
    reason: 'odd-answer',
    make: (text) => new Response(new TextEncoder().encode(text)),
  },
  {
    name: '200, right, in other letters',
    reason: 'odd-answer',
    make: (text) => typed(text, 'application/fhir+json; charset=iso-8859-1'),
  },
  {
    name: '200, not UTF-8',
    reason: 'odd-answer',
    make: () => fhir(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])),
  },
  {
    name: '200, UTF-16',
    reason: 'odd-answer',
    make: (text) => fhir(Buffer.from(`\ufeff${text}`, 'utf16le')),
  },
  {
    name: '200, a web page said to be JSON',
    reason: 'odd-answer',
    make: () => fhir('<!doctype html><title>Sign in</title>'),
  },
  {
    name: '200, right, from a cache',
    reason: 'odd-answer',
    make: (text) => fhir(text, { headers: { Age: '60' } }),
  },
  {
    name: '200, right, to another question',
    reason: 'odd-answer',
    make: (text) => fhir(text, { headers: { TraceID: 'trace-2' } }),
  },
  { name: '200, two answers', reason: 'odd-answer', make: (text) => fhir(text + text) },
  {
    name: '200, a member named twice',
    reason: 'odd-answer',
    make: (text) => fhir(text.replace('{', '{"total":0,"tot\\u0061l":0,"entry":[],')),
  },
  {
    name: '200, a member named twice deep inside',
    reason: 'odd-answer',
    make: (text) => fhir(text.replace('{', '{"meta":{"tag":[{"code":"a","code":"b"}]},')),
  },
  {
    name: '200, a member that changes what an object is',
    reason: 'odd-answer',
    make: (text) => fhir(text.replace('{', '{"__proto__":{"total":0},')),
  },
  {
    name: '200, nested without end',
    reason: 'odd-answer',
    make: (text) => fhir(text.replace('{', `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`)),
  },
  ...['null', 'true', '0', '"none"', '[]', '{}'].map((text) => ({
    name: `200, ${text}`,
    reason: 'odd-answer' as const,
    make: () => fhir(text),
  })),
];
