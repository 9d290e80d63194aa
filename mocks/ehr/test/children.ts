import type { Scenario } from '../../scenarios/scenario.ts';

const child = (id: string, family: string, given: string, conditions: number): Scenario => ({
  id,
  name: `${family}, ${given}`,
  description: 'For tests',
  tags: [],
  build: (now, stamp) => ({
    resources: [
      {
        resourceType: 'Patient',
        id,
        name: [{ family, given: [given] }],
        birthDate: '2021-05-04',
        gender: 'female',
      },
      {
        resourceType: 'Encounter',
        id: `${id}-visit-${stamp}`,
        status: 'in-progress',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'EMER' },
        subject: { reference: `Patient/${id}` },
        period: { start: now.toISOString() },
      },
      {
        resourceType: 'Flag',
        id: `${id}-flag`,
        status: 'active',
        code: { text: 'Test flag' },
        subject: { reference: `Patient/${id}` },
      },
      ...Array.from({ length: conditions }, (_, index) => ({
        resourceType: 'Condition' as const,
        id: `${id}-condition-${String(index)}`,
        subject: { reference: `Patient/${id}` },
        code: { text: `Condition ${String(index)}` },
        recordedDate: `2026-01-0${String(index + 1)}`,
      })),
    ],
  }),
});

/** Two children, small enough to be read at a glance; the second does not share Flag. */
export const children: readonly Scenario[] = [
  child('ada', 'TESTCHILD', 'Ada', 5),
  { ...child('bo', 'SPECIMEN', 'Bo', 1), notShared: ['Flag'] },
];
