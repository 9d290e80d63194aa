import { expect, it } from 'vitest';
import { openRecords } from '../../../mocks/ehr/test/records.ts';
import type { Concern } from '../../domain/concern.ts';
import type { FhirConnection } from '../connection.ts';
import { concernBundle } from './concern-bundle.ts';
import { notShared, sampleConcern, sampleInput } from './sample-concern.ts';
import { writeConcern } from './write-concern.ts';

const patientId = 'ada';

/** The pretend record system, reached as the app reaches one. */
function recordSystem() {
  const { ehr, as } = openRecords();
  const ask = as();
  const fhir: FhirConnection = {
    base: 'http://ehr.test/fhir',
    patientId,
    grantedScope: 'patient/*.cruds',
    quirks: [],
    send: async ({ method, url, body, headers }) => {
      const response = await ask(method, url, body, { ...headers });
      return {
        kind: 'answered',
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as unknown,
      };
    },
  };
  const before = ehr.control.resources(patientId).length;
  return { fhir, written: () => ehr.control.resources(patientId).length - before };
}

const bundleOf = (concern: Concern) => {
  const input = sampleInput(concern);
  return concernBundle({
    ...input,
    encounterId: 'none',
    patientId,
    author: { reference: 'Practitioner/ed-nurse', display: 'A' },
  });
};

it.each([
  ['transaction', sampleConcern],
  ['transaction', notShared],
  ['single', sampleConcern],
] as const)('a concern written twice by %s is there once', async (kind, concern) => {
  const { fhir, written } = recordSystem();
  const bundle = bundleOf(concern);
  const first = await writeConcern(fhir, bundle, { kind });
  expect(first.ok ? undefined : first.failure).toBeUndefined();
  const there = written();
  expect(there).toBeGreaterThan(0);
  const second = await writeConcern(fhir, bundle, { kind });
  expect(second).toEqual(first);
  expect(written()).toBe(there);
});
