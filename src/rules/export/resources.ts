import type { CodeSet, Concept, EventKind, EventSource } from '../../domain/record.ts';
import type { VocabularyIndex } from '../vocabulary.ts';
import { isOneOf, quoted, toLondonDay } from './literals.ts';

/** Never an event. Stated anew, and not taken from the reading of events: the two are held against each other. */
const never = [
  ...['entered-in-error', 'cancelled', 'refuted', 'revoked', 'planned', 'proposed'],
  ...['pending', 'booked', 'waitlist', 'draft', 'preparation'],
];
const onlyOnRequest = ['not-done', 'noshow', 'on-hold', 'registered'];
const siteText = 'urn:safelight:site-text';

/** What every resource expression needs to know. */
export interface Setting {
  /** Logical id of the child's Patient: an expression. */
  readonly patientId: string;
  readonly words: VocabularyIndex;
}

/** A pattern that fits references to the child, followed by `end`. */
export const isPatient = ({ patientId }: Pick<Setting, 'patientId'>, end: string): string =>
  `(${quoted('(^|/)Patient/')} + ${patientId} + ${quoted(end)})`;

const isChild = (reference: string, setting: Setting): string =>
  `${reference}.where($this.matches(${isPatient(setting, '(/_history/[^/]+)?$')})).exists()`;

const concepts = (set: CodeSet | undefined): readonly Concept[] => set?.concepts ?? [];

/** Whether codings at a path are of some concepts; false for no concepts. */
function codedIn(path: string, of: readonly { readonly system: string; readonly code: string }[]): string {
  const systems = [...new Set(of.map(({ system }) => system))].filter((system) => system !== siteText);
  const tests = systems.map((system) => {
    const codes = of.filter((concept) => concept.system === system).map(({ code }) => code);
    return `(system = ${quoted(system)} and ${isOneOf('code', codes)})`;
  });
  return tests.length === 0 ? 'false' : `${path}.coding.where(${tests.join(' or ')}).exists()`;
}

function statusIs({ resource, status }: EventSource): string {
  // What has ended and gives no status is not active; which it is matters only to a source that asks.
  const unsaid = status === undefined ? `'active'` : `iif(abatement.exists(), 'resolved', 'active')`;
  const own =
    resource === 'Condition'
      ? `iif(clinicalStatus.coding.code.exists(), clinicalStatus.coding.code.first(), ${unsaid})`
      : 'status';
  if (status !== undefined) return isOneOf(own, status);
  return resource === 'Flag' ? `status = 'active'` : `${isOneOf(own, onlyOnRequest)}.not()`;
}

function subjectOf(resource: string, setting: Setting): string {
  switch (resource) {
    case 'Appointment':
      return isChild('participant.actor.reference', setting);
    case 'Immunization':
      return isChild('patient.reference', setting);
    default:
      return isChild('subject.reference', setting);
  }
}

const codesPath = (source: EventSource): string => source.codesIn ?? 'code';

/** The resources that are events by one source of a kind: of this child, and truly happened. */
export function eventsOf(source: EventSource, setting: Setting): string {
  const { resource, category } = source;
  const set = source.codes === undefined ? undefined : setting.words.codeSet(source.codes);
  const tests = [
    subjectOf(resource, setting),
    'modifierExtension.empty()',
    `${resource === 'Condition' ? 'verificationStatus.coding.code' : 'status'}.where(${isOneOf('$this', never)}).empty()`,
    statusIs(source),
    resource === 'Observation' &&
      `dataAbsentReason.empty() and value.ofType(boolean).where($this = false).empty() and (focus.empty() or ${isChild('focus.reference', setting)})`,
    source.class && isOneOf('class.code', source.class),
    category && `category.coding.where(${isOneOf('code', category)}).exists()`,
    set && codedIn(codesPath(source), set.concepts),
  ];
  return `%resource.entry.resource.ofType(${resource}).where(${tests.filter((test) => test !== undefined && test !== false).join(' and ')})`;
}

/** The full date or dateTime at the first of some paths that has one, as text; a period gives its start. */
export function dateText(paths: string): string {
  const [first = '', ...rest] = paths.split('|');
  const own = first.includes('.')
    ? first
    : `${first}.select(iif($this is Period, $this.start.toString(), $this.toString()))`;
  const text = first.includes('.') ? `${own}.select(toString())` : own;
  return rest.length === 0 ? text : `iif(${first}.exists(), ${text}, ${dateText(rest.join('|'))})`;
}

/** The date in London of an event, as text. */
export const dayText = (paths: string): string => toLondonDay(dateText(paths));

/** The place of an event: the words for it, else the reference to it, else nothing. */
export const placeOf = ({ place }: EventSource): string =>
  place === undefined ? `''` : `(iif(${place}.display.exists(), ${place}.display, ${place}.reference) & '')`;

/** The reference to the encounter of an event, relative, or nothing. */
export const encounterOf = ({ resource }: EventSource): string =>
  resource === 'Encounter'
    ? `('Encounter/' + id)`
    : resource === 'Immunization' ||
        resource === 'Condition' ||
        resource === 'Observation' ||
        resource === 'Flag'
      ? `(encounter.reference & '').replaceMatches('^.*/(Encounter/[^/]+)$', '$1')`
      : `''`;

/** 'y' when the resource bears a code of the set, else 'n'. */
export const codeFlag = (source: EventSource, id: string, { words }: Setting): string =>
  `iif(${codedIn(codesPath(source), concepts(words.codeSet(id)))}, 'y', 'n')`;

const plainWords = (text: string): string =>
  `(' ' + ${text}.lower().replaceMatches('[^\\\\p{L}\\\\p{N}]+', ' ').trim() + ' ')`;

/** 'y' when the resource names a site of the set, 'n' when it names another, 'u' when it names none. */
export function siteFlag(source: EventSource, id: string, { words }: Setting): string {
  const sites = concepts(words.codeSet(id));
  const isSite = (site: { readonly system: string; readonly code: string }): boolean =>
    sites.some(({ system, code }) => system === site.system && code === site.code);
  const phrases = sites
    .filter(({ system }) => system === siteText)
    .map(({ code, display }) => display ?? code);
  const spaced = (text: string): string =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const saysSite = (text: string): boolean => phrases.some((phrase) => spaced(text).includes(spaced(phrase)));
  const own = concepts(source.codes === undefined ? undefined : words.codeSet(source.codes));
  const withSite = own.filter(({ site }) => site !== undefined);
  const inWords = (text: string): string =>
    `${text}.where(${phrases
      .map((phrase) => `${plainWords('$this')}.contains(${quoted(spaced(phrase))})`)
      .join(' or ')}).exists()`;
  const { site: path } = source;
  const recorded = [
    ...(path === undefined ? [] : [codedIn(path, sites)]),
    ...(path === undefined || phrases.length === 0
      ? []
      : [inWords(`(${path}.text | ${path}.coding.display)`)]),
    codedIn(
      codesPath(source),
      withSite.filter(({ site }) => site !== undefined && (isSite(site) || saysSite(site.display ?? ''))),
    ),
  ];
  const named = [
    ...(path === undefined
      ? []
      : [`${path}.coding.where(system.exists() and code.exists()).exists()`, `${path}.text.exists()`]),
    codedIn(codesPath(source), withSite),
  ];
  return `iif(${recorded.join(' or ')}, 'y', iif(${named.join(' or ')}, 'n', 'u'))`;
}

/** The sources of a kind; none for a kind that is not known, which never happens in a rule that was checked. */
export const sourcesOf = (kind: string, { words }: Setting): readonly EventSource[] => {
  const known: EventKind | undefined = words.kind(kind);
  return known?.from ?? [];
};
