import { beforeEach, expect, test } from 'vitest';
import { bodyOf, openRecords } from '../test/records.ts';

let { ehr, as } = openRecords();
beforeEach(() => ({ ehr, as } = openRecords()));

const condition = (patient: string): fhir4.Condition => ({
  resourceType: 'Condition',
  subject: { reference: `Patient/${patient}` },
});

test('a patient-level scope reads the launch patient and nobody else', async () => {
  const ask = as({ scope: 'patient/*.rs' });
  expect((await ask('GET', 'Patient/ada')).status).toBe(200);
  expect((await ask('GET', 'Patient/bo')).status).toBe(403);
  expect((await ask('GET', 'Condition/bo-condition-0')).status).toBe(403);
  const others = await bodyOf<fhir4.Bundle>(await ask('GET', 'Condition?patient=bo'));
  expect([others.total, others.entry]).toEqual([0, undefined]);
  const all = await bodyOf<fhir4.Bundle>(await ask('GET', 'Patient'));
  expect(all.entry?.map(({ resource }) => resource?.id)).toEqual(['ada']);
});

test('a scope that was not granted is refused, and none is asked of nobody', async () => {
  const ask = as({ scope: 'patient/Condition.r' });
  expect((await ask('GET', 'Condition/ada-condition-0')).status).toBe(200);
  for (const [method, path] of [
    ['GET', 'Condition?patient=ada'],
    ['GET', 'Flag?patient=ada'],
    ['GET', 'Practitioner/gp'],
    ['DELETE', 'Condition/ada-condition-0'],
  ] as const)
    expect((await ask(method, path)).status, path).toBe(403);
  expect((await ask('POST', 'Condition', condition('ada'))).status).toBe(403);
  expect((await ehr.fetch(new Request('http://ehr.test/fhir/Patient/ada'))).status).toBe(401);
});

test('a user-level scope reads the people who work here', async () => {
  const ask = as({ scope: 'user/Practitioner.rs user/PractitionerRole.rs' });
  const roles = await bodyOf<fhir4.Bundle>(
    await ask('GET', 'PractitionerRole?practitioner=Practitioner/ed-nurse'),
  );
  expect(roles.entry?.[0]?.resource).toMatchObject({ code: [{ coding: [{ code: 'staff-nurse' }] }] });
  expect((await ask('GET', 'Patient/ada')).status).toBe(403);
});

test('a write about another child is refused and leaves nothing', async () => {
  const ask = as({ scope: 'patient/Condition.cu' });
  expect((await ask('POST', 'Condition', condition('bo'))).status).toBe(403);
  const { subject, ...noSubject } = condition('ada');
  expect(subject).toBeDefined();
  expect((await ask('POST', 'Condition', noSubject)).status).toBeGreaterThanOrEqual(400);
  const linked = { ...condition('bo'), asserter: { reference: 'Patient/ada' } };
  expect((await ask('POST', 'Condition', linked)).status).toBe(403);
  const moved = { ...condition('ada'), id: 'bo-condition-0' };
  expect((await ask('PUT', 'Condition/bo-condition-0', moved)).status).toBe(403);
  expect(ehr.control.resources('bo').filter(({ resourceType }) => resourceType === 'Condition')).toHaveLength(
    1,
  );
});

test('every entry of a bundle needs its scope', async () => {
  const ask = as({ scope: 'patient/Patient.r patient/Condition.crs' });
  const batch = await bodyOf<fhir4.Bundle>(
    await ask('POST', '', {
      resourceType: 'Bundle',
      type: 'batch',
      entry: ['Patient/ada', 'Patient/bo', 'Flag?patient=ada', 'Condition?patient=ada'].map((url) => ({
        request: { method: 'GET', url },
      })),
    }),
  );
  expect(batch.entry?.map(({ response }) => response?.status)).toEqual(['200', '403', '403', '200']);

  const flag: fhir4.Flag = {
    resourceType: 'Flag',
    status: 'active',
    code: { text: 'x' },
    subject: { reference: 'Patient/ada' },
  };
  const transaction = await ask('POST', '', {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: [condition('ada'), flag].map((resource) => ({
      resource,
      request: { method: 'POST', url: resource.resourceType },
    })),
  });
  expect(transaction.status).toBe(403);
  expect(
    ehr.control.resources('ada').filter(({ resourceType }) => resourceType === 'Condition'),
  ).toHaveLength(5);
});

test('a type that is not shared is neither listed nor answered', async () => {
  const ask = as({ patient: 'bo' });
  expect((await ask('GET', 'Flag?patient=bo')).status).toBe(404);
  const types = async (path: typeof ask) =>
    (await bodyOf<fhir4.CapabilityStatement>(await path('GET', 'metadata'))).rest?.[0]?.resource?.map(
      ({ type }) => type,
    );
  expect(await types(ask)).not.toContain('Flag');
  expect(await types(as())).toContain('Flag');
  expect((await as()('GET', 'Account')).status).toBe(404);
});
