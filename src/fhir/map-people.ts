import type { Person } from '../domain/concern.ts';
import { firstWords, fullName, phonesIn, sameHouse } from './contact-words.ts';
import { addressInUse, isPartialDate } from './map-child.ts';
import { isCurrent } from './period.ts';
import { listOf } from './resource.ts';

/** Only what two recorded addresses say: the same house, or another. */
function livesWhere(address: fhir4.Address | undefined, home: fhir4.Address | undefined): Person['lives'] {
  const same = sameHouse(address, home);
  return same === undefined ? 'not-known' : same ? 'with-child' : 'elsewhere';
}

/** Somebody whom the Patient itself names. */
export function personOfContact(
  contact: fhir4.PatientContact,
  i: number,
  home: fhir4.Address | undefined,
  now: number,
): Person {
  const phone = phonesIn(contact.telecom, now)[0];
  return {
    id: `contact-${i}`,
    name: contact.name === undefined ? '' : fullName({ name: [contact.name] }, now),
    relationship: firstWords(contact.relationship) ?? '',
    lives: livesWhere(contact.address, home),
    parentalResponsibility: 'not-known',
    ...(phone === undefined ? {} : { phone }),
    from: 'record',
  };
}

/** An id of the form for a resource: within 60 characters, the same at every reading. */
const shortId = (kind: string, id: string | undefined, i: number): string =>
  `${kind}-${id ?? String(i)}`.slice(-58);

/** People linked to the child in the record. Who lives with the child only where both addresses are recorded. */
export function mapPeople(
  resources: readonly fhir4.FhirResource[],
  patient: fhir4.Patient | undefined,
  now: number,
): readonly Person[] {
  const home = patient && addressInUse(patient, now);
  return resources
    .filter((one) => one.resourceType === 'RelatedPerson')
    .filter(({ active, period }) => active !== false && isCurrent(period, now))
    .map((one, i) => {
      const address = listOf(one.address).find(({ use, period }) => use !== 'old' && isCurrent(period, now));
      const phone = phonesIn(one.telecom, now)[0];
      return {
        id: shortId('related', one.id, i),
        name: fullName(one, now),
        relationship: firstWords(one.relationship) ?? '',
        ...(isPartialDate(one.birthDate) ? { birthDate: one.birthDate } : {}),
        lives: livesWhere(address, home),
        parentalResponsibility: 'not-known' as const,
        ...(phone === undefined ? {} : { phone }),
        from: 'record' as const,
      };
    });
}
