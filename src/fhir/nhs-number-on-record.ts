import type { NhsNumberOnRecord } from '../domain/child.ts';
import { parseNhsNumber } from '../domain/nhs-number.ts';
import { isCurrent } from './period.ts';
import { listOf } from './resource.ts';

const system = 'https://fhir.nhs.uk/Id/nhs-number';
const verification =
  'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus';

/**
 * The NHS number as the record has it. Two different current numbers are a fault of the record, not a choice to make
 * here. Only status 01, "number present and verified", counts as verified
 * (UK Core, UKCore-NHSNumberVerificationStatusEngland).
 */
export function nhsNumberOnRecord(patient: fhir4.Patient, now: number): NhsNumberOnRecord {
  const given = listOf(patient.identifier).filter(
    (one) => one.system === system && one.use !== 'old' && isCurrent(one.period, now) && Boolean(one.value),
  );
  const [first] = given;
  const text = first?.value ?? '';
  if (first === undefined) return { state: 'none' };
  if (new Set(given.map(({ value = '' }) => value.replace(/[\s-]/g, ''))).size > 1)
    return { state: 'several' };
  const value = parseNhsNumber(text);
  if (value === undefined) return { state: 'invalid', text };
  const codes = given.flatMap(statusCodes);
  if (codes.length > 0 && codes.every(({ code }) => code === '01')) return { state: 'verified', value };
  const status = codes.find(({ code }) => code !== '01')?.display;
  return { state: 'not-verified', value, ...(status === undefined ? {} : { status }) };
}

function statusCodes(identifier: fhir4.Identifier): readonly fhir4.Coding[] {
  return listOf(identifier.extension)
    .filter(({ url }) => url === verification)
    .flatMap(({ valueCodeableConcept }) => listOf(valueCodeableConcept?.coding));
}
