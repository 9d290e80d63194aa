import { parseNhsNumber, type NhsNumber } from '../../../src/domain/nhs-number.ts';

function number(text: string): NhsNumber {
  const parsed = parseNhsNumber(text);
  if (!parsed) throw new Error(`${text} is no NHS number`);
  return parsed;
}

/** A child with one plan, and one of whom CP-IS holds nothing. Both are made up. */
export const withPlan = number('9990123454');
export const withoutPlan = number('9990124116');

const plan = {
  kind: 'child-protection',
  start: '2026-03-01',
  authority: 'Sheffield City Council',
  phones: { officeHours: '0114 496 0123', emergencyDuty: '0114 496 0456' },
} as const;

export const record = {
  nhsNumber: withPlan,
  name: 'Amara TESTCHILD',
  plans: [plan],
  accesses: [{ at: '2026-11-01T10:00:00.000Z', name: 'D. MOCK', role: 'Doctor', organisation: 'Testshire' }],
} as const;

export const planOnScreen = { ...plan, status: 'current' } as const;
