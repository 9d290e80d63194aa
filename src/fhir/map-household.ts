import type { LinkedPerson } from '../domain/record.ts';
import { isPartialDate, nameOf } from './map-child.ts';
import { isCurrent } from './period.ts';
import { listOf } from './resource.ts';

/** Who is linked to the child, of resources that are hers; people whose link has ended are left out. `now` in milliseconds. */
export const mapHousehold = (
  resources: readonly fhir4.FhirResource[],
  now: number,
): readonly LinkedPerson[] =>
  resources
    .filter((one) => one.resourceType === 'RelatedPerson')
    .filter(({ active, period }) => active !== false && isCurrent(period, now))
    .map((one) => linkedPerson(one, now));

function linkedPerson(person: fhir4.RelatedPerson, now: number): LinkedPerson {
  const { given, family, text } = nameOf(person, now);
  const name = text ?? [given, family].filter(Boolean).join(' ');
  const concepts = listOf(person.relationship);
  const relationship =
    concepts.find((concept) => concept.text)?.text ??
    concepts.flatMap(({ coding }) => listOf(coding)).find(({ display }) => display)?.display;
  const phone = listOf(person.telecom).find(({ system, use }) => system === 'phone' && use !== 'old')?.value;
  return {
    ...(name ? { name } : {}),
    ...(relationship ? { relationship } : {}),
    ...(isPartialDate(person.birthDate) ? { birthDate: person.birthDate } : {}),
    ...(phone ? { phone } : {}),
    source: `RelatedPerson/${person.id ?? ''}`,
  };
}
