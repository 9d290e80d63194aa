import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecords, base } from './ehr/test/records.ts';
import { worldServer } from './node.ts';

const { ehr } = openRecords();
const server = worldServer({ origin: new URL(base).origin, fetch: ehr.fetch });
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

const token = ehr.control.mintToken({ user: 'gp', patient: 'ada', scope: 'patient/Patient.rs' });
const read = () => fetch(`${base}/Patient/ada`, { headers: { authorization: `Bearer ${token}` } });

test('a plain fetch reaches the record system, and its faults', async () => {
  expect(await (await read()).json()).toMatchObject({ resourceType: 'Patient', id: 'ada' });
  ehr.control.setFault({ step: 'Patient', kind: 'refused', times: 1 });
  await expect(read()).rejects.toThrow('Failed to fetch');
  ehr.control.setFault({ step: 'Patient', kind: 'cut', times: 1 });
  await expect(read().then((response) => response.text())).rejects.toThrow();
  expect((await read()).status).toBe(200);
});
