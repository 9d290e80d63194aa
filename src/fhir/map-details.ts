import { daysOf } from '../domain/calendar/partial-date.ts';
import { londonDay } from '../domain/calendar/london.ts';
import { writtenDate } from '../domain/calendar/written.ts';
import type { PartialDate } from '../domain/child.ts';
import type { DetailId, KeyContact, Person } from '../domain/concern.ts';
import { addressWords, conceptWords, firstWords, fullName, phonesIn, reachOf } from './contact-words.ts';
import { addressInUse, isPartialDate } from './map-child.ts';
import { personOfContact } from './map-people.ts';
import { isCurrent } from './period.ts';
import { listOf } from './resource.ts';

/** What the Patient says beside what was read with the child. */
export interface PatientDetails {
  readonly details: Readonly<Partial<Record<DetailId, string>>>;
  readonly people: readonly Person[];
  readonly contacts: readonly KeyContact[];
}

const core = 'http://hl7.org/fhir/StructureDefinition';
/** UK Core Patient 2: Extension-UKCore-EthnicCategory; FHIR R4 core extensions of Patient. */
const extensions = {
  ethnicity: ['https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory'],
  religion: [`${core}/patient-religion`],
  disability: [`${core}/patient-disability`],
} as const;

const genders: Readonly<Record<string, string>> = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  unknown: 'Recorded as not known',
};

const isSchool = (text: string): boolean =>
  /\b(school|nursery|college|academy|pre-?school|playgroup)\b/i.test(text);

function concepts({ extension }: fhir4.Patient, urls: readonly string[]): string {
  return listOf(extension)
    .filter(({ url }) => urls.includes(url))
    .map((one) => conceptWords(one.valueCodeableConcept) ?? one.valueString)
    .filter((words) => words !== undefined)
    .join('; ');
}

/** Every address that is in use, the one that letters go to first; a second one says what it is. */
function addresses(
  patient: fhir4.Patient,
  now: number,
): Pick<PatientDetails['details'], 'address' | 'previous-address'> {
  const all = listOf(patient.address);
  const chosen = addressInUse(patient, now);
  const given = all.filter(({ use }) => use !== 'billing');
  const before = given.filter(({ use, period }) => use === 'old' || !isCurrent(period, now));
  const also = given.filter((one) => one !== chosen && !before.includes(one) && one.use === 'temp');
  const current = [
    chosen === undefined ? '' : addressWords(chosen),
    ...also.map((one) => `For the time being: ${addressWords(one)}`),
  ].filter(Boolean);
  const until = (one: fhir4.Address): string => {
    const end = one.period?.end?.slice(0, 10);
    return end === undefined || !isPartialDate(end)
      ? addressWords(one)
      : `${addressWords(one)} (until ${writtenDate(end)})`;
  };
  const previous = before
    .filter((one) => addressWords(one) !== '')
    .sort((a, b) => (b.period?.end ?? '').localeCompare(a.period?.end ?? ''));
  return {
    ...(current.length > 0 ? { address: current.join('\n') } : {}),
    ...(previous.length > 0 ? { 'previous-address': previous.map(until).join('\n') } : {}),
  };
}

const contactWords = ({ relationship, organization }: fhir4.PatientContact): string =>
  [firstWords(relationship), organization?.display].filter(Boolean).join(' ');

/** A name, and how they are reached: "Elm Primary School, 01632 960300". */
const named = (contact: fhir4.PatientContact, now: number): string =>
  [
    contact.organization?.display ??
      (contact.name === undefined ? '' : fullName({ name: [contact.name] }, now)),
    reachOf(contact.telecom, now),
  ]
    .filter(Boolean)
    .join(', ');

/** The details, people and organisations that a Patient names. What is missing or malformed is left out. */
export function mapPatientDetails(patient: fhir4.Patient, now: number): PatientDetails {
  const contacts = listOf(patient.contact).filter(({ period }) => isCurrent(period, now));
  const school = contacts.filter((one) => isSchool(contactWords(one)));
  const people = contacts.filter((one) => !school.includes(one) && one.name !== undefined);
  const organisations = contacts.filter(
    (one) => !school.includes(one) && one.name === undefined && one.organization?.display !== undefined,
  );
  const phones = phonesIn(patient.telecom, now);
  const practices = listOf(patient.generalPractitioner).flatMap(({ display }) => display ?? []);
  const text: Readonly<Partial<Record<DetailId, string | undefined>>> = {
    ...addresses(patient, now),
    phone: phones.join(', '),
    gender: patient.gender === undefined ? '' : genders[patient.gender],
    ethnicity: concepts(patient, extensions.ethnicity),
    religion: concepts(patient, extensions.religion),
    school: school.map((one) => named(one, now)).join('\n'),
    practice: practices.join(', '),
    disability: concepts(patient, extensions.disability),
  };
  return {
    details: Object.fromEntries(
      Object.entries(text).filter(([, words]) => words !== undefined && words !== ''),
    ),
    people: people.map((one, i) =>
      personOfContact(one, i, patient.address && addressInUse(patient, now), now),
    ),
    contacts: organisations.map((one, i) => {
      const reach = reachOf(one.telecom, now);
      return {
        id: `organisation-${i}`,
        role: firstWords(one.relationship) ?? '',
        name: one.organization?.display ?? '',
        ...(reach === undefined ? {} : { reach }),
        from: 'record' as const,
      };
    }),
  };
}

/**
 * When the child is expected, from observations of an expected date of delivery: the one recorded last that lies no
 * more than four weeks back and no more than 42 weeks ahead, so that an earlier pregnancy's is never taken.
 */
export function mapExpectedDate(
  resources: readonly fhir4.FhirResource[],
  now: number,
): PartialDate | undefined {
  const today = londonDay(now);
  return resources
    .filter((one) => one.resourceType === 'Observation')
    .filter(({ status }) => !['entered-in-error', 'cancelled', 'unknown'].includes(status))
    .sort((a, b) =>
      (b.effectiveDateTime ?? b.issued ?? '').localeCompare(a.effectiveDateTime ?? a.issued ?? ''),
    )
    .map(({ valueDateTime, valueString }) => (valueDateTime ?? valueString)?.slice(0, 10))
    .filter(isPartialDate)
    .find((date) => {
      const days = daysOf(date);
      return days !== undefined && days.to >= today - 28 && days.from <= today + 42 * 7;
    });
}
