import type { CoverageGap } from '../domain/record.ts';
import type { Missing, Truth } from '../rules/rule.ts';

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

/** Trying a rule on children. */
export const tryIt = {
  title: 'Try it',
  notYet:
    'The rule cannot be tried yet. Put right what is named beside its fields; the children answer then.',
  answers: { yes: 'Matches', no: 'Does not match', unknown: 'Cannot tell' } satisfies Record<Truth, string>,
  shouldAnswer: {
    yes: 'It should match',
    no: 'It should not match',
    unknown: 'It should say “cannot tell”',
  } satisfies Record<Truth, string>,
  intro: (n: number): string =>
    n === 0
      ? 'No answer is agreed on yet. Choose children below and agree on what the rule should say of each.'
      : `${count(n, 'test child', 'test children')}, each with an answer agreed beforehand.`,
  asAgreed: (n: number): string => `${n} of ${n} as agreed`,
  otherwise: (n: number): string => (n === 1 ? '1 answers otherwise' : `${n} answer otherwise`),
  agreedWas: (answer: string): string => `Agreed: ${answer.toLowerCase()}.`,
  noSuchChild: (id: string): string => `There is no test child “${id}”. Take it off, or choose another.`,
  unreadable: 'This child cannot be read with the event kinds in force.',
  onDay: (day: string): string => `Tried on ${day}.`,

  agreedAnswer: (title: string): string => `Agreed answer for “${title}”`,
  answerLabel: 'Agreed answer',
  remove: 'Take off',
  removeNamed: (title: string): string => `Take “${title}” off the agreed children`,
  agree: { yes: 'Agree: it should match', no: 'Agree: it should not match', unknown: 'Agree: cannot tell' },
  agreed: 'agreed',
  notAgreed: 'not agreed on',

  runAll: (n: number): string => `Run all ${n}`,
  addChild: 'Add a child',
  childAdded: (title: string): string => `“${title}” is kept.`,
  record: 'Try a record',
  allTitle: (n: number): string => `All ${n} test children`,
  find: 'Find a child',
  findHint: 'By any word of the title, e.g. bruise.',
  noneFound: 'No test child has these words.',
  counts: (yes: number, no: number, unknown: number): string =>
    `${yes} match, ${no} do not match, ${unknown} cannot be told.`,
  why: 'Why',
} as const;

/** Why a rule answered as it did. */
export const because = {
  so: 'So',
  notSo: 'Not so',
  unknown: 'Cannot tell',
  noDate: 'no date',
  counted: (counted: number, needed: number, entries: number): string =>
    entries > counted
      ? `${counted} counted (from ${entries} entries), ${needed} needed`
      : `${counted} counted, ${needed} needed`,
  counts: (counted: number): string => `${counted} counted`,
  born: (words: string): string => `Born ${words}`,
  noBirthDate: 'No birth date',
  people: (n: number): string =>
    n === 0 ? 'Nobody is linked' : count(n, 'person is linked', 'people are linked'),
  answered: { yes: 'Answered: yes', no: 'Answered: no', 'not-sure': 'Answered: not sure' },
  notAnswered: 'Not asked',
  cpis: {
    'not-checked': 'CP-IS was not checked',
    checking: 'CP-IS is being checked',
    'could-not-check': 'CP-IS could not be checked',
    none: 'CP-IS has no record',
    found: 'CP-IS has a record',
  },
  unfit: {
    within: 'too long ago',
    codes: 'another code',
    sites: 'elsewhere on the body',
    atAge: 'at another age',
    notNear: 'explained by something near it',
    none: 'not counted',
  },
  notCounted: 'Not counted:',
  more: (n: number): string => `and ${n} more`,
  missing: 'Missing:',
} as const;

type Gap = Record<CoverageGap, string>;

/** What is missing, by what it is. */
export const missing = {
  read: {
    loading: 'still being read',
    'not-permitted': 'not permitted',
    'not-shared': 'not shared',
    unavailable: 'could not be read',
    'pages-missing': 'not read to the end',
    'odd-entries': 'some could not be understood',
    'too-old': 'older than what was read',
  } satisfies Gap,
  birthDate: 'a full birth date',
  date: (one: string, text: string | undefined): string =>
    text === undefined ? `the day of the ${one}` : `the day of the ${one} (only ${text})`,
  site: (one: string): string => `where on the body the ${one} is`,
  cpis: 'an answer of CP-IS',
  value: {
    none: (one: string): string => `a value of the ${one}`,
    'other-unit': (one: string): string => `the ${one} in the unit that the rule names`,
  },
  links: 'who is linked to the child',
  ask: {
    'not-asked': (question: string): string => `an answer to “${question}”`,
    'not-sure': (question: string): string => `a sure answer to “${question}”`,
    'other-encounter': (question: string): string => `an answer of this visit to “${question}”`,
  } satisfies Record<Extract<Missing, { kind: 'ask' }>['why'], (question: string) => string>,
} as const;
