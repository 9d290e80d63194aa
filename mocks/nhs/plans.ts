import type { PlanKind } from '../../src/domain/cpis.ts';
import type { CpisPlan } from '../scenarios/cpis-record.ts';

export const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';

/** Value set England-ChildProtectionPlan 1.0.0. */
const concepts: Readonly<Record<PlanKind, { code: string; display: string }>> = {
  'child-protection': { code: '342191000000101', display: 'Subject to child protection plan' },
  'looked-after': { code: '764841000000100', display: 'Looked after child' },
  'unborn-child-protection': {
    code: '818901000000100',
    display: 'Unborn child subject to child protection plan',
  },
};

export const category = (kind: PlanKind): fhir4.CodeableConcept => ({
  coding: [{ system: 'http://snomed.info/sct', ...concepts[kind] }],
});

/** `emptyEnd` writes a missing end as an empty text. */
export const period = (plan: CpisPlan, emptyEnd: boolean): fhir4.Period => ({
  ...(plan.start !== undefined && { start: plan.start }),
  ...(plan.end !== undefined ? { end: plan.end } : emptyEnd && { end: '' }),
});

export const telecom = (phones: CpisPlan['phones'], without: { office: boolean; emergency: boolean }) => {
  const points: fhir4.ContactPoint[] = [];
  if (phones.officeHours !== undefined && !without.office)
    points.push({ system: 'phone', value: phones.officeHours, use: 'work' });
  if (phones.emergencyDuty !== undefined && !without.emergency)
    points.push({ system: 'phone', value: phones.emergencyDuty, use: 'mobile' });
  return points;
};

/** "SFD1 - SHEFFIELD CITY COUNCIL", as the Patient Flags example writes it. Other codes than that one are made up. */
export function prefixed(authority: string): string {
  const initials = authority
    .replace(/[^A-Za-z ]/g, '')
    .split(' ')
    .map((word) => word.charAt(0));
  const code = authority.startsWith('Sheffield') ? 'SFD1' : `${initials.join('').toUpperCase().slice(0, 3)}1`;
  return `${code} - ${authority.toUpperCase()}`;
}
