import { amendmentBundle } from '../../../src/fhir/write/amendment-bundle.ts';
import { authorityDocument } from '../../../src/fhir/write/authority-bundle.ts';
import { concernBundle } from '../../../src/fhir/write/concern-bundle.ts';
import { documentBundle } from '../../../src/fhir/write/document-bundle.ts';
import {
  fgmConcern,
  fullConcern,
  sixteenConcern,
  unbornConcern,
} from '../../../src/fhir/write/more-sample-concerns.ts';
import { outcomeBundle, type RecordedHappening } from '../../../src/fhir/write/outcome-bundle.ts';
import { concernQuestionnaire } from '../../../src/fhir/write/questionnaire.ts';
import { notShared, sampleConcern, sampleInput } from '../../../src/fhir/write/sample-concern.ts';
import { must } from '../job/steps.ts';

const at = { id: 'be617289-df0a-4b12-83c4-56789abcdef1', at: '2026-11-23T09:10:00.000Z', by: 'Priya SAMPLE' };
const happenings: readonly RecordedHappening[] = [
  { ...at, kind: 'sent', how: 'form-or-portal', theirReference: 'MOCK-9', whoTook: 'Duty desk' },
  { ...at, kind: 'acknowledged', from: 'Duty desk', theirReference: 'MOCK-9' },
  { ...at, kind: 'decided', decision: 'section-47', from: 'Duty desk', words: 'Enquiries begin today.' },
  { ...at, kind: 'outcome', outcome: 'not-accepted', words: 'The threshold was not met.' },
];

/** Every kind of resource that Safelight writes of a concern, in every form that it takes. */
function everyResource(): readonly fhir4.FhirResource[] {
  return [sampleConcern, notShared, fullConcern, unbornConcern, fgmConcern, sixteenConcern].flatMap(
    (concern) => {
      const input = sampleInput(concern);
      const bundles = [
        concernBundle(input),
        documentBundle(input),
        amendmentBundle(input, 2, 'More was said.', ['accounts']),
        ...happenings.flatMap((one) => outcomeBundle(input, one) ?? []),
      ];
      const document = authorityDocument(input);
      return [
        ...bundles.flatMap(({ entry = [] }) => entry.flatMap(({ resource }) => resource ?? [])),
        ...(document === undefined ? [] : [document]),
      ];
    },
  );
}

const headers = { 'content-type': 'application/fhir+json', accept: 'application/fhir+json' };

/** What the server's own validator finds wrong with a resource: its errors, in its words. */
async function errorsIn(base: string, resource: fhir4.Resource): Promise<readonly string[]> {
  const answer = await fetch(`${base}/${resource.resourceType}/$validate`, {
    method: 'POST',
    headers,
    body: JSON.stringify(resource),
  });
  const outcome = (await answer.json()) as Partial<fhir4.OperationOutcome>;
  must(outcome.resourceType === 'OperationOutcome', `$validate answered ${answer.status} and no outcome`);
  return (outcome.issue ?? [])
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(
      (issue) => `${resource.resourceType} ${issue.location?.[0] ?? ''}: ${issue.diagnostics ?? issue.code}`,
    );
}

/** Has the server check all of it against R4, and the answers of the form against the form that asked. */
export async function writtenIsValid(base: string): Promise<string> {
  const id = 'safelight-concern';
  const kept = await fetch(`${base}/Questionnaire/${id}`, {
    method: 'PUT',
    headers,
    body: JSON.stringify({ ...concernQuestionnaire, id }),
  });
  must(kept.ok, `the form was refused: ${kept.status} ${(await kept.text()).slice(0, 300)}`);
  const resources = [concernQuestionnaire, ...everyResource()];
  // One after the other: a server that first has to read R4's own definitions does it once.
  const wrong: string[] = [];
  const claims = new Set<string>();
  for (const one of resources) {
    if ((await errorsIn(base, one)).length === 0) continue;
    // As it is written with the quirk `no-profiles`.
    const left = await errorsIn(base, withoutProfiles(one));
    if (left.length === 0) claims.add(one.resourceType);
    wrong.push(...left);
  }
  must(wrong.length === 0, [...new Set(wrong)].join('; '));
  const kinds = [...new Set(resources.map(({ resourceType }) => resourceType))].sort();
  const refused = [...claims].join(', ');
  return `${resources.length} resources: ${kinds.join(', ')}${refused === '' ? '' : `; of ${refused} it refuses the profiles, which it does not know`}`;
}

function withoutProfiles(resource: fhir4.FhirResource): fhir4.FhirResource {
  const { profile: _claimed, ...meta } = resource.meta ?? {};
  return { ...resource, meta };
}
