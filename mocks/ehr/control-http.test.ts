import { beforeEach, expect, test } from 'vitest';
import { base, openRecords } from './test/records.ts';

let { ehr, as } = openRecords();
beforeEach(() => ({ ehr, as } = openRecords()));

const control = (method: string, path: string, body?: unknown) =>
  ehr.fetch(
    new Request(`http://ehr.test/control/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );

test('opens a launch, of a user and an option that exist', async () => {
  const opened = await control('POST', 'launch', { user: 'lead', patient: 'ada', options: { intent: 'x' } });
  expect(await opened.json()).toEqual({ iss: base, launch: expect.stringMatching(/^[\w-]{20,}$/) as string });
  expect((await control('POST', 'launch', { user: 'lead' })).status).toBe(200);
  for (const wrong of [
    { user: 'nobody', patient: 'ada' },
    { user: 'lead', patient: 'ada', options: { colour: 1 } },
  ])
    expect((await control('POST', 'launch', wrong)).status).toBe(400);
});

test('switches faults on and off', async () => {
  expect((await control('POST', 'faults', { step: 'Condition', kind: '500' })).status).toBe(200);
  expect((await as()('GET', 'Condition?patient=ada')).status).toBe(500);
  await control('DELETE', 'faults');
  expect((await as()('GET', 'Condition?patient=ada')).status).toBe(200);
  expect((await control('POST', 'faults', { step: 'Condition', kind: 'sideways' })).status).toBe(400);
});

test('shows what is held and what was asked, and a reset brings back the start with a new visit', async () => {
  const held = async () =>
    (await (await control('GET', 'resources?patient=ada')).json()) as readonly fhir4.FhirResource[];
  const visit = (resources: readonly fhir4.FhirResource[]) =>
    resources.find(({ resourceType }) => resourceType === 'Encounter')?.id;
  const ask = as();
  await ask('POST', 'Condition', { resourceType: 'Condition', subject: { reference: 'Patient/ada' } });
  const before = await held();
  expect(await (await control('GET', 'requests')).json()).toEqual([
    { method: 'POST', url: '/fhir/Condition', status: 201 },
  ]);
  await control('POST', 'reset');
  const after = await held();
  expect(after).toHaveLength(before.length - 1);
  expect(visit(after)).not.toBe(visit(before));
  expect((await ask('GET', 'Patient/ada')).status).toBe(401);
});

test('answers anything else with 404', async () => {
  expect((await control('GET', 'launch')).status).toBe(404);
});
