import type { CoverageGap } from '../domain/record.ts';
import { lowerFirst, upperFirst } from './common.ts';

/** The child screen: red flags, what cannot be told, open referrals, the main action. */
export const flags = {
  title: 'Red flags',
  soFar: (count: number): string => `${count} so far`,
  fromRecord: (at: string): string => `from this record, ${at}`,
  stillReading: 'still reading the record',
  noneMatched: 'No alert rule matches what could be read. That is not the same as no worry.',
  noneHighMatched:
    'No alert rule of high severity matches what could be read. That is not the same as no worry.',
  onlyHigh: 'Your role is shown only flags of high severity here. There may be others.',
  notShown: 'Your role is not shown red flags here',
  notShownWhy: 'There may be some. This is not the same as no worry.',
  whomToAsk: (team: string | undefined, phone: string | undefined): string =>
    `Worried about this child, or asked about them? Tell the nurse or doctor in charge now, or ring ${
      team === undefined ? 'your safeguarding team' : `the ${lowerFirst(team)}`
    }${phone === undefined ? '' : `, ${phone}`}.`,
  whatIsShown: 'which red flags your role is shown',
  announce: (high: readonly string[], others: number): string =>
    [
      ...(high.length === 0 ? [] : [`High red flag: ${high.join('; ')}.`]),
      ...(others === 0
        ? []
        : [`${others} red ${others === 1 ? 'flag' : 'flags'} of medium or low severity listed.`]),
    ].join(' '),
  cameFrom: 'You opened Safelight from one of these alerts. It is marked.',
  cameFromGone: 'The alert that you opened Safelight from is not among these now.',
  cameFromNotLoaded: 'The alert that you came from could not be marked.',
  whyThis: 'Why this?',
  whyAndWhat: 'Why, and what to do',
  todo: 'Do:',
  toAsk: 'Ask:',
  whyLoading: 'Getting the reasons ready.',
  whyNotLoaded:
    'The reasons could not be loaded. The flag holds all the same. Reload this page to try again.',
  each: (criterion: string): string => `${upperFirst(criterion)}:`,
  noDate: 'no date recorded',
  andMore: (count: number): string => `and ${count} earlier`,
  places: (count: number): string => `${count} places.`,
  noEvidence: 'Not from the record: from CP-IS or from what you answered.',
} as const;

/** A question that only a person can answer. */
export const ask = {
  yes: 'Yes',
  no: 'No',
  notSure: 'Not sure',
  youSaid: (answer: string, at: string): string => `You said: ${answer}, ${at}.`,
  change: 'Change',
  otherVisit: 'Answered on another visit; ask again today.',
  for: (rule: string): string => `For: ${rule}`,
  said: { yes: 'yes', no: 'no', 'not-sure': 'not sure' },
} as const;

/** Having seen a flag. */
export const acknowledge = {
  open: 'I have seen this',
  loading: 'Getting the form ready.',
  notLoaded: 'The form could not be loaded. The flag stays as it is. Open Safelight again to try once more.',
  reasons: [
    { value: 'concern-recorded', label: 'A concern is recorded' },
    { value: 'already-known', label: 'Already known to those who care for the child' },
    { value: 'explained', label: 'Explained, and the explanation fits' },
    { value: 'discussed', label: 'Discussed with the safeguarding team' },
    { value: 'record-wrong', label: 'The record is wrong' },
    { value: 'not-relevant', label: 'Not relevant to this child' },
    { value: 'other', label: 'Another reason' },
  ],
  seenBy: (name: string, at: string, reason: string, until: string): string =>
    `Seen by ${name}, ${at}: ${reason}. Quiet until ${until}, or until something new is found.`,
  noted: (note: string): string => `Note: ${note}`,
  wasSeenBy: (name: string, until: string): string =>
    `Was seen by ${name}, until ${until}; that time is over.`,
  listTitle: 'Flags that were seen before',
} as const;

/** What could not be decided. */
export const cannotTell = {
  title: 'Cannot tell',
  some: (first: string, count: number): string =>
    count === 1 ? `1: ${first}` : `${count}: ${first}, and ${count - 1} more`,
  aQuestion: 'a question',
  notRead: 'Could not be read',
  undecided: (rules: string): string => `So these could not be decided: ${rules}.`,
  whyData: {
    loading: 'still reading',
    'not-permitted': 'not permitted',
    'not-shared': 'not shared here',
    unavailable: 'unavailable',
    'pages-missing': 'incomplete',
    'odd-entries': 'partly unreadable',
    'too-old': 'older than what was read',
  } satisfies Record<CoverageGap, string>,
  birthDate: 'the birth date',
  dateOf: (kind: string): string => `the date of ${kind}`,
  valueOf: (kind: string): string => `the value of ${kind}`,
  siteOf: (kind: string): string => `the place on the body of ${kind} (not recorded)`,
  links: 'family links',
  missingDate: 'no date recorded',
  missingValue: { none: 'none recorded', 'other-unit': 'in another unit' },
  checked: (total: number): string =>
    total === 1 ? '1 alert rule checked.' : `${total} alert rules checked.`,
  notDecided: (count: number): string =>
    count === 0
      ? 'All of them could be decided.'
      : count === 1
        ? '1 of them could not be decided from this record.'
        : `${count} of them could not be decided from this record.`,
  rulesRow: (total: number, cannot: number): string =>
    cannot === 0 ? `${total} rules checked` : `${total} rules checked, ${cannot} undecided`,
} as const;

/** The rest of the screen. */
export const child = {
  title: (name: string): string => `What is known of ${name}`,
  notWhole: 'Not the whole picture',
  readAndEmpty: 'Read, and nothing there',
  noneRecorded: (names: string): string => `None recorded here: ${names}`,
  familyLinks: 'Family links',
  noConcernRight: 'Your role may not record concerns here. Ring your safeguarding team.',
  notReady: 'Getting ready',
  documentTitle: 'Safelight',
} as const;

/** The part of the screen that holds this child's concerns, until it is there. */
export const referrals = {
  title: 'Concerns and referrals',
  notLoaded:
    'Concerns were recorded about this child. They could not be shown. Reload this page to try again.',
} as const;
