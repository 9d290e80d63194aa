import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import type { CpisPlan } from '../scenarios/cpis-record.ts';
import { category, period, prefixed, telecom } from './plans.ts';
import type { World } from './world.ts';

const FHIR_ENGLAND = 'https://fhir.nhs.uk/England';
export const CPIS_FLAG = 'child-protection-information-system-flag';

/** The top level: one Flag of each kind, here only that of CP-IS, without what is behind it. */
export function topLevelFlags(world: World, nhsNumber: NhsNumber): fhir4.Bundle {
  const record = world.record(nhsNumber);
  const entry =
    record && record.plans.length > 0 ? [entryOf(world, nhsNumber, flag(nhsNumber, record.name, []))] : [];
  return { resourceType: 'Bundle', type: 'searchset', total: entry.length, entry };
}

/** The CP-IS Flag with its CarePlans and CareTeams, in one answer. */
export function flagWithDetail(world: World, nhsNumber: NhsNumber): fhir4.Bundle {
  const record = world.record(nhsNumber);
  if (!record || record.plans.length === 0)
    return { resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] };
  const plans = record.plans.map((plan, i) => carePlan(world, nhsNumber, record.name, plan, i + 1));
  const teams = record.plans.map((plan, i) => careTeam(world, nhsNumber, plan, i + 1));
  const references = record.plans.map((_, i) => referenceTo(world, nhsNumber, 'CarePlan', i + 1));
  const entry = [flag(nhsNumber, record.name, references), ...plans, ...teams].map((resource) =>
    entryOf(world, nhsNumber, resource),
  );
  return world.has('collection', nhsNumber)
    ? { resourceType: 'Bundle', type: 'collection', entry }
    : { resourceType: 'Bundle', type: 'searchset', total: 1, entry };
}

const idOf = (type: 'CarePlan' | 'CareTeam', n: number) => `CPIS-${type}-Example-${n}`;

/** One published copy writes the reference in another case than the id. */
const referenceTo = (world: World, nhsNumber: NhsNumber, type: 'CarePlan' | 'CareTeam', n: number) =>
  `${type}/${idOf(type, n).replace('Example', world.has('case-reference', nhsNumber) ? 'example' : 'Example')}`;

const entryOf = (world: World, nhsNumber: NhsNumber, resource: fhir4.FhirResource): fhir4.BundleEntry => {
  const path = `${resource.resourceType}/${resource.id ?? ''}`;
  return {
    fullUrl: world.has('relative-full-urls', nhsNumber)
      ? path
      : `${world.origin}/patient-flags-api/FHIR/R4/${path}`,
    resource,
  };
};

const subjectOf = (nhsNumber: NhsNumber, display: string): fhir4.Reference => ({
  reference: `Patient/${nhsNumber}`,
  display,
});

const flag = (nhsNumber: NhsNumber, name: string, plans: readonly string[]): fhir4.Flag => ({
  resourceType: 'Flag',
  id: 'CPIS-Flag-Example',
  meta: { profile: [`${FHIR_ENGLAND}/StructureDefinition/England-Flag-PatientFlag`] },
  ...(plans.length > 0 && {
    extension: plans.map((reference) => ({
      url: 'http://hl7.org/fhir/StructureDefinition/flag-detail',
      valueReference: { reference },
    })),
  }),
  status: 'active',
  code: {
    coding: [
      {
        system: `${FHIR_ENGLAND}/CodeSystem/England-FlagCategoryPatient`,
        code: CPIS_FLAG,
        display: 'Child Protection Information System Flag',
      },
    ],
  },
  subject: subjectOf(nhsNumber, name),
});

const carePlan = (
  world: World,
  nhsNumber: NhsNumber,
  name: string,
  plan: CpisPlan,
  n: number,
): fhir4.CarePlan => ({
  resourceType: 'CarePlan',
  id: idOf('CarePlan', n),
  meta: { profile: [`${FHIR_ENGLAND}/StructureDefinition/England-CarePlan-Flag`] },
  status: 'active',
  intent: 'plan',
  category: [category(plan.kind)],
  subject: subjectOf(nhsNumber, name),
  period: period(plan, world.has('empty-end', nhsNumber)),
  careTeam: [{ reference: referenceTo(world, nhsNumber, 'CareTeam', n) }],
});

const careTeam = (world: World, nhsNumber: NhsNumber, plan: CpisPlan, n: number): fhir4.CareTeam => ({
  resourceType: 'CareTeam',
  id: idOf('CareTeam', n),
  meta: { profile: [`${FHIR_ENGLAND}/StructureDefinition/England-CareTeam-Flag`] },
  status: 'active',
  name: world.has('ods-prefix', nhsNumber) ? prefixed(plan.authority) : plan.authority,
  telecom: telecom(plan.phones, {
    office: world.has('no-office-number', nhsNumber),
    emergency: world.has('no-emergency-number', nhsNumber),
  }),
});
