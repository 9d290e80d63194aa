import { places } from '../../scenarios/encounters.ts';

/** The two national activities that open CP-IS: the first tells the local authority, the second does not. */
const activities = {
  B0107: 'View CP-IS Flag',
  B0170: 'View CP-IS Flag (Without sending an Access to Service Notification - ASN)',
} as const;
type Activity = keyof typeof activities;

interface Organisation {
  readonly name: string;
  readonly code: string;
}

/** One national role of a person: who they are, where. */
export interface StaffRole {
  /** Role profile id; sent as `NHSD-Session-URID`. */
  readonly id: string;
  readonly title: string;
  /** Job role of the national list, with its family and area. */
  readonly job: { readonly code: string; readonly name: string };
  readonly organisation: Organisation;
  readonly activities: readonly Activity[];
}

/** Somebody with an NHS identity; synthetic, and visibly so. */
export interface Staff {
  /** Unique user id: twelve digits. */
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly roles: readonly StaffRole[];
}

export const activityName = (code: Activity): string => activities[code];

const testshire = { name: places.testshire, code: 'TST01' };
const elm = { name: places.elm, code: 'ELM01' };

const job = (code: string, name: string) => ({
  code: `S8000:G8000:${code}`,
  name: `"Clinical":"Clinical Provision":"${name}"`,
});
const nurse = { title: 'Nurse', job: job('R8001', 'Nurse Access Role') };
const practitioner = { title: 'Doctor', job: job('R8000', 'Clinical Practitioner Access Role') };
const student = { title: 'Student', job: job('R8004', 'Healthcare Student Access Role') };

/** Everybody whom the pretend CIS2 knows. The first two work in the pretend record system as well. */
export const staff: readonly Staff[] = [
  {
    id: '999000000101',
    given: 'Priya',
    family: 'SAMPLE',
    roles: [{ id: '999000000201', ...nurse, organisation: testshire, activities: ['B0107'] }],
  },
  {
    id: '999000000102',
    given: 'Hana',
    family: 'SPECIMEN',
    roles: [{ id: '999000000202', ...practitioner, organisation: elm, activities: ['B0170'] }],
  },
  {
    id: '999000000103',
    given: 'Ravi',
    family: 'EXAMPLE',
    roles: [{ id: '999000000203', ...practitioner, organisation: testshire, activities: ['B0107', 'B0170'] }],
  },
  {
    id: '999000000104',
    given: 'Nell',
    family: 'DUMMY',
    roles: [{ id: '999000000204', ...student, organisation: testshire, activities: [] }],
  },
  {
    id: '999000000105',
    given: 'Ola',
    family: 'SPECIMEN',
    roles: [
      { id: '999000000205', ...nurse, organisation: testshire, activities: ['B0107'] },
      { id: '999000000206', ...nurse, organisation: elm, activities: ['B0170'] },
    ],
  },
  { id: '999000000106', given: 'Kit', family: 'MOCK', roles: [] },
];

export const findStaff = (id: unknown): Staff | undefined => staff.find((person) => person.id === id);

/** "Priya SAMPLE" */
export const nameOf = ({ given, family }: Staff): string => `${given} ${family}`;
