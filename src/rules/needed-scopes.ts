import { triedStatuses, neededSearches, type RulesInForce } from './needed-searches.ts';
import { dataNeeds } from './needs.ts';

/** What of an issuer's configuration decides which scopes are asked for. */
export interface ScopeTerms {
  readonly write: 'transaction' | 'single' | 'document' | 'none';
  /** Types that are never written. */
  readonly neverWrite: readonly string[];
  readonly syntax: 'v1' | 'v2';
  /** Whether a part of a type is asked for where all that the rules look for lies in it. */
  readonly granular: boolean;
  readonly refresh: 'online_access' | 'offline_access' | 'none';
}

type Letter = 'c' | 'r' | 'u' | 's';
interface Access {
  readonly type: string;
  readonly letters: readonly Letter[];
  /** A query in which what is searched for lies. */
  readonly within?: string;
}

const read: readonly Letter[] = ['r', 's'];
/**
 * Made; looked for first where the EHR cannot create "if not there yet", and read where it can: what was there already is
 * answered in place of a new one, and a server may refuse it to whoever may not read it.
 */
const write: readonly Letter[] = ['c', 'r', 's'];

/** Read of every child, whatever the rules: who it is, the visit, the family and the team, when a baby is expected. */
const alwaysRead: readonly Access[] = [
  { type: 'Patient', letters: read },
  { type: 'Encounter', letters: ['r'] },
  ...['RelatedPerson', 'CareTeam', 'Observation'].map((type) => ({ type, letters: read })),
];

/** Who is signed in and in which role, and how the people are reached that a record names: nobody's clinical record. */
const directory: readonly Access[] = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'HealthcareService',
].map((type) => ({ type, letters: type === 'PractitionerRole' ? read : ['r'] }));

const documentTypes = ['DocumentReference', 'Provenance', 'AuditEvent'];
const wholeTypes = [
  'Condition',
  'QuestionnaireResponse',
  'Observation',
  'ServiceRequest',
  'Task',
  'Communication',
  ...documentTypes,
];

function written({ write: most, neverWrite }: ScopeTerms): readonly Access[] {
  if (most === 'none') return [];
  return (most === 'document' ? documentTypes : wholeTypes)
    .filter((type) => !neverWrite.includes(type))
    .map((type) => ({
      type,
      // The task that waits for a local authority's answer is brought up to date; nothing else is changed.
      letters: type === 'Task' ? [...write, 'u'] : write,
    }));
}

function ruleReads(packs: readonly RulesInForce[]): readonly Access[] {
  return packs.flatMap((pack) => [
    ...neededSearches(pack).map(({ resource, within }) => ({
      type: resource,
      letters: read,
      ...(within === undefined ? {} : { within }),
    })),
    ...dataNeeds(pack.rules, pack.eventKinds, triedStatuses)
      .filter(({ resource }) => resource === 'RelatedPerson')
      .map(({ resource }) => ({ type: resource, letters: read })),
  ]);
}

const inOrder = (letters: Iterable<Letter>): string =>
  (['c', 'r', 'u', 's'] as const).filter((letter) => new Set(letters).has(letter)).join('');

/** One type's scopes in v2: what of searching lies in a query is apart from what does not, e.g. `.r` and `.s?class=EMER`. */
function v2(reach: string, type: string, accesses: readonly Access[], granular: boolean): readonly string[] {
  const searching = accesses.filter(({ letters }) => letters.includes('s'));
  const parts = [...new Set(searching.map(({ within }) => within))];
  const letters = accesses.flatMap((one) => one.letters);
  if (!granular || searching.length === 0 || parts.includes(undefined))
    return [`${reach}/${type}.${inOrder(letters)}`];
  const whole = inOrder(accesses.flatMap((one) => (one.within === undefined ? one.letters : [])));
  const narrowed = whole.includes('r') ? 's' : 'rs';
  return [
    ...(whole === '' ? [] : [`${reach}/${type}.${whole}`]),
    ...parts.map((within) => `${reach}/${type}.${narrowed}?${String(within)}`).sort(),
  ];
}

/** One type's scopes in v1, which knows reading (with searching) and writing (with changing and deleting) alone. */
function v1(reach: string, type: string, accesses: readonly Access[]): readonly string[] {
  const letters = accesses.flatMap((one) => one.letters);
  return [
    ...(letters.some((letter) => letter === 'r' || letter === 's') ? [`${reach}/${type}.read`] : []),
    ...(letters.some((letter) => letter === 'c' || letter === 'u') ? [`${reach}/${type}.write`] : []),
  ];
}

function scopesOf(reach: string, accesses: readonly Access[], { syntax, granular }: ScopeTerms) {
  const types = [...new Set(accesses.map(({ type }) => type))].sort();
  return types.flatMap((type) => {
    const ofType = accesses.filter((one) => one.type === type);
    return syntax === 'v1' ? v1(reach, type, ofType) : v2(reach, type, ofType, granular);
  });
}

/**
 * What an EHR launch asks for, separated by spaces: the sign-in, what Safelight always reads, what the rules in force
 * look for, what a concern is written as, and nothing else; never a wildcard. `packs`: of every organisation that the
 * launch may turn out to be for.
 * Source: SMART App Launch 2.2, "Scopes and Launch Context": FHIR Resource Scope Syntax, whose letters stand in the
 * order of `cruds`, Finer-grained resource constraints, Scope Equivalence.
 */
export function neededScopes(packs: readonly RulesInForce[], terms: ScopeTerms): string {
  return [
    'launch openid fhirUser',
    ...(terms.refresh === 'none' ? [] : [terms.refresh]),
    ...scopesOf('patient', [...alwaysRead, ...ruleReads(packs), ...written(terms)], terms),
    ...scopesOf('user', directory, terms),
  ].join(' ');
}

/** The same for a launch outside the EHR, which asks the person for the child, and takes the visit where there is one. */
export const standaloneScope = (scope: string): string =>
  [
    ...new Set(
      scope
        .split(/\s+/)
        .flatMap((one) => (one === 'launch' ? ['launch/patient', 'launch/encounter'] : [one])),
    ),
  ].join(' ');
