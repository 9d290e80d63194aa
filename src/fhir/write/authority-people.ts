import type { Child } from '../../domain/child.ts';
import type { Concern, DetailId, Person } from '../../domain/concern.ts';
import type { ConcernInput } from './input.ts';
import { labelled, partUrl, type PartName } from './parts.ts';

/** A resource under its name in the bundle. */
export interface Somebody {
  readonly url: string;
  readonly resource: fhir4.FhirResource;
}

const nhsNumberSystem = 'https://fhir.nhs.uk/Id/nhs-number';
const ukCore = 'https://fhir.hl7.org.uk';

/** The state as UK Core codes it where it is 01; any other is said in words, as the record gave it. */
function verification(number: Extract<Child['nhsNumber'], { value: unknown }>): fhir4.CodeableConcept {
  if (number.state === 'not-verified') return { text: number.status ?? 'Not verified' };
  const system = `${ukCore}/CodeSystem/UKCore-NHSNumberVerificationStatusEngland`;
  return { coding: [{ system, code: '01', display: 'Number present and verified' }] };
}

function numberOf({ nhsNumber }: Child): { identifier?: fhir4.Identifier[] } {
  if (nhsNumber.state !== 'verified' && nhsNumber.state !== 'not-verified') return {};
  return {
    identifier: [
      {
        extension: [
          {
            url: `${ukCore}/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus`,
            valueCodeableConcept: verification(nhsNumber),
          },
        ],
        system: nhsNumberSystem,
        value: nhsNumber.value,
      },
    ],
  };
}

function nameOf({ name }: Child): { name?: fhir4.HumanName[] } {
  const { given, family, text } = name;
  const parts: fhir4.HumanName = {
    ...(family === undefined ? {} : { family }),
    ...(given === undefined ? {} : { given: [given] }),
    ...(text === undefined ? {} : { text }),
  };
  return Object.keys(parts).length === 0 ? {} : { name: [parts] };
}

const detail = ({ details }: Concern, id: DetailId): string | undefined =>
  details.find((one) => one.id === id)?.text;

/** The least that says whose it is; address, telephone and gender only where they go. */
function patient({ child, concern }: ConcernInput): fhir4.Patient {
  const address = detail(concern, 'address');
  const phone = detail(concern, 'phone');
  return {
    resourceType: 'Patient',
    meta: labelled(concern, 'patient'),
    ...numberOf(child),
    ...nameOf(child),
    ...(child.birthDate === undefined ? {} : { birthDate: child.birthDate }),
    ...(detail(concern, 'gender') === undefined || child.gender === undefined
      ? {}
      : { gender: child.gender }),
    ...(address === undefined ? {} : { address: [{ text: address }] }),
    ...(phone === undefined ? {} : { telecom: [{ system: 'phone', value: phone }] }),
  };
}

const related = (concern: Concern, person: Person, i: number, patientUrl: string): fhir4.RelatedPerson => ({
  resourceType: 'RelatedPerson',
  meta: labelled(concern, `person-${i}`),
  patient: { reference: patientUrl },
  ...(person.relationship.trim() === '' ? {} : { relationship: [{ text: person.relationship }] }),
  ...(person.name.trim() === '' ? {} : { name: [{ text: person.name }] }),
  ...(person.birthDate === undefined ? {} : { birthDate: person.birthDate }),
  ...(person.phone === undefined ? {} : { telecom: [{ system: 'phone', value: person.phone }] }),
});

/** Whose it is, who wrote it and where, and those of the family who go. */
export function authorityPeople(input: ConcernInput) {
  const { concern, author, organisation, reach } = input;
  const url = (name: PartName): string => partUrl(concern, name);
  const family = concern.people.map((person, i) => ({
    url: url(`person-${i}`),
    resource: related(concern, person, i, url('patient')),
  }));
  const practitioner: fhir4.Practitioner = {
    resourceType: 'Practitioner',
    meta: labelled(concern, 'author'),
    name: [{ text: author.display }],
    ...(reach === undefined
      ? {}
      : { telecom: [{ system: reach.includes('@') ? 'email' : 'phone', value: reach }] }),
  };
  const organization: fhir4.Organization = {
    resourceType: 'Organization',
    meta: labelled(concern, 'organisation'),
    name: organisation,
  };
  const everybody: readonly Somebody[] = [
    { url: url('patient'), resource: patient(input) },
    { url: url('author'), resource: practitioner },
    { url: url('organisation'), resource: organization },
    ...family,
  ];
  return {
    everybody,
    family,
    patient: url('patient'),
    author: url('author'),
    organisation: url('organisation'),
  };
}
