import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { RulePack } from '../../src/config/page-config.ts';
import { neededSearches, triedStatuses, type NeededSearch } from '../../src/rules/needed-searches.ts';
import { dataNeeds } from '../../src/rules/needs.ts';

/** One query that a CDS client is asked to make beforehand. */
export interface Template {
  readonly key: string;
  /** With prefetch tokens, e.g. `Condition?patient={{context.patientId}}&_count=500`. */
  readonly query: string;
  readonly resource: string;
  /** `required`: an alert rule rests on it. The others say who asks and where. */
  readonly use: 'child' | 'visit' | 'person' | 'roles' | 'required';
}

/** Resources asked for in one page: fewer pages are fewer that a client leaves out. */
const pageSize = 500;

const keyOf = (resource: string): string => `${resource.charAt(0).toLowerCase()}${resource.slice(1)}s`;

const always: readonly Template[] = [
  { key: 'patient', query: 'Patient/{{context.patientId}}', resource: 'Patient', use: 'child' },
  { key: 'visit', query: 'Encounter/{{context.encounterId}}', resource: 'Encounter', use: 'visit' },
  {
    key: 'practitioner',
    query: 'Practitioner/{{userPractitionerId}}',
    resource: 'Practitioner',
    use: 'person',
  },
  {
    key: 'roles',
    query: 'PractitionerRole?practitioner={{userPractitionerId}}',
    resource: 'PractitionerRole',
    use: 'roles',
  },
];

const made = new WeakMap<RulePack, Map<boolean, readonly Template[]>>();

/**
 * What is to be fetched beforehand, made of what the rules in force need (the silent ones too), so that a new rule changes
 * it. Only of what CDS Hooks recommends for prefetch queries: reads by id, references and tokens by equality, `_count`.
 */
export function templatesFor({ quirks }: Pick<Issuer, 'quirks'>, pack: RulePack): readonly Template[] {
  const counted = !quirks.some(({ id }) => id === 'no-count');
  const ofPack = made.get(pack) ?? new Map<boolean, readonly Template[]>();
  const known = ofPack.get(counted);
  if (known !== undefined) return known;
  const templates = [...always, ...searches(pack, counted ? `&_count=${pageSize}` : '')];
  made.set(pack, ofPack.set(counted, templates));
  return templates;
}

function searches(pack: RulePack, count: string): readonly Template[] {
  const household = dataNeeds(pack.rules, pack.eventKinds, triedStatuses).some(
    ({ resource }) => resource === 'RelatedPerson',
  );
  const needed: readonly NeededSearch[] = [
    ...neededSearches(pack),
    ...(household ? [{ resource: 'RelatedPerson' }] : []),
  ];
  return needed.map(({ resource, codes: wanted }) => {
    const codes = wanted === undefined ? '' : `&code=${wanted.join(',')}`;
    return {
      key: keyOf(resource),
      query: `${resource}?patient={{context.patientId}}${codes}${count}`,
      resource,
      use: 'required',
    };
  });
}

/** A template as the request that it is about this child, relative to the FHIR base. */
export const requestFor = (
  { query }: Template,
  { patientId, encounterId }: { readonly patientId: string; readonly encounterId?: string | undefined },
): string =>
  query
    .replaceAll('{{context.patientId}}', encodeURIComponent(patientId))
    .replaceAll('{{context.encounterId}}', encodeURIComponent(encounterId ?? ''));
