import { describe, expect, it } from 'vitest';
import type { FhirConnection, FhirRequest, FhirResponse } from '../connection.ts';
import { concernBundle } from './concern-bundle.ts';
import { sampleInput } from './sample-concern.ts';
import { writeConcern } from './write-concern.ts';
import { writePlan } from './write-plan.ts';

const bundle = concernBundle(sampleInput());
const count = bundle.entry?.length ?? 0;

function connection(answer: (request: FhirRequest, n: number) => FhirResponse) {
  const sent: FhirRequest[] = [];
  const fhir: FhirConnection = {
    base: 'https://ehr.example/fhir',
    patientId: 'child-1',
    grantedScope: '',
    quirks: [],
    send: (request) => {
      sent.push(request);
      return Promise.resolve(answer(request, sent.length));
    },
  };
  return { fhir, sent };
}

const answered = (status: number, body?: unknown, headers = {}): FhirResponse => ({
  kind: 'answered',
  status,
  headers: new Headers(headers),
  body,
});

const outcome = (diagnostics: string) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', diagnostics }],
});

const stored = (status: (i: number) => string = () => '201 Created') => ({
  resourceType: 'Bundle',
  type: 'transaction-response',
  entry: (bundle.entry ?? []).map((one, i) => ({
    response: { status: status(i), location: `${one.resource?.resourceType ?? ''}/r${i}/_history/1` },
  })),
});

const transaction = (response: FhirResponse) =>
  writeConcern(connection(() => response).fhir, bundle, { kind: 'transaction' });

describe('one transaction', () => {
  it('is written when every entry says so, and says where', async () => {
    const result = await transaction(answered(200, stored()));
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.value.resources).toContain('QuestionnaireResponse/r0');
  });

  it('is written when everything was there already', async () => {
    expect(
      await transaction(
        answered(
          200,
          stored(() => '200 OK'),
        ),
      ),
    ).toMatchObject({ ok: true });
  });

  it.each<[string, FhirResponse, string]>([
    ['an empty 200', answered(200), 'odd-answer'],
    ['an outcome in a 200', answered(200, outcome('no')), 'refused'],
    ['a batch answer that is short', answered(200, { ...stored(), entry: [] }), 'odd-answer'],
    [
      'one refused entry',
      answered(
        200,
        stored((i) => (i === 1 ? '422 No' : '201')),
      ),
      'refused',
    ],
    [
      'an audit that is refused',
      answered(
        200,
        stored((i) => (i === count - 1 ? '403' : '201')),
      ),
      'audit-refused',
    ],
    [
      'a refusal that names the audit',
      answered(422, outcome('AuditEvent may not be created')),
      'audit-refused',
    ],
    ['400', answered(400, outcome('bad')), 'refused'],
    ['401', answered(401), 'session-ended'],
    ['403', answered(403), 'not-permitted'],
    ['429', answered(429), 'too-many-requests'],
    ['500', answered(500, outcome('oops')), 'server-error'],
    ['a time-out', { kind: 'timed-out' }, 'timed-out'],
    ['no network', { kind: 'no-answer' }, 'no-answer'],
    ['a cut-off answer', { kind: 'cut-off' }, 'cut-off'],
    ['a page of HTML', { kind: 'not-json', status: 200 }, 'odd-answer'],
    ['an ended session', { kind: 'session-ended' }, 'session-ended'],
  ])('is not reported as written after %s', async (_, response, kind) => {
    expect(await transaction(response)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('is never sent for another child', async () => {
    const { fhir, sent } = connection(() => answered(200, stored()));
    const result = await writeConcern({ ...fhir, patientId: 'child-2' }, bundle, { kind: 'transaction' });
    expect(result).toMatchObject({ ok: false, failure: { kind: 'wrong-child' } });
    expect(sent).toHaveLength(0);
  });
});

describe('single writes', () => {
  const created = (request: FhirRequest, n: number): FhirResponse =>
    answered(201, undefined, { location: `https://ehr.example/fhir/${request.url}/s${n}/_history/1` });

  it('go one by one, each only if it is not there, each naming what is there already', async () => {
    const { fhir, sent } = connection(created);
    expect(await writeConcern(fhir, bundle, { kind: 'single' })).toMatchObject({ ok: true });
    expect(sent).toHaveLength(count);
    for (const request of sent) {
      expect(request.headers?.['If-None-Exist']).toMatch(/^(identifier|_tag)=/);
      expect(JSON.stringify(request.body)).not.toContain('"reference":"urn:uuid');
    }
    expect(sent.findIndex((one) => one.url === 'Provenance')).toBeGreaterThan(
      sent.findIndex((one) => one.url === 'Condition'),
    );
  });

  it('that stop half-way say what is there and what is not', async () => {
    const { fhir } = connection((request, n) => (n === 3 ? { kind: 'no-answer' } : created(request, n)));
    const result = await writeConcern(fhir, bundle, { kind: 'single' });
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'partly-written', because: { kind: 'no-answer' } },
    });
    expect(!result.ok && result.failure.kind === 'partly-written' && result.failure.written).toHaveLength(2);
  });

  it('without their audit are not reported as saved', async () => {
    const { fhir } = connection((request, n) =>
      request.url === 'AuditEvent' ? answered(403, outcome('no')) : created(request, n),
    );
    expect(await writeConcern(fhir, bundle, { kind: 'single' })).toMatchObject({
      ok: false,
      failure: { kind: 'partly-written' },
    });
  });
});

describe('the plan', () => {
  const all = 'launch patient/*.cruds';
  const shared = { shared: true, marks: true };

  it('is the issuer’s when every scope was granted, v1 or v2', () => {
    expect(writePlan('transaction', all, shared)).toEqual({ kind: 'transaction' });
    expect(writePlan('single', 'patient/*.write', shared)).toEqual({ kind: 'single' });
  });

  it('is none, saying which, when a scope is missing', () => {
    const scopes =
      'patient/Condition.rs patient/QuestionnaireResponse.c patient/Provenance.c patient/AuditEvent.cu';
    expect(writePlan('transaction', scopes, { shared: false, marks: false })).toEqual({
      kind: 'none',
      why: 'not-permitted',
      missing: ['Condition'],
    });
  });

  it('needs no referral scopes where nothing is shared', () => {
    const scopes =
      'patient/Condition.c patient/QuestionnaireResponse.c patient/Provenance.c patient/AuditEvent.c';
    expect(writePlan('transaction', scopes, { shared: false, marks: false })).toEqual({
      kind: 'transaction',
    });
    expect(writePlan('transaction', scopes, shared).kind).toBe('none');
  });

  it('is none where this record system takes nothing', () => {
    expect(writePlan('none', all, shared)).toMatchObject({ why: 'not-offered' });
    expect(writePlan('document', all, shared)).toMatchObject({ why: 'document-only' });
  });
});
