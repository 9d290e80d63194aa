import { londonDay } from '../domain/calendar/london.ts';
import { dayWords, timeWords } from './when.ts';

/** A number with its thousands parted: "1,284". */
export const countText = (count: number): string => count.toLocaleString('en-GB');

/** "20 Nov 2026", London. What cannot be read is shown as it is. */
export const dayOfEntry = (at: string): string =>
  Number.isNaN(Date.parse(at)) ? at : dayWords(londonDay(Date.parse(at)));

/** "11:02", London; nothing where the instant cannot be read. */
export const timeOfEntry = (at: string): string => (Number.isNaN(Date.parse(at)) ? '' : timeWords(at));

/** Words of the register: the list, its filters, one line of it. */
export const register = {
  title: 'Register',
  says: 'Every look and every disclosure, and why it was lawful.',
  nav: 'Parts of the register',
  places: { register: 'Register', child: 'Who looked at one child', activity: 'Activity in numbers' },
  nowhere: 'There is no such page',
  nowhereSays:
    'The address leads to no page of the register. It may have been mistyped, or the page has moved.',
  back: 'Back to the register',
  notPermitted: 'Your role does not read the register',
  notPermittedSays:
    'It is kept for those who answer for it: leads, the Caldicott Guardian and information governance. If that is you, ask whoever gives out roles in Safelight.',
  readingIsKept: 'Reading the register is an entry in it too.',
  clocks: 'Answers still owed, and those overdue, are under',
  clocksLink: 'Referrals',
  what: 'The register',
  columns: {
    number: 'No.',
    when: 'When',
    kind: 'Kind',
    child: 'Child',
    by: 'By',
    what: 'What, and to whom',
    basis: 'Lawful basis',
    consent: 'Consent',
  },
  caption: 'Entries, newest first',
  entry: (number: number): string => `Entry ${countText(number)}`,
  shown: (shown: number, matching: number, entries: number): string =>
    shown === matching
      ? `${countText(matching)} of ${countText(entries)}`
      : `${countText(shown)} shown of ${countText(matching)} that match; ${countText(entries)} in all`,
  more: 'Show more',
  moreWorking: 'Reading more',
  emptyFiltered: 'No entry matches',
  emptyFilteredSays: (entries: number): string =>
    `The register holds ${countText(entries)} ${entries === 1 ? 'entry' : 'entries'}; none is of these days and what you asked for. Other days or fewer words may find it.`,
  empty: 'The register holds no entry yet',
  emptySays:
    'Nothing has been looked up, shared or opened through Safelight in this organisation since its register was begun.',
  aboutNoChild: 'about no child',
  childNotKnown: 'a child not known here any more',
  notSaid: 'not recorded',
  doesNotApply: 'does not apply',
  notNeeded: 'not needed',
  bySystem: 'Safelight itself',
} as const;

/** What a line is about, in a chip. */
export const kindWords = {
  'look-up': 'Look',
  'look-up-failed': 'Look failed',
  disclosure: 'Disclosure',
  concern: 'Concern',
  'not-shared': 'Not shared',
  'concern-opened': 'Concern opened',
  'concern-amended': 'Concern amended',
  'referral-step': 'Referral',
  'draft-handed-over': 'Draft handed over',
  read: 'Record read',
  session: 'Signing in',
  rules: 'Alert rules',
  register: 'Register read',
  other: 'Other',
} as const;

/** Beside the chip's word where it came to nothing. */
export const outcomeWords = { refused: 'refused', failed: 'failed' } as const;

/** Narrowing the list. */
export const registerFilters = {
  legend: 'Narrow the register',
  from: 'From',
  to: 'To',
  kind: 'Kind',
  child: 'Child',
  childHint: 'name or NHS number',
  person: 'Person who did it',
  personHint: 'name',
  onlyWithoutConsent: 'Only without consent',
  show: 'Show',
  showWorking: 'Reading',
  title: 'Put this right to see the register',
  giveDay: 'Give a day.',
  wrongOrder: 'The last day must not be before the first.',
  inFuture: 'It must not be after today.',
  kinds: {
    main: 'Looks and disclosures',
    looks: 'Looks at CP-IS',
    disclosures: 'Disclosures',
    'not-shared': 'Decisions not to share',
    concerns: 'Concerns kept, opened or amended',
    referrals: 'What came of referrals',
    reads: 'Records read',
    sessions: 'Signing in',
    rules: 'Alert rules',
    register: 'The register itself',
    all: 'Everything',
  },
} as const;

/** Out to a file. */
export const registerExport = {
  name: 'Export what is shown',
  says: 'All entries that match, not only those on screen. The file names children and people: keep it where such things are kept.',
  csv: 'For a spreadsheet',
  csvSays: 'CSV, one line for each entry',
  ndjson: 'For another system',
  ndjsonSays: 'one audit event a line, as they are kept',
  working: 'Getting the file',
  nothing: 'Nothing is shown yet.',
  saved: (name: string, entries: number): string =>
    `The file ${name} with ${countText(entries)} ${entries === 1 ? 'entry' : 'entries'} was handed to your browser.`,
} as const;

/** One entry. */
export const registerEntry = {
  what: 'The entry',
  fields: {
    kind: 'Kind',
    when: 'When',
    child: 'Child',
    by: 'By',
    what: 'What, and to whom',
    outcome: 'What came of it',
    purpose: 'Purpose',
    basis: 'Lawful basis',
    consent: 'Consent',
    informed: 'Whether the family knows',
    reference: 'Reference',
  },
  outcomes: { done: 'It was done', refused: 'It was refused', failed: 'It failed' },
  asKept: 'As it is kept, for whoever checks it',
  asKeptSays:
    'The entry whole, as a record system exchanges it, and the seals that chain it to the one before.',
  seal: 'Its seal',
  sealBefore: 'Seal of the entry before',
  first: 'none: it is the first',
  entry: 'The entry whole',
  noSuch: 'There is no such entry',
  noSuchSays: 'The register of your organisation holds no entry with this number.',
} as const;
