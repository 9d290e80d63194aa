import { beforeEach, expect, test } from 'vitest';
import { base, bodyOf, openRecords } from '../test/records.ts';
import type { Fault, FaultKind } from './fault.ts';

let { ehr, as } = openRecords();
beforeEach(() => ({ ehr, as } = openRecords()));

const search = 'Condition?patient=ada';
const strike = (kind: FaultKind, step = 'Condition', more: Partial<Fault> = {}) =>
  ehr.control.setFault({ step, kind, ...more });
const searched = async (): Promise<fhir4.Bundle> => bodyOf(await as()('GET', search));

test.each<[FaultKind, number]>([
  ['401', 401],
  ['403', 403],
  ['404', 404],
  ['429', 429],
  ['500', 500],
  ['expired-token', 401],
  ['unknown-resource', 404],
])('%s answers %i with an outcome', async (kind, status) => {
  strike(kind);
  const response = await as()('GET', search);
  expect(response.status).toBe(status);
  expect((await bodyOf<fhir4.OperationOutcome>(response)).resourceType).toBe('OperationOutcome');
  expect((await as()('GET', 'Flag?patient=ada')).status).toBe(200);
  ehr.control.clearFaults();
  expect((await as()('GET', search)).status).toBe(200);
});

test('refused gives no answer and does nothing; lost-answer gives none and has done it', async () => {
  const write = { resourceType: 'Condition', subject: { reference: 'Patient/ada' } };
  const held = () =>
    ehr.control.resources('ada').filter(({ resourceType }) => resourceType === 'Condition').length;
  strike('refused', 'Condition:create', { times: 1 });
  expect((await as()('POST', 'Condition', write)).type).toBe('error');
  expect(held()).toBe(5);
  strike('lost-answer', 'create', { times: 1 });
  expect((await as()('POST', 'Condition', write)).type).toBe('error');
  expect(held()).toBe(6);
  expect((await as()('POST', 'Condition', write)).status).toBe(201);
});

test('cut ends in the middle of the body', async () => {
  strike('cut');
  const response = await as()('GET', search);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
});

test('slow waits as long as it is told', async () => {
  strike('slow', 'Condition', { ms: 60 });
  const started = performance.now();
  expect((await as()('GET', search)).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThanOrEqual(55);
});

test('html answers a page', async () => {
  strike('html');
  const response = await as()('GET', search);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  await expect(response.json()).rejects.toThrow();
});

test('outcome-in-200 and empty-201', async () => {
  strike('outcome-in-200', 'Condition', { times: 1 });
  const outcome = await as()('GET', search);
  expect([outcome.status, (await bodyOf<fhir4.OperationOutcome>(outcome)).resourceType]).toEqual([
    200,
    'OperationOutcome',
  ]);
  strike('empty-201', 'transaction');
  const empty = await as()('POST', '', {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [{ request: { method: 'GET', url: 'Patient/ada' } }],
  });
  expect([empty.status, await empty.text()]).toEqual([201, '']);
});

test('outcome-entry adds a warning to what was found', async () => {
  strike('outcome-entry');
  const { entry = [] } = await searched();
  expect(entry.map(({ search: found }) => found?.mode)).toEqual([
    ...Array.from({ length: 5 }, () => 'match'),
    'outcome',
  ]);
});

test('wrong-patient puts another child in the place of this one', async () => {
  strike('wrong-patient', 'fhir');
  const subjects = (await searched()).entry?.map(
    ({ resource }) => (resource as fhir4.Condition).subject.reference,
  );
  expect(new Set(subjects)).toEqual(new Set(['Patient/another-child']));
  expect((await bodyOf<fhir4.Patient>(await as()('GET', 'Patient/ada'))).id).toBe('another-child');
});

const nextOf = (bundle: fhir4.Bundle) => bundle.link?.find(({ relation }) => relation === 'next')?.url ?? '';

test('lost-page-2 promises a page that is gone', async () => {
  strike('lost-page-2');
  const next = nextOf(await searched());
  expect(next.startsWith(`${base}/`)).toBe(true);
  expect((await as()('GET', next)).status).toBe(410);
});

test('foreign-next and loop-next mislead whoever follows', async () => {
  strike('foreign-next', 'Condition', { times: 1 });
  expect(new URL(nextOf(await searched())).host).toBe('elsewhere.example');
  strike('loop-next');
  const next = nextOf(await searched());
  expect(nextOf(await bodyOf<fhir4.Bundle>(await as()('GET', next)))).toBe(next);
});

test('huge answers twenty thousand entries, each its own', async () => {
  strike('huge');
  const { entry = [] } = await searched();
  expect(new Set(entry.map(({ resource }) => resource?.id)).size).toBe(20_000);
});

test('expired-token kills the token that comes by first, and no other', async () => {
  strike('expired-token', 'fhir');
  const [old, fresh] = [as(), as()];
  expect((await old('GET', search)).headers.get('www-authenticate')).toContain('invalid_token');
  expect((await fresh('GET', search)).status).toBe(200);
  expect((await old('GET', 'Patient/ada')).status).toBe(401);
});

test('unknown-resource takes a type out of what the system says it shares', async () => {
  strike('unknown-resource', 'Flag');
  const statement = await bodyOf<fhir4.CapabilityStatement>(await as()('GET', 'metadata'));
  expect(statement.rest?.[0]?.resource?.map(({ type }) => type)).not.toContain('Flag');
});

test('audit-refused stops an AuditEvent and whatever it came with', async () => {
  strike('audit-refused', 'AuditEvent');
  const audit = { resourceType: 'AuditEvent' };
  const condition = { resourceType: 'Condition', subject: { reference: 'Patient/ada' } };
  expect((await as()('POST', 'AuditEvent', audit)).status).toBe(422);
  const transaction = await as()('POST', '', {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [condition, audit].map((resource) => ({
      resource,
      request: { method: 'POST', url: resource.resourceType },
    })),
  });
  expect(transaction.status).toBe(422);
  expect((await searched()).total).toBe(5);
});

test('a fault strikes its own entry of a batch; a broken connection strikes the whole', async () => {
  const send = () =>
    as()('POST', '', {
      resourceType: 'Bundle',
      type: 'batch',
      entry: ['Patient/ada', search].map((url) => ({ request: { method: 'GET', url } })),
    });
  strike('500');
  const { entry } = await bodyOf<fhir4.Bundle>(await send());
  expect(entry?.map(({ response }) => response?.status)).toEqual(['200', '500']);
  ehr.control.clearFaults();
  strike('refused');
  expect((await send()).type).toBe('error');
});
