import { describe, expect, it } from 'vitest';
import type { FhirConnection, FhirRequest, FhirResponse } from '../connection.ts';
import { concernBundle } from './concern-bundle.ts';
import { sampleInput } from './sample-concern.ts';
import { writeConcern } from './write-concern.ts';
import type { WritePlan } from './write-plan.ts';

const bundle = concernBundle(sampleInput());
const count = bundle.entry?.length ?? 0;
const plan = (kind: 'transaction' | 'single', more: Partial<WritePlan> = {}) =>
  ({ kind, why: [], leavesOut: [], looksFirst: [], mayDouble: [], ...more }) as WritePlan;

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
  writeConcern(connection(() => response).fhir, bundle, plan('transaction'));

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
    [
      'an answer with a gap in it',
      answered(200, { ...stored(), entry: [null, ...stored().entry.slice(1)] }),
      'odd-answer',
    ],
    ['an answer without a list', answered(200, { ...stored(), entry: {} }), 'odd-answer'],
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
    const result = await writeConcern({ ...fhir, patientId: 'child-2' }, bundle, plan('transaction'));
    expect(result).toMatchObject({ ok: false, failure: { kind: 'wrong-child' } });
    expect(sent).toHaveLength(0);
  });
});

describe('single writes', () => {
  const created = (request: FhirRequest, n: number): FhirResponse =>
    answered(201, undefined, { location: `https://ehr.example/fhir/${request.url}/s${n}/_history/1` });

  it('go one by one, each only if it is not there, each naming what is there already', async () => {
    const { fhir, sent } = connection(created);
    expect(await writeConcern(fhir, bundle, plan('single'))).toMatchObject({ ok: true });
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
    const result = await writeConcern(fhir, bundle, plan('single'));
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
    expect(await writeConcern(fhir, bundle, plan('single'))).toMatchObject({
      ok: false,
      failure: { kind: 'partly-written' },
    });
  });
});

/** A record system that keeps what it is given, and overlooks `If-None-Exist`. */
function forgetful(fault: (n: number) => FhirResponse | undefined = () => undefined) {
  const kept: fhir4.FhirResource[] = [];
  const made = connection((request, n) => {
    const broken = fault(n);
    if (broken !== undefined) return broken;
    if (request.method === 'POST' && request.url === '') return answered(404);
    if (request.method === 'POST') {
      const id = `s${kept.length}`;
      kept.push({ ...(request.body as fhir4.FhirResource), id });
      return answered(201, undefined, { location: `https://ehr.example/fhir/${request.url}/${id}` });
    }
    const [type, query = ''] = request.url.split('?');
    const value = decodeURIComponent(query).split('|')[1] ?? '';
    const entry = kept
      .filter((one) => one.resourceType === type && JSON.stringify(one).includes(value))
      .map((resource) => ({ resource }));
    return answered(200, { resourceType: 'Bundle', type: 'searchset', entry });
  });
  return { ...made, kept };
}
const all = bundle.entry?.flatMap(({ resource }) => resource?.resourceType ?? []) ?? [];

describe('a record system that refuses profiles which it does not know', () => {
  it('is sent none of them, and everything else as it is', async () => {
    for (const kind of ['transaction', 'single'] as const) {
      const { fhir, kept, sent } = forgetful();
      const { fhir: whole, kept: claimed } = forgetful();
      await writeConcern({ ...fhir, quirks: ['no-profiles'] }, bundle, plan(kind));
      await writeConcern(whole, bundle, plan(kind));
      expect(JSON.stringify(claimed)).toContain('"profile"');
      expect(JSON.stringify(sent)).not.toContain('"profile"');
      expect(kept).toHaveLength(count);
      expect(kept.map(({ meta }) => meta?.security)).toEqual(claimed.map(({ meta }) => meta?.security));
    }
  });
});

describe('a record system that does not create "if not there yet"', () => {
  const looking = plan('single', { looksFirst: all });

  it('is looked through first, so that nothing is there twice', async () => {
    const { fhir, kept } = forgetful();
    await writeConcern(fhir, bundle, looking);
    expect(await writeConcern(fhir, bundle, looking)).toMatchObject({ ok: true });
    expect(kept).toHaveLength(count);
  });

  it('is not taken for empty or full where what it answers to a look has no sense', async () => {
    for (const entry of [
      [null],
      [{ resource: null }],
      {},
      [{ resource: { resourceType: all[0], meta: { tag: {} } } }],
    ]) {
      const { fhir, sent } = connection(({ method }) =>
        method === 'GET'
          ? answered(200, { resourceType: 'Bundle', type: 'searchset', entry, link: null })
          : answered(500),
      );
      expect(await writeConcern(fhir, bundle, looking)).toMatchObject({ failure: { kind: 'server-error' } });
      expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST']);
    }
  });

  it('goes on where it stopped, in another session too', async () => {
    const { fhir, kept } = forgetful((n) => (n === 8 ? { kind: 'no-answer' } : undefined));
    const first = await writeConcern(fhir, bundle, looking);
    expect(first).toMatchObject({ failure: { kind: 'partly-written' } });
    expect(await writeConcern(fhir, bundle, looking)).toMatchObject({ ok: true });
    expect(kept).toHaveLength(count);
  });

  it('goes on from what is known where nothing can be looked for', async () => {
    const { fhir, kept } = forgetful((n) => (n === 4 ? { kind: 'session-ended' } : undefined));
    const first = await writeConcern(fhir, bundle, plan('single'));
    const known = !first.ok && first.failure.kind === 'partly-written' ? first.failure.parts : undefined;
    expect(Object.keys(known ?? {})).toHaveLength(3);
    expect(await writeConcern(fhir, bundle, plan('single'), { known: known ?? {} })).toMatchObject({
      ok: true,
    });
    expect(kept).toHaveLength(count);
  });

  it('is written one by one where it turns out to take no transactions, if its log is there', async () => {
    const { fhir, kept } = forgetful();
    const transaction = plan('transaction');
    expect(await writeConcern(fhir, bundle, transaction, { singly: false })).toMatchObject({ ok: false });
    expect(kept).toHaveLength(0);
    expect(await writeConcern(fhir, bundle, transaction)).toMatchObject({ ok: true });
    expect(kept).toHaveLength(count);
  });

  it('is not taken at its word when it overlooks what is searched for', async () => {
    const others = { resource: { resourceType: 'Condition', id: 'x' } };
    const odd = connection(() =>
      answered(200, {
        resourceType: 'Bundle',
        type: 'searchset',
        entry: [others],
        link: [{ relation: 'next', url: 'https://ehr.example/fhir?page=2' }],
      }),
    );
    expect(await writeConcern(odd.fhir, bundle, looking)).toMatchObject({ failure: { kind: 'odd-answer' } });
    expect(odd.sent.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('says that a transaction is there already without sending it again', async () => {
    const { fhir, kept, sent } = forgetful();
    await writeConcern(fhir, bundle, looking);
    const before = sent.length;
    expect(await writeConcern(fhir, bundle, plan('transaction', { looksFirst: all }))).toMatchObject({
      ok: true,
    });
    expect(sent.slice(before).every(({ method }) => method === 'GET')).toBe(true);
    expect(kept).toHaveLength(count);
  });
});

it('leaves out the audit where the plan says so, and nothing else', async () => {
  const { fhir, sent } = connection(() => answered(400));
  await writeConcern(fhir, bundle, plan('transaction', { leavesOut: ['AuditEvent'] }));
  const body = sent[0]?.body as fhir4.Bundle;
  expect(body.entry).toHaveLength(count - 1);
});
