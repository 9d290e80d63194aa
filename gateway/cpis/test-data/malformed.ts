import { about, another, distrustedBundles, distrustedResources, odd, type Malformed } from './distrust.ts';
import { add, again, around, outcome, patch } from './edit.ts';

const plan = (code: string | undefined, system: string | undefined = 'http://snomed.info/sct') => ({
  category: [{ coding: [{ system, code }] }],
});

/** True of every Bundle, whatever it holds and even when it holds nothing. */
export const malformedBundles: readonly Malformed[] = [
  ...distrustedBundles,
  odd('null', () => null),
  odd('a list', (bundle) => [bundle]),
  odd('a text', () => 'none'),
  odd('a number', () => 0),
  odd('an empty object', () => ({})),
  odd('a Patient', () => ({ resourceType: 'Patient', id: 'x' })),
  odd('a Bundle that is not an answer', around({ type: 'history' })),
  odd('a Bundle of no type', around({ type: undefined })),
  odd('entries that are no list', around({ entry: {} })),
  odd('entries that are null', around({ entry: null })),
  odd('an entry that is null', around({ entry: [null] })),
  odd('an entry without a resource', around({ entry: [{ fullUrl: 'CareTeam/x' }] })),
  odd('a resource of no type', around({ entry: [{ resource: { id: 'x' } }] })),
  odd('total in text', around({ total: '0' })),
  odd('total negative', around({ total: -1 })),
  odd('total null', around({ total: null })),
  odd('no total and no entries', around({ total: undefined, entry: undefined })),
  odd('no total and an empty list', around({ total: undefined, entry: [] })),
  odd('an empty collection', around({ type: 'collection', total: 0, entry: [] })),
  odd('a resource of another type', add({ resourceType: 'Patient', id: 'x' }, false)),
  odd('an OperationOutcome alone', () => outcome('error', 'exception')),
  { name: 'total without entries', change: around({ total: 1, entry: [] }), reason: 'page-missing' },
  {
    name: 'a next page',
    change: around({ link: [{ relation: 'Next', url: 'https://nhs.invalid/2' }] }),
    reason: 'page-missing',
  },
  {
    name: 'the question of another number',
    change: around({ link: [{ relation: 'self', url: `https://nhs.invalid/CareTeam?patient=${another}` }] }),
    reason: 'wrong-child',
  },
  ...['warning', 'error', 'fatal', 'nonsense'].map((severity): Malformed => ({
    name: `an OperationOutcome of severity ${severity}`,
    change: add(outcome(severity), false),
    reason: 'warning-in-answer',
  })),
  {
    name: 'an OperationOutcome that cannot be read',
    change: add({ resourceType: 'OperationOutcome' }, false),
    reason: 'warning-in-answer',
  },
  {
    name: 'not found, under 200',
    change: () => outcome('error', 'not-found'),
    reason: 'number-not-known',
  },
  {
    name: 'access denied, under 200',
    change: () => outcome('error', 'forbidden', 'ACCESS_DENIED'),
    reason: 'not-permitted',
  },
];

/** Kinds of plan and dates, in CareTeam or in CarePlan. */
const malformedPlans = (type: 'CareTeam' | 'CarePlan'): readonly Malformed[] => [
  ...distrustedResources(type),
  ...(
    [
      ['no category', { category: undefined }],
      ['an empty category', { category: [] }],
      ['a category without coding', { category: [{ text: 'Child protection plan' }] }],
      ['a plan code of a draft', plan('224353004')],
      ['a plan code of the older interface', plan('CPPI')],
      ['a plan code without a system', plan('342191000000101', '')],
      ['a category without a code', plan(undefined)],
      ['a second category in words', { category: [...plan('342191000000101').category, { text: 'x' }] }],
    ] as const
  ).map(([name, members]): Malformed => ({
    name,
    change: patch(type, members),
    reason: 'unknown-plan',
  })),
  {
    name: 'two kinds of plan in one',
    change: patch(type, {
      category: [...plan('342191000000101').category, ...plan('764841000000100').category],
    }),
    reason: 'unknown-plan',
  },
  odd('a status that says it was an error', patch(type, { status: 'entered-in-error' })),
  odd('a start that is no date', patch(type, { period: { start: 'yesterday' } })),
  odd('an end that is no date', patch(type, { period: { start: '2026-03-01', end: '2026-02-30' } })),
  odd(
    'an end on a day that is in no calendar, with a time',
    patch(type, { period: { end: '2026-02-30T10:00:00Z' } }),
  ),
  odd('an end before the start', patch(type, { period: { start: '2026-03-01', end: '2026-02-01' } })),
  odd('an end in the order of another country', patch(type, { period: { end: '11/19/2026' } })),
  odd('a period that is no period', patch(type, { period: 'open' })),
  {
    name: 'the subject has another number',
    change: patch(type, { subject: about(another) }),
    reason: 'wrong-child',
  },
];

const malformedTeams: readonly Malformed[] = [
  odd('an authority in markup', patch('CareTeam', { name: 'Sheffield<img src=x onerror=alert(1)>' })),
  odd('an authority without end', patch('CareTeam', { name: 'Sheffield '.repeat(100) })),
  odd('no authority', patch('CareTeam', { name: undefined })),
  odd('an empty authority', patch('CareTeam', { name: '  ' })),
  odd('an authority that is no text', patch('CareTeam', { name: 7 })),
  odd('numbers that are no list', patch('CareTeam', { telecom: { value: '0114 496 0123' } })),
];

export const malformedCareTeams: readonly Malformed[] = [
  ...malformedBundles,
  ...malformedPlans('CareTeam'),
  ...malformedTeams,
  odd('no subject', patch('CareTeam', { subject: undefined })),
  odd('a subject without a number', patch('CareTeam', { subject: { display: 'Amara TESTCHILD' } })),
  odd(
    'a subject numbered by another system',
    patch('CareTeam', { subject: { identifier: { system: 'urn:local', value: '9990123454' } } }),
  ),
  {
    name: 'a subject whose number and reference disagree',
    change: patch('CareTeam', {
      subject: { ...about('9990123454'), reference: `https://nhs.invalid/Patient/${another}/_history/1` },
    }),
    reason: 'wrong-child',
  },
  {
    name: 'the same plan twice, without an id',
    change: (bundle) => again('CareTeam', {})(patch('CareTeam', { id: undefined })(bundle) as fhir4.Bundle),
    reason: 'several-matches',
  },
  { name: 'the same plan twice', change: again('CareTeam', {}), reason: 'several-matches' },
  {
    name: 'a plan of another child beside',
    change: again('CareTeam', { id: 'two', subject: about(another) }),
    reason: 'several-matches',
  },
];

const flagCode = (
  code: string | undefined,
  system = 'https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient',
) => ({
  code: { coding: [{ system, code }] },
});

/** The first answer: whether there is a flag. */
export const malformedFlags: readonly Malformed[] = [
  ...malformedBundles,
  ...distrustedResources('Flag'),
  odd('only a flag of another kind, not counted', (bundle) =>
    around({ type: 'collection', total: undefined })(
      patch('Flag', flagCode('female-genital-mutilation-flag'))(bundle) as fhir4.Bundle,
    ),
  ),
  odd('a flag without a code', patch('Flag', { code: undefined })),
  odd('a flag with an empty code', patch('Flag', flagCode(undefined))),
  odd('a flag code of a draft', patch('Flag', flagCode('child-protection-information-sharing-flag'))),
  odd(
    'a flag code without a system',
    patch('Flag', flagCode('child-protection-information-system-flag', '')),
  ),
  odd('a flag without a subject', patch('Flag', { subject: undefined })),
  odd('a flag entered in error', patch('Flag', { status: 'entered-in-error' })),
  { name: 'two flags of CP-IS', change: again('Flag', { id: 'two' }), reason: 'several-matches' },
  {
    name: 'two subjects',
    change: again('Flag', {
      id: 'two',
      subject: { reference: 'Patient/somebody' },
      ...flagCode('female-genital-mutilation-flag'),
    }),
    reason: 'several-matches',
  },
  {
    name: 'a flag of another number',
    change: patch('Flag', { subject: { reference: `Patient/${another}` } }),
    reason: 'wrong-child',
  },
];

/** The second answer: what is behind the flag. */
export const malformedFlagDetails: readonly Malformed[] = [
  ...malformedFlags,
  ...malformedPlans('CarePlan'),
  ...malformedTeams,
  {
    name: 'a plan of somebody else, without a number',
    change: patch('CarePlan', { subject: { reference: 'Patient/PatientFlag-Another-Example' } }),
    reason: 'several-matches',
  },
  odd('a second team that no plan names', again('CareTeam', { id: 'two' })),
  odd('nothing any more', around({ type: 'searchset', total: 0, entry: [] })),
  odd('a second plan that no flag names', again('CarePlan', { id: 'two' })),
  odd('a plan whose team is not among several', (bundle) =>
    patch('CarePlan', { careTeam: [{ reference: 'CareTeam/elsewhere' }] })(
      again('CareTeam', { id: 'two' })(bundle) as fhir4.Bundle,
    ),
  ),
  odd('a plan and no team', (bundle) => ({
    ...bundle,
    entry: bundle.entry?.filter(({ resource }) => resource?.resourceType !== 'CareTeam'),
  })),
  {
    name: 'a team and no plan',
    change: (bundle) => ({
      ...bundle,
      entry: bundle.entry?.filter(({ resource }) => resource?.resourceType !== 'CarePlan'),
    }),
    reason: 'unknown-plan',
  },
  { name: 'the same plan twice', change: again('CarePlan', {}), reason: 'several-matches' },
];

/** Who looked before: its loss never hides a plan. */
export const malformedAudits: readonly Malformed[] = [
  ...malformedBundles,
  ...distrustedResources('AuditEvent'),
  ...distrustedResources('PractitionerRole'),
  odd('a look next year', patch('AuditEvent', { recorded: '2027-01-01T10:00:00Z' })),
  odd('a look on a day that is in no calendar', patch('AuditEvent', { recorded: '2026-02-30T10:00:00Z' })),
  odd('a viewer in markup', patch('PractitionerRole', { practitioner: { display: '<b>D. MOCK</b>' } })),
  odd('a viewer that is no role', patch('PractitionerRole', { code: 'R8000' })),
  odd('a look at no time', patch('AuditEvent', { recorded: undefined })),
  odd('a look on a day, not at a time', patch('AuditEvent', { recorded: '2026-11-01' })),
  odd('a look at nobody', patch('AuditEvent', { agent: [] })),
  odd('agents that are no list', patch('AuditEvent', { agent: {} })),
  { name: 'the same look twice', change: again('AuditEvent', {}), reason: 'several-matches' },
  {
    name: 'a look at another child',
    change: patch('AuditEvent', {
      agent: [{ type: { coding: [{ code: 'PAT' }] }, who: about(another) }],
    }),
    reason: 'wrong-child',
  },
];
