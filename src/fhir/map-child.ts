import { daysOf } from '../domain/calendar/partial-date.ts';
import type { Child, ChildName } from '../domain/child.ts';
import { homeNation } from './home-nation.ts';
import { nhsNumberOnRecord } from './nhs-number-on-record.ts';
import { isCurrent } from './period.ts';
import { listOf } from './resource.ts';

const interpreterRequired = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired';

/** The person on screen from a Patient, leniently: what is missing or malformed is left out and nothing is made up. */
export function mapChild(patient: fhir4.Patient, patientId: string, now: number): Child {
  const { gender } = patient;
  const address = addressOf(patient, now);
  const generalPractice = listOf(patient.generalPractitioner).find(({ display }) => display)?.display;
  const language = languageOf(patient);
  const interpreter = listOf(patient.extension).find(({ url }) => url === interpreterRequired)?.valueBoolean;
  return {
    patientId,
    name: nameOf(patient, now),
    ...(isPartialDate(patient.birthDate) ? { birthDate: patient.birthDate } : {}),
    ...(gender !== undefined && ['female', 'male', 'other', 'unknown'].includes(gender) ? { gender } : {}),
    nhsNumber: nhsNumberOnRecord(patient, now),
    deceased: patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined,
    ...(address ? { address } : {}),
    ...(generalPractice ? { generalPractice } : {}),
    ...(language ? { language } : {}),
    ...(interpreter === undefined ? {} : { interpreterNeeded: interpreter }),
    restricted: listOf(patient.meta?.security).some(({ code }) => code === 'R' || code === 'V'),
  };
}

/** A date of the calendar, as exact as it was recorded. */
export const isPartialDate = (text: unknown): text is string =>
  typeof text === 'string' && daysOf(text) !== undefined;

/** The name in use: official before usual before any other that has not been given up. */
export function nameOf({ name }: { readonly name?: fhir4.HumanName[] | undefined }, now: number): ChildName {
  const inUse = listOf(name).filter(
    ({ use, period }) => use !== 'old' && use !== 'maiden' && isCurrent(period, now),
  );
  const chosen =
    inUse.find(({ use }) => use === 'official') ?? inUse.find(({ use }) => use === 'usual') ?? inUse[0];
  const given = listOf(chosen?.given).join(' ').trim();
  const family = chosen?.family?.trim();
  const text = chosen?.text?.trim();
  return {
    ...(given ? { given } : {}),
    ...(family ? { family } : {}),
    ...(!given && !family && text ? { text } : {}),
  };
}

/** The address in use: home before any other that is not for the time being. */
export function addressInUse(patient: fhir4.Patient, now: number): fhir4.Address | undefined {
  const inUse = listOf(patient.address).filter(
    ({ use, period }) => use !== 'old' && use !== 'billing' && isCurrent(period, now),
  );
  return inUse.find(({ use }) => use === 'home') ?? inUse.find(({ use }) => use !== 'temp') ?? inUse[0];
}

function addressOf(patient: fhir4.Patient, now: number): Child['address'] {
  const chosen = addressInUse(patient, now);
  if (chosen === undefined) return undefined;
  const parts = [...listOf(chosen.line), chosen.city, chosen.district].filter((part) => part !== undefined);
  return {
    lines: parts.length > 0 ? parts : listOf(chosen.text?.split('\n')),
    ...(chosen.postalCode ? { postcode: chosen.postalCode } : {}),
    nation: homeNation(chosen.country, chosen.postalCode),
  };
}

function languageOf(patient: fhir4.Patient): string | undefined {
  const spoken = listOf(patient.communication);
  const chosen = (spoken.find(({ preferred }) => preferred === true) ?? spoken[0])?.language;
  return chosen?.text ?? listOf(chosen?.coding).find(({ display }) => display)?.display;
}
