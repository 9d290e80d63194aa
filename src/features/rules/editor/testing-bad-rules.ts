/** A condition nested to a depth. */
const nested = (depth: number, inside: unknown): unknown =>
  depth === 1 ? inside : { not: nested(depth - 1, inside) };

const bruise = { events: { kind: 'bruise', within: 'P28D' } };

/**
 * Rules that nobody may keep, over the shipped words: what is wrong, what the rule says instead of a sound one, and the
 * place where it is said.
 */
export const badRules: readonly (readonly [what: string, spoiled: object, path: string])[] = [
  ['an unknown field', { when: { events: { kind: 'bruise', since: 'P6M' } } }, 'when.events.since'],
  ['an unknown field of the rule', { colour: 'red' }, 'colour'],
  ['an unknown criterion', { when: { smells: {} } }, 'when.smells'],
  ['an unknown kind', { when: { events: { kind: 'graze' } } }, 'when.events.kind'],
  ['no kind', { when: { events: { within: 'P6M' } } }, 'when.events.kind'],
  ['a window of zero', { when: { events: { kind: 'bruise', within: 'P0D' } } }, 'when.events.within'],
  ['a window below zero', { when: { events: { kind: 'bruise', within: 'P-6M' } } }, 'when.events.within'],
  ['no number in a window', { when: { events: { kind: 'bruise', within: 'PM' } } }, 'when.events.within'],
  ['a threshold of 0', { when: { events: { kind: 'bruise', atLeast: 0 } } }, 'when.events.atLeast'],
  ['a threshold of 1001', { when: { events: { kind: 'bruise', atLeast: 1001 } } }, 'when.events.atLeast'],
  ['an unknown code set', { when: { events: { kind: 'bruise', sites: 'elbow' } } }, 'when.events.sites'],
  ['an empty code set', { when: { events: { kind: 'bruise', sites: 'nothing-yet' } } }, 'when.events.sites'],
  ['nesting beyond the limit', { when: nested(7, bruise) }, 'when.not.not.not.not.not.not'],
  ['more of them than there are', { when: { atLeast: { n: 3, of: [bruise, bruise] } } }, 'when.atLeast.n'],
  ['an empty group', { when: { all: [] } }, 'when.all'],
  ['what can never be so', { when: { all: [bruise, { not: bruise }] } }, 'when'],
  ['what is always so', { applies: {}, when: { any: [bruise, { not: bruise }] } }, 'when'],
  ['nothing to look for', { when: {} }, 'when'],
  [
    'a question with no yes or no',
    { when: { all: [bruise, { ask: { id: 'how', question: 'How did it happen?', answer: 'yes' } }] } },
    'when.all[1].ask.question',
  ],
  ['an age that is no length', { applies: { age: { under: 'PxY' } } }, 'applies.age.under'],
  ['no source of a known kind', { guideline: { title: 'G', grade: 'gold' } }, 'guideline.grade'],
  ['a link that is none', { guideline: { title: 'G', grade: 'local', url: 'nice' } }, 'guideline.url'],
  ['a date that is none', { reviewBy: 'soon' }, 'reviewBy'],
];

/** A set without a code, beside those that are shipped. */
export const emptySet = { id: 'nothing-yet', version: '1.0.0', title: 'Nothing yet', concepts: [] };

/** A sound rule, for each of them to spoil. */
export const soundRule = {
  id: 'a-new-rule',
  version: '1.0.0',
  status: 'draft',
  title: 'A new rule',
  severity: 'low',
  applies: { age: { under: 'P18Y' } },
  when: bruise,
  why: 'Because.',
  advice: 'Do.',
  guideline: { title: 'Local policy', grade: 'local' },
  owner: 'Jo DUMMY',
  reviewBy: '2027-11-01',
  tests: [],
};
