import type { Access } from '../../src/domain/cpis.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { looksAt } from './looks.ts';
import { category, NHS_NUMBER, period, telecom } from './plans.ts';
import type { World } from './world.ts';

const ROLE_CLASS = 'http://terminology.hl7.org/CodeSystem/v3-RoleClass';

const searchset = (
  world: World,
  type: 'CareTeam' | 'AuditEvent',
  nhsNumber: NhsNumber,
  total: number,
  resources: readonly fhir4.FhirResource[],
): fhir4.Bundle => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total,
  link: [{ relation: 'self', url: `${base(world)}/${type}?patient:identifier=${NHS_NUMBER}|${nhsNumber}` }],
  // An empty answer has no entries at all.
  ...(resources.length > 0 && {
    entry: resources.map((resource) => ({
      fullUrl: `${base(world)}/${resource.resourceType}/${resource.id ?? ''}`,
      resource,
      search: { mode: resource.resourceType === type ? ('match' as const) : ('include' as const) },
    })),
  }),
});

const base = (world: World) => `${world.origin}/cpis/FHIR/R4`;

/** The plans, one CareTeam each. */
export function careTeams(world: World, nhsNumber: NhsNumber): fhir4.Bundle {
  const record = world.record(nhsNumber);
  const teams = (record?.plans ?? []).map((plan, i): fhir4.CareTeam => ({
    resourceType: 'CareTeam',
    id: `plan-${i + 1}`,
    ...(!world.has('no-status', nhsNumber) && { status: 'active' as const }),
    category: [category(plan.kind)],
    name: plan.authority,
    subject: { identifier: { system: NHS_NUMBER, value: nhsNumber }, display: record?.name ?? '' },
    telecom: telecom(plan.phones, {
      office: world.has('no-office-number', nhsNumber),
      emergency: world.has('no-emergency-number', nhsNumber),
    }),
    period: period(plan, world.has('empty-end', nhsNumber)),
  }));
  return searchset(world, 'CareTeam', nhsNumber, teams.length, teams);
}

/** Who looked: at most 25 events, each with the role it names. */
export function auditEvents(world: World, nhsNumber: NhsNumber): fhir4.Bundle {
  const record = world.record(nhsNumber);
  const looks = record ? looksAt(world, record) : [];
  const events = looks.map((look, i) => auditEvent(world, nhsNumber, look, i + 1));
  return searchset(world, 'AuditEvent', nhsNumber, looks.length, [
    ...events,
    ...looks.map((look, i) => practitionerRole(look, i + 1)),
  ]);
}

/** As published: whether an agent asked is written in text, which R4 does not allow. */
function auditEvent(world: World, nhsNumber: NhsNumber, look: Access, n: number): fhir4.AuditEvent {
  const asked = (yes: boolean) =>
    (world.has('string-booleans', nhsNumber) ? { requestor: String(yes) } : { requestor: yes }) as {
      requestor: boolean;
    };
  const who = { reference: `PractitionerRole/viewer-${n}` };
  return {
    resourceType: 'AuditEvent',
    id: `look-${n}`,
    type: {
      system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle',
      ...(!world.has('no-type-code', nhsNumber) && { code: 'access' }),
      display: 'Access/View Record Lifecycle Event',
    },
    recorded: look.at,
    agent: [
      {
        type: { coding: [{ system: ROLE_CLASS, code: 'PAT', display: 'patient' }] },
        who: { identifier: { system: NHS_NUMBER, value: nhsNumber } },
        ...asked(false),
      },
      {
        type: { coding: [{ system: ROLE_CLASS, code: 'ASSIGNED', display: 'assigned entity' }] },
        who,
        ...asked(true),
      },
    ],
    source: { observer: who },
  };
}

const practitionerRole = (look: Access, n: number): fhir4.PractitionerRole => ({
  resourceType: 'PractitionerRole',
  id: `viewer-${n}`,
  ...(look.name !== undefined && { practitioner: { display: look.name } }),
  ...(look.organisation !== undefined && { organization: { display: look.organisation } }),
  ...(look.role !== undefined && { code: [{ coding: [{ display: look.role }] }] }),
});
