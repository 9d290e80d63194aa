import { mapFetched, type Fetched, type Instant } from '../domain/fetched.ts';
import type { LinkedPerson } from '../domain/record.ts';
import type { Capabilities } from './capabilities.ts';
import type { FhirConnection } from './connection.ts';
import { isPartialDate, nameOf } from './map-child.ts';
import { isCurrent } from './period.ts';
import { listOf } from './resource.ts';
import { searchAll } from './search.ts';

/** Reads who is linked to the child in the record; people whose link has ended are left out. */
export async function readHousehold(
  connection: FhirConnection,
  capabilities: Promise<Capabilities>,
  now: () => Instant,
): Promise<Fetched<readonly LinkedPerson[]>> {
  const found = await searchAll(connection, { resource: 'RelatedPerson' }, capabilities, now);
  const moment = Date.parse(now());
  return mapFetched(found, (resources) =>
    resources
      .filter((one) => one.resourceType === 'RelatedPerson')
      .filter(({ active, period }) => active !== false && isCurrent(period, moment))
      .map((one) => linkedPerson(one, moment)),
  );
}

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
