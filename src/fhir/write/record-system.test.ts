import { describe, expect, it } from 'vitest';
import { issuesOf } from '../../../mocks/ehr/fhir/validate.ts';
import { openRecords } from '../../../mocks/ehr/test/records.ts';
import type { Concern } from '../../domain/concern.ts';
import type { FhirConnection } from '../connection.ts';
import { amendmentBundle } from './amendment-bundle.ts';
import { authorityDocument } from './authority-bundle.ts';
import { concernBundle } from './concern-bundle.ts';
import { documentBundle } from './document-bundle.ts';
import type { ConcernInput } from './input.ts';
import { fgmConcern, fullConcern, sixteenConcern, unbornConcern } from './more-sample-concerns.ts';
import { outcomeBundle, type RecordedHappening } from './outcome-bundle.ts';
import { notShared, sampleConcern, sampleInput } from './sample-concern.ts';
import { writeConcern } from './write-concern.ts';
import type { ConcernBundle } from './parts.ts';

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

const inputOf = (concern: Concern): ConcernInput => ({
  ...sampleInput(concern),
  encounterId: 'none',
  patientId,
  author: { reference: 'Practitioner/ed-nurse', display: 'A' },
});

const withForm: Concern = {
  ...fullConcern,
  decision: fullConcern.decision.share
    ? {
        ...fullConcern.decision,
        authorityForm: {
          questionnaire: 'https://example.org/fhir/Questionnaire/referral|1.0.0',
          item: [{ linkId: '1', answer: [{ valueString: 'Yes' }] }],
        },
      }
    : fullConcern.decision,
};

const at = { at: '2026-11-23T09:10:00.000Z', by: 'Priya SAMPLE' };
const happenings: readonly RecordedHappening[] = [
  {
    ...at,
    id: 'be617289-df0a-4b12-83c4-56789abcdef0',
    kind: 'sent',
    how: 'secure-email',
    whoTook: 'K. DUMMY',
  },
  { ...at, id: 'be617289-df0a-4b12-83c4-56789abcdef1', kind: 'acknowledged', from: 'Duty desk' },
  {
    ...at,
    id: 'be617289-df0a-4b12-83c4-56789abcdef2',
    kind: 'decided',
    decision: 'section-47',
    from: 'T. MOCK, social worker',
    words: 'Strategy meeting at 14:00.',
  },
  { ...at, id: 'be617289-df0a-4b12-83c4-56789abcdef3', kind: 'outcome', outcome: 'plan-made' },
];

const concerns: readonly (readonly [string, Concern])[] = [
  ['shared', sampleConcern],
  ['not shared', notShared],
  ['with every part and the authority’s form', withForm],
  ['about an unborn child', unbornConcern],
  ['about mutilation', fgmConcern],
  ['handed over at sixteen', sixteenConcern],
];

const bundles: readonly (readonly [string, ConcernBundle | undefined])[] = [
  ...concerns.map(([name, concern]) => [`a concern ${name}`, concernBundle(inputOf(concern))] as const),
  ['a concern as one document', documentBundle(inputOf(fullConcern))],
  ['an amendment', amendmentBundle(inputOf(fullConcern), 2, 'A second account.', ['accounts'])],
  ['a later amendment', amendmentBundle(inputOf(notShared), 3, 'Looked at again.', [])],
  ...happenings.map(
    (happening) =>
      [`what came of it: ${happening.kind}`, outcomeBundle(inputOf(sampleConcern), happening)] as const,
  ),
];

describe.each(['transaction', 'single'] as const)('the record system takes by %s', (kind) => {
  it.each(bundles)('%s, once however often it is written', async (_, bundle) => {
    const { fhir, written } = recordSystem();
    if (bundle === undefined) throw new Error('nothing to write');
    const plan = { kind, why: [], leavesOut: [], looksFirst: [], mayDouble: [] };
    const first = await writeConcern(fhir, bundle, plan);
    expect(first.ok ? undefined : first.failure).toBeUndefined();
    expect(written()).toBe(bundle.entry?.length);
    const second = await writeConcern(fhir, bundle, plan);
    expect(second).toEqual(first);
    expect(written()).toBe(bundle.entry?.length);
  });
});

describe('what a local authority’s system would take', () => {
  it.each(concerns.filter(([, { decision }]) => decision.share))('is valid, %s', (_, concern) => {
    const bundle = authorityDocument(inputOf(concern));
    if (bundle === undefined) throw new Error('nothing to take');
    const all = [bundle, ...(bundle.entry ?? []).flatMap(({ resource }) => resource ?? [])];
    for (const resource of all) expect(issuesOf(resource as Parameters<typeof issuesOf>[0])).toEqual([]);
  });
});
