import type { Answer } from '../answer.ts';
import { problem } from '../fhir/outcomes.ts';
import type { Has } from './defects.ts';

const numberSystem = 'https://fhir.nhs.uk/Id/nhs-number';

/** The answer of a record system that cannot be asked this at all; nothing where it can. */
export const refusedByDefect = (interaction: string, query: string, has: Has): Answer | undefined =>
  has('no-search-count') && interaction === 'search' && new URLSearchParams(query).has('_count')
    ? problem(400, 'not-supported', 'Unknown search parameter "_count".')
    : undefined;

/** The query as it is heeded: a page size may be overlooked. */
export function heededQuery(query: string, has: Has): string {
  if (!has('count-overlooked')) return query;
  const asked = new URLSearchParams(query);
  asked.delete('_count');
  const left = asked.toString();
  return left === '' ? '' : `?${left}`;
}

/** The answer as a record system with these defects gives it. */
export function spoilByDefects(answer: Answer, has: Has): Answer {
  const body = answer.body as Partial<fhir4.FhirResource> | undefined;
  if (body?.resourceType === 'Patient') return { ...answer, body: spoilPatient(body, has) };
  if (body?.resourceType === 'Bundle' && body.type === 'searchset')
    return { ...answer, body: spoilSearch(body, has) };
  return answer;
}

function spoilPatient(patient: Partial<fhir4.Patient>, has: Has): Partial<fhir4.Patient> {
  const { birthDate, identifier = [], ...others } = patient;
  const kept = identifier
    .filter(({ system }) => !(has('no-nhs-number') && system === numberSystem))
    .map(({ extension, ...one }) =>
      extension === undefined || has('no-nhs-number-status') ? one : { ...one, extension },
    );
  return {
    ...others,
    ...(birthDate === undefined || has('no-birth-date') ? {} : { birthDate }),
    ...(kept.length === 0 ? {} : { identifier: kept }),
  };
}

function spoilSearch(bundle: Partial<fhir4.Bundle>, has: Has): Partial<fhir4.Bundle> {
  const { link = [], entry = [], total, ...others } = bundle;
  const links = has('no-next-link') ? link.filter(({ relation }) => relation !== 'next') : link;
  const [first] = entry;
  const stranger = has('other-child-in-search') && first?.resource !== undefined ? [ofAnother(first)] : [];
  const roles = has('no-roles')
    ? entry.filter(({ resource }) => resource?.resourceType !== 'PractitionerRole')
    : entry;
  const entries = [...roles, ...stranger];
  return {
    ...others,
    ...(total === undefined || has('no-next-link') || has('no-roles')
      ? {}
      : { total: total + stranger.length }),
    // FHIR has no empty list.
    ...(links.length === 0 ? {} : { link: links }),
    ...(entries.length === 0 ? {} : { entry: entries }),
  };
}

/** The same entry, about somebody else. */
function ofAnother(entry: fhir4.BundleEntry): fhir4.BundleEntry {
  const text = JSON.stringify(entry.resource)
    .replaceAll(/"Patient\/[^"]+"/g, '"Patient/another-child"')
    .replace(/"id":"[^"]+"/, '"id":"of-another-child"');
  return { ...entry, resource: JSON.parse(text) as fhir4.FhirResource };
}
