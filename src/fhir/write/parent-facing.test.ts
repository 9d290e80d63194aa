import { expect, it } from 'vitest';
import { offeredTypes } from '../../../mocks/ehr/fhir/offered.ts';
import { bodyOf, openRecords } from '../../../mocks/ehr/test/records.ts';
import type { Concern } from '../../domain/concern.ts';
import { concernBundle } from './concern-bundle.ts';
import { documentBundle } from './document-bundle.ts';
import type { ConcernInput } from './input.ts';
import { fullConcern } from './more-sample-concerns.ts';
import type { ConcernBundle } from './parts.ts';
import { notShared, sampleConcern, sampleInput } from './sample-concern.ts';

const bundles: readonly [string, (input: ConcernInput) => ConcernBundle, Concern][] = [
  ['a shared concern', concernBundle, sampleConcern],
  ['one with everything', concernBundle, fullConcern],
  ['a decision not to share', concernBundle, notShared],
  ['the whole as a document', documentBundle, sampleConcern],
];

it.each(bundles)(
  'an app for parents finds nothing of %s by any search, nor by id; the clinician’s finds all',
  async (_, make, concern) => {
    const { ehr, as } = openRecords();
    const clinician = as();
    // By the label alone: this app may read and search every type of this child's record.
    const parent = as({ user: 'parent', scope: 'patient/*.rs' });
    const counts = async (ask: typeof parent) => {
      const found: Record<string, string[]> = {};
      for (const type of offeredTypes) {
        const answer = await bodyOf<fhir4.Bundle>(await ask('GET', `${type}?_count=500`));
        expect(answer.total, type).toBe(answer.entry?.length ?? 0);
        found[type] = (answer.entry ?? []).map(({ resource }) => resource?.id ?? '').sort();
      }
      return found;
    };
    const before = await counts(parent);
    const held = new Set(
      ehr.control.resources('ada').map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`),
    );

    const input = { ...sampleInput(concern), patientId: 'ada', encounterId: 'none' };
    const author = { reference: 'Practitioner/ed-nurse', display: 'A' };
    const bundle = make({ ...input, author });
    const answer = await bodyOf<fhir4.Bundle>(await clinician('POST', '', bundle));
    expect(answer.entry).toHaveLength(bundle.entry?.length ?? -1);

    const written = ehr.control
      .resources('ada')
      .map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`)
      .filter((reference) => !held.has(reference));
    expect(written).toHaveLength(bundle.entry?.length ?? -1);
    expect(await counts(parent)).toEqual(before);
    for (const reference of written) {
      expect((await clinician('GET', reference)).status, reference).toBe(200);
      for (const path of [reference, `${reference}/_history`, `${reference}/_history/1`])
        expect((await parent('GET', path)).status, path).toBe(404);
    }
    const about = await bodyOf<fhir4.Bundle>(
      await parent('GET', 'Patient?_id=ada&_revinclude=Condition:subject&_revinclude=Task:patient'),
    );
    expect(JSON.stringify(about)).not.toContain('safelight.example');
  },
);

it('is decided by the label alone: the same resources without it would be seen', async () => {
  const { as } = openRecords();
  const parent = as({ user: 'parent', scope: 'patient/*.rs' });
  const condition = concernBundle({ ...sampleInput(), patientId: 'ada' }).entry?.find(
    ({ resource }) => resource?.resourceType === 'Condition',
  )?.resource;
  const { meta: _, ...bare } = condition as fhir4.Condition;
  const { encounter: __, asserter: ___, recorder: ____, evidence: _____, ...unlabelled } = bare;
  const kept = await bodyOf<fhir4.Condition>(await as()('POST', 'Condition', unlabelled));
  expect((await parent('GET', `Condition/${kept.id ?? ''}`)).status).toBe(200);
});
