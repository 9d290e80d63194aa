import type { Plan } from '../../../src/domain/cpis.ts';
import { add, again, around, outcome, patch, type Change } from './edit.ts';

/** A published or harmless departure: the plan is found all the same, with the members given. */
export interface Tolerated {
  readonly name: string;
  readonly change: Change;
  readonly plan?: Partial<Plan>;
  readonly without?: keyof Plan;
  readonly plans?: number;
}

const allCaps = { name: 'SFD1 - SHEFFIELD CITY COUNCIL' };

const phone = (use: string, value: string) => ({ system: 'phone', use, value });

const teamVariants: readonly Tolerated[] = [
  { name: 'status given', change: patch('CareTeam', { status: 'active' }) },
  { name: 'no status', change: patch('CareTeam', { status: undefined }) },
  { name: 'authority in capitals after a code', change: patch('CareTeam', allCaps) },
  {
    name: 'authority in capitals, no code',
    change: patch('CareTeam', { name: 'SHEFFIELD CITY COUNCIL' }),
  },
  {
    name: 'no office number',
    change: patch('CareTeam', { telecom: [phone('mobile', '0114 496 0456')] }),
    plan: { phones: { emergencyDuty: '0114 496 0456' } },
  },
  {
    name: 'office number empty',
    change: patch('CareTeam', { telecom: [phone('work', ''), phone('mobile', '0114 496 0456')] }),
    plan: { phones: { emergencyDuty: '0114 496 0456' } },
  },
  {
    name: 'no emergency number',
    change: patch('CareTeam', { telecom: [phone('work', '0114 496 0123')] }),
    plan: { phones: { officeHours: '0114 496 0123' } },
  },
  { name: 'no numbers', change: patch('CareTeam', { telecom: undefined }), plan: { phones: {} } },
  {
    name: 'numbers that cannot be dialled as they stand',
    change: patch('CareTeam', {
      telecom: [
        phone('work', '0114 CARE NOW'),
        phone('Mobile', '0114 496 0456'),
        phone('home', '020 7946 0001'),
      ],
    }),
    plan: { phones: { emergencyDuty: '0114 496 0456' } },
  },
  {
    name: 'authority with characters that cannot be seen',
    change: patch('CareTeam', { name: 'Sheffield\u0007 City\u200b \u202eCouncil\n' }),
  },
  { name: 'members nobody knows', change: patch('CareTeam', { note: [{ text: 'x' }], _name: {} }) },
  { name: 'collection without total', change: around({ type: 'collection', total: undefined }) },
  { name: 'no self link', change: around({ link: undefined }) },
  { name: 'something said for information', change: add(outcome('information', 'informational'), false) },
  {
    name: 'relative full URLs',
    change: (bundle) => ({
      ...bundle,
      entry: bundle.entry?.map((entry) => ({
        ...entry,
        fullUrl: `${entry.resource?.resourceType ?? ''}/${entry.resource?.id ?? ''}`,
      })),
    }),
  },
  {
    name: 'no full URLs',
    change: (bundle) => ({ ...bundle, entry: bundle.entry?.map(({ resource }) => ({ resource })) }),
  },
];

/** Dates sit in CareTeam in one shape and in CarePlan in the other. */
const dateVariants = (type: 'CareTeam' | 'CarePlan'): readonly Tolerated[] => [
  { name: 'end empty', change: patch(type, { period: { start: '2026-03-01', end: '' } }) },
  { name: 'no period', change: patch(type, { period: undefined }), without: 'start' },
  {
    name: 'start with a time, a day later in London',
    change: patch(type, { period: { start: '2026-05-31T23:30:00+00:00' } }),
    plan: { start: '2026-06-01' },
  },
  {
    name: 'ended yesterday',
    change: patch(type, { period: { start: '2025-03-01', end: '2026-11-19' } }),
    plan: { start: '2025-03-01', end: '2026-11-19', status: 'ended' },
  },
  {
    name: 'ends today',
    change: patch(type, { period: { start: '2025-03-01', end: '2026-11-20' } }),
    plan: { start: '2025-03-01', end: '2026-11-20', status: 'current' },
  },
  {
    name: 'starts next month',
    change: patch(type, { period: { start: '2026-12-01' } }),
    plan: { start: '2026-12-01', status: 'current' },
  },
  {
    name: 'ends never, in numbers',
    change: patch(type, { period: { start: '2026-03-01', end: '9999-12-31' } }),
    plan: { end: '9999-12-31', status: 'current' },
  },
  {
    name: 'ends this month, day not given',
    change: patch(type, { period: { start: '2025-03-01', end: '2026-11' } }),
    plan: { start: '2025-03-01', end: '2026-11', status: 'current' },
  },
];

export const toleratedCareTeams: readonly Tolerated[] = [
  ...teamVariants,
  ...dateVariants('CareTeam'),
  {
    name: 'NHS number with spaces',
    change: patch('CareTeam', {
      subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '999 012 3454' } },
    }),
  },
  { name: 'two plans', change: again('CareTeam', { id: 'two' }), plans: 2 },
  {
    name: 'three plans',
    change: (bundle) =>
      again('CareTeam', { id: 'three' })(again('CareTeam', { id: 'two' })(bundle) as fhir4.Bundle),
    plans: 3,
  },
  {
    name: 'more plans than the older interface has',
    change: (bundle) =>
      ['two', 'three', 'four', 'five'].reduce(
        (so, id) => again('CareTeam', { id })(so) as fhir4.Bundle,
        bundle,
      ),
    plans: 5,
  },
];

const careTeamOf = (reference: string) => patch('CarePlan', { careTeam: [{ reference }] });
const detailOf = (reference: string | undefined) =>
  patch('Flag', {
    extension: reference && [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/flag-detail',
        valueReference: { reference },
      },
    ],
  });

export const toleratedFlagDetails: readonly Tolerated[] = [
  ...teamVariants,
  ...dateVariants('CarePlan'),
  { name: 'plan reference in another case', change: detailOf('CarePlan/cpis-careplan-EXAMPLE-1') },
  { name: 'plan reference to nothing, one plan', change: detailOf('CarePlan/elsewhere') },
  {
    name: 'plan reference absolute',
    change: detailOf('https://nhs.invalid/CarePlan/CPIS-CarePlan-Example-1'),
  },
  { name: 'no plan reference, one plan', change: detailOf(undefined) },
  { name: 'team reference in another case', change: careTeamOf('careteam/cpis-careteam-example-1') },
  { name: 'team reference to nothing, one team', change: careTeamOf('CareTeam/elsewhere') },
  {
    name: 'subject without a number, as published',
    change: (bundle) => {
      const subject = { reference: 'Patient/PatientFlag-AlanMann-Example' };
      return patch('Flag', { subject })(patch('CarePlan', { subject })(bundle) as fhir4.Bundle);
    },
  },
  {
    name: 'who made the flag, packed into it as published',
    change: patch('Flag', {
      contained: [{ resourceType: 'Provenance', id: 'p', target: [{ reference: '#' }] }],
    }),
  },
];
