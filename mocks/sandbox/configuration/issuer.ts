import type { InferInput } from 'valibot';
import type { IssuerFile as Schema } from '../../../smart-config/schema/issuer.ts';
import { ehrUsers, roleSystem } from '../../ehr/users.ts';
import type { EhrUser, EhrUserId } from '../../ehr/users.ts';
import { places } from '../../scenarios/encounters.ts';
import type { SandboxSettings } from '../settings.ts';

type IssuerFile = InferInput<typeof Schema>;
type Role = IssuerFile['roles'][number];

const read = [
  'Patient',
  'Encounter',
  'Flag',
  'Appointment',
  'RelatedPerson',
  'CareTeam',
  'Immunization',
  'Procedure',
];
const readAndWrite = [
  'Condition',
  'Observation',
  'QuestionnaireResponse',
  'ServiceRequest',
  'Task',
  'Communication',
  'DocumentReference',
  'Provenance',
  'AuditEvent',
];

const scope = [
  'launch openid fhirUser online_access',
  ...read.map((type) => `patient/${type}.rs`),
  // The task that waits for a local authority's answer is brought up to date; nothing else is changed.
  ...readAndWrite.map((type) => `patient/${type}.${type === 'Task' ? 'crus' : 'crs'}`),
  'user/Practitioner.rs user/PractitionerRole.rs',
].join(' ');

const clinician = ['record-concern', 'acknowledge', 'read-rules'] as const;
const mayDo: Readonly<Record<EhrUserId, Pick<Role, 'title' | 'rights' | 'redFlags' | 'leads'>>> = {
  'ed-nurse': { title: 'staff nurse', rights: [...clinician] },
  gp: { title: 'GP', rights: [...clinician] },
  midwife: { title: 'midwife', rights: [...clinician] },
  'health-visitor': { title: 'health visitor', rights: [...clinician] },
  lead: {
    title: 'named nurse',
    rights: [...clinician, 'edit-rules', 'approve-rules', 'retire-rules', 'read-registers'],
    leads: ['emergency-department'],
  },
  'named-doctor': {
    title: 'named doctor',
    rights: [...clinician, 'approve-rules', 'retire-rules', 'read-registers', 'open-concerns'],
  },
  receptionist: { title: 'receptionist', rights: [], redFlags: 'none' },
};

const role = ({ id, role: code, activity }: EhrUser): Role => ({
  system: roleSystem,
  code,
  activities: activity === undefined ? [] : [activity],
  ...mayDo[id],
});

/** The pretend EHR as an issuer: how its encounters tell the care setting, and what its people may do. */
export const sandboxIssuer = ({ ehr }: SandboxSettings): IssuerFile => ({
  id: 'sandbox',
  name: 'Northmoor EHR (pretend)',
  iss: `${ehr}/fhir`,
  tenant: { id: 'testshire', name: places.testshire, ods: 'TST01' },
  clientId: 'safelight',
  scope,
  frameAncestors: [ehr],
  settings: [
    { setting: 'emergency-department', class: ['EMER'] },
    {
      setting: 'maternity-unit',
      location: [`Antenatal clinic, ${places.testshire}`, `Maternity ward, ${places.testshire}`],
    },
    { setting: 'general-practice', location: [`Surgery, ${places.elm}`] },
    { setting: 'health-visiting', class: ['HH'] },
  ],
  roles: ehrUsers.map(role),
});
