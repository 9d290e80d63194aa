/** Code system of the roles that these users hold. */
export const roleSystem = 'https://sandbox.safelight.example/roles';

export type EhrUserId =
  'ed-nurse' | 'gp' | 'midwife' | 'health-visitor' | 'lead' | 'named-doctor' | 'receptionist';

/** Somebody who works in the pretend record system; synthetic, and visibly so. */
export interface EhrUser {
  readonly id: EhrUserId;
  readonly given: string;
  readonly family: string;
  /** Code of `roleSystem`. */
  readonly role: string;
  readonly title: string;
  /** National CP-IS activity, when the role holds one: B0107 tells the local authority, B0170 does not. */
  readonly activity?: 'B0107' | 'B0170';
}

export const ehrUsers: readonly EhrUser[] = [
  {
    id: 'ed-nurse',
    given: 'Priya',
    family: 'SAMPLE',
    role: 'staff-nurse',
    title: 'Staff nurse',
    activity: 'B0107',
  },
  {
    id: 'gp',
    given: 'Hana',
    family: 'SPECIMEN',
    role: 'general-practitioner',
    title: 'GP',
    activity: 'B0170',
  },
  { id: 'midwife', given: 'Tess', family: 'SAMPLE', role: 'midwife', title: 'Midwife', activity: 'B0107' },
  {
    id: 'health-visitor',
    given: 'Mo',
    family: 'MOCK',
    role: 'health-visitor',
    title: 'Health visitor',
    activity: 'B0170',
  },
  {
    id: 'lead',
    given: 'Jo',
    family: 'DUMMY',
    role: 'safeguarding-lead',
    title: 'Named nurse, safeguarding lead',
    activity: 'B0107',
  },
  {
    id: 'named-doctor',
    given: 'D.',
    family: 'MOCK',
    role: 'named-doctor',
    title: 'Named doctor, safeguarding',
  },
  { id: 'receptionist', given: 'Sam', family: 'MOCK', role: 'receptionist', title: 'Receptionist' },
];

export const findUser = (id: string): EhrUser | undefined => ehrUsers.find((user) => user.id === id);

/** `fhirUser` of a person, relative to the FHIR base. */
export const userReference = (id: EhrUserId): string => `Practitioner/${id}`;

/** The Practitioner and PractitionerRole of each user. */
export function userResources(): readonly fhir4.FhirResource[] {
  return ehrUsers.flatMap((user) => [
    {
      resourceType: 'Practitioner' as const,
      id: user.id,
      active: true,
      name: [{ use: 'official' as const, family: user.family, given: [user.given] }],
    },
    {
      resourceType: 'PractitionerRole' as const,
      id: `${user.id}-role`,
      active: true,
      practitioner: {
        reference: userReference(user.id),
        display: `${user.given} ${user.family}`,
      },
      code: [{ coding: [{ system: roleSystem, code: user.role, display: user.title }], text: user.title }],
    },
  ]);
}
