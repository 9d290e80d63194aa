import { beforeEach, expect, it } from 'vitest';
import { openRecords } from '../../../mocks/ehr/test/records.ts';
import type { FhirConnection } from '../connection.ts';
import { concernBundle } from './concern-bundle.ts';
import { nothingKnown } from './offers.ts';
import type { RecordedHappening } from './outcome-bundle.ts';
import { sampleConcern, sampleInput } from './sample-concern.ts';
import { updateTask } from './update-task.ts';

const by = { id: '1b0e1c9e-7c55-4a41-9a64-6c3fd9b0a001', at: '2026-11-20T15:00:00.000Z', by: 'Ash SAMPLE' };
const acknowledged: RecordedHappening = { kind: 'acknowledged', ...by, from: 'Duty team' };
const decided: RecordedHappening = { kind: 'decided', ...by, decision: 'section-47', from: 'Duty team' };
const notAccepted: RecordedHappening = { kind: 'outcome', ...by, outcome: 'not-accepted' };

let records = openRecords();
beforeEach(() => (records = openRecords()));

async function kept(scope = 'patient/*.cruds', before?: (url: string) => void) {
  const { ehr, as } = records;
  const ask = as();
  const input = { ...sampleInput(), patientId: 'ada', encounterId: 'none' };
  const author = { reference: 'Practitioner/ed-nurse', display: 'A' };
  await ask('POST', '', concernBundle({ ...input, author }));
  const methods: string[] = [];
  const fhir: FhirConnection = {
    base: 'http://ehr.test/fhir',
    patientId: 'ada',
    grantedScope: scope,
    quirks: [],
    send: async ({ method, url, body, headers }) => {
      methods.push(method);
      before?.(method);
      const response = await ask(method, url, body, { ...headers });
      const answer: unknown = await response.json();
      return { kind: 'answered', status: response.status, headers: response.headers, body: answer };
    },
  };
  const task = () =>
    ehr.control
      .resources('ada')
      .find((one): one is fhir4.Task => one.resourceType === 'Task' && one.status !== 'draft');
  return {
    fhir,
    ask,
    methods,
    task,
    tell: (what: RecordedHappening) => updateTask(fhir, nothingKnown, sampleConcern, what),
  };
}

it('follows what the local authority answers, and is never turned back', async () => {
  const { tell, task } = await kept();
  expect(await tell(acknowledged)).toBe('updated');
  expect(task()?.status).toBe('received');
  expect(await tell(decided)).toBe('updated');
  expect(await tell(decided)).toBe('as-it-was');
  expect(await tell(acknowledged)).toBe('as-it-was');
  expect(task()).toMatchObject({
    status: 'in-progress',
    output: [{ valueString: expect.stringContaining('section 47') as string }],
  });
  expect(await tell(notAccepted)).toBe('updated');
  expect(task()?.status).toBe('rejected');
  expect(task()?.meta?.security?.[0]?.code).toBe('R');
});

it('is left where it may not be changed, without asking for it', async () => {
  const { tell, methods, task } = await kept('patient/Task.crs');
  expect(await tell(acknowledged)).toBe('left');
  expect([methods, task()?.status]).toEqual([[], 'requested']);
});

it('is left where the record system says that it takes no changes', async () => {
  const { fhir } = await kept();
  const closed = {
    ...nothingKnown,
    of: (type: string) => ({ ...nothingKnown.of(type), update: 'not-listed' as const }),
  };
  expect(await updateTask(fhir, closed, sampleConcern, acknowledged)).toBe('left');
});

it('is left where somebody else changed it in between: nothing of theirs is overwritten', async () => {
  const { fhir, ask, task } = await kept();
  const racing: FhirConnection = {
    ...fhir,
    send: async (request) => {
      const mine = task();
      if (request.method === 'PUT' && mine !== undefined)
        await ask('PUT', `Task/${mine.id ?? ''}`, { ...mine, description: 'theirs' });
      return fhir.send(request);
    },
  };
  expect(await updateTask(racing, nothingKnown, sampleConcern, acknowledged)).toBe('left');
  expect(task()).toMatchObject({ status: 'requested', description: 'theirs' });
});

it.each([409, 412])('is read anew and changed where a change met another one (%i)', async (status) => {
  const { fhir, task, methods } = await kept();
  let met = false;
  const racing: FhirConnection = {
    ...fhir,
    send: async (request) => {
      if (request.method !== 'PUT' || met) return fhir.send(request);
      met = true;
      // HAPI FHIR 8.4.0 answers a version that is not the current one with 409, where R4 asks for 412.
      return { kind: 'answered', status, headers: new Headers(), body: { resourceType: 'OperationOutcome' } };
    },
  };
  expect(await updateTask(racing, nothingKnown, sampleConcern, decided)).toBe('updated');
  expect(task()?.status).toBe('in-progress');
  expect(methods.filter((method) => method === 'PUT')).toHaveLength(1);
});

it('is as it was when a referral is sent', async () => {
  const { tell } = await kept();
  expect(await tell({ kind: 'sent', ...by, how: 'telephone' })).toBe('as-it-was');
});
