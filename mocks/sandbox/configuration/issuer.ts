import type { InferInput } from 'valibot';
import type { IssuerFile as Schema } from '../../../smart-config/schema/issuer.ts';
import { clientIss, jwksPath } from '../../ehr/cds-hooks/client.ts';
import { ehrUsers, roleSystem } from '../../ehr/users.ts';
import type { EhrUser, EhrUserId } from '../../ehr/users.ts';
import { places } from '../../scenarios/encounters.ts';
import type { SandboxSettings } from '../settings.ts';

type IssuerFile = InferInput<typeof Schema>;
type Role = IssuerFile['roles'][number];

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

/** The private key of the confidential client, in the folder of the configuration. */
export const clientKeyFile = 'ehr-client.pem';

const testshire = { id: 'testshire', name: places.testshire, ods: 'TST01' };

const registered = (client: SandboxSettings['client']): Pick<IssuerFile, 'clientId' | 'client'> =>
  client === 'public'
    ? { clientId: 'safelight' }
    : {
        clientId: 'safelight-confidential',
        client: {
          kind: 'confidential',
          keys: [{ kid: 'sandbox-1', privateKeyFile: `../${clientKeyFile}` }],
          algorithm: 'RS384',
        },
      };

/** The pretend EHR as an issuer: how its encounters tell the care setting, and what its people may do. */
export const sandboxIssuer = ({
  ehr,
  hosts,
  client,
  organisations,
  referrals,
}: SandboxSettings): IssuerFile => ({
  id: 'sandbox',
  name: 'Northmoor EHR (pretend)',
  iss: `${ehr}/fhir`,
  ...(organisations === 'one'
    ? { tenant: testshire }
    : {
        tenants: [
          { value: 'sandbox', ...testshire },
          { value: 'elm', id: 'elm', name: places.elm, ods: 'TST02' },
        ],
      }),
  ...registered(client),
  standalone: true,
  frameAncestors: [...hosts],
  hubs: [ehr, ehr.replace(/^http/, 'ws')],
  recordWindow: { referrals, activities: ['problem-review', 'order-review', 'appointment-book'] },
  cdsHooks: { clients: [{ iss: clientIss(ehr), jwksUri: `${ehr}${jwksPath}` }] },
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
