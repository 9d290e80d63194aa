import { beforeEach, expect, test } from 'vitest';
import { bodyOf, openRecords } from '../test/records.ts';

let { ehr, as } = openRecords();
beforeEach(() => ({ ehr, as } = openRecords()));

const subject = { reference: 'Patient/ada' };
const identifier = [{ system: 'https://safelight.example/x', value: 'one' }];
const condition = { resourceType: 'Condition', subject, identifier };
const ifNoneExist = 'identifier=https://safelight.example/x|one';
const transaction = {
  resourceType: 'Bundle',
  type: 'transaction',
  entry: [{ resource: condition, request: { method: 'POST', url: 'Condition', ifNoneExist } }],
};
const statement = async () => {
  const { rest } = await bodyOf<fhir4.CapabilityStatement>(await as()('GET', 'metadata'));
  const server = rest?.[0];
  const of = (wanted: string) => server?.resource?.find(({ type }) => type === wanted);
  return {
    system: server?.interaction?.map(({ code }) => code),
    condition: of('Condition')?.interaction?.map(({ code }) => code),
    document: of('DocumentReference')?.interaction?.map(({ code }) => code),
    conditional: of('Condition')?.conditionalCreate,
  };
};
const set = (kind: 'no-transactions' | 'no-conditional-create' | 'document-only' | 'nothing-writable') =>
  ehr.control.setFault({ step: 'fhir', kind });
const conditions = () =>
  ehr.control.resources('ada').filter(({ resourceType }) => resourceType === 'Condition').length;

test('takes no transactions, and says so', async () => {
  expect((await statement()).system).toContain('transaction');
  set('no-transactions');
  expect((await statement()).system).toEqual(['batch']);
  expect((await as()('POST', '', transaction)).status).toBe(405);
  expect((await as()('POST', 'Condition', condition)).status).toBe(201);
});

test('overlooks "if none exists", alone and in a transaction, and says so', async () => {
  const ask = as();
  const before = conditions();
  await ask('POST', 'Condition', condition, { 'if-none-exist': ifNoneExist });
  await ask('POST', 'Condition', condition, { 'if-none-exist': ifNoneExist });
  expect(conditions()).toBe(before + 1);
  set('no-conditional-create');
  expect((await statement()).conditional).toBe(false);
  await ask('POST', 'Condition', condition, { 'if-none-exist': ifNoneExist });
  expect((await ask('POST', '', transaction)).status).toBe(200);
  expect(conditions()).toBe(before + 3);
});

test('takes documents only, or nothing, and says so', async () => {
  const document = {
    resourceType: 'DocumentReference',
    status: 'current',
    subject,
    content: [{ attachment: { title: 'x' } }],
  };
  set('document-only');
  expect((await statement()).condition).not.toContain('create');
  expect((await statement()).document).toContain('create');
  expect((await as()('POST', 'Condition', condition)).status).toBe(405);
  expect((await as()('POST', '', transaction)).status).toBe(405);
  expect((await as()('POST', 'DocumentReference', document)).status).toBe(201);
  set('nothing-writable');
  expect((await statement()).document).not.toContain('create');
  expect((await as()('POST', 'DocumentReference', document)).status).toBe(405);
  expect((await as()('POST', 'Condition/_search', 'patient=ada')).status).toBe(200);
});

test('fails at the n-th request of a kind, once', async () => {
  ehr.control.setFault({ step: 'create', kind: '500', skip: 2, times: 1 });
  const statuses: number[] = [];
  for (let n = 0; n < 5; n += 1) statuses.push((await as()('POST', 'Condition', condition)).status);
  expect(statuses).toEqual([201, 201, 500, 201, 201]);
});
