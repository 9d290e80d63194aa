/** Words that more than one screen says. Sentence case, short, plain; no word of FHIR or of HTTP. */
export const common = {
  ringNow: 'Ring now',
  noNumberGiven: 'No number given',
  checkThis: 'Check this:',
  choose: 'Choose',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  notRecorded: 'not recorded',
  officeHours: 'office hours',
  usualOfficeHours: 'usual office hours',
  outOfHours: 'out of hours',
  emergencyDuty: 'Emergency duty team (out of hours)',
  emergencyDutyShort: 'Emergency duty, out of hours',
  socialCare: 'Children’s social care',
  severity: { high: 'High', medium: 'Medium', low: 'Low' },
  recordConcern: 'Record a concern',
  today: 'today',
} as const;

/** The menu behind the mark. */
export const menu = {
  name: 'Safelight menu',
  about: 'About Safelight',
  close: 'Close',
  signOut: 'Sign out of Safelight',
  aboutText:
    'Safelight shows whether a local authority knows a child (CP-IS), what in this record is worrying, and keeps a concern with its lawful basis. It supports your judgement; it does not replace it.',
  rules: (version: string): string => `Alert rules: version ${version}`,
  signedIn: (name: string): string => `Signed in as ${name}`,
} as const;

/** The banner: who is on screen. */
export const banner = {
  label: 'Child on screen',
  name: 'Name',
  noName: 'No name recorded',
  noGiven: '(no given name recorded)',
  noFamily: '(no family name recorded)',
  born: 'Born',
  gender: 'Gender',
  genders: { female: 'Female', male: 'Male', other: 'Other', unknown: 'Not known' },
  nhsNumber: 'NHS No.',
  verified: 'verified',
  notVerified: 'not verified',
  several: 'more than one recorded',
  invalid: (text: string): string => `“${text}” is not a valid number`,
  deceased: 'Recorded as deceased',
  restricted: 'Restricted record',
  reading: 'Reading the child’s details',
  couldNotRead: 'The child’s details could not be read',
} as const;

/** Parts of the record, when they are not simply there. */
export const parts = {
  reading: (what: string): string => `Reading ${lowerFirst(what)}`,
  incomplete: 'incomplete',
  unavailable: 'unavailable',
  notPermitted: 'not permitted',
  notShared: 'not shared',
  noneRecorded: 'none recorded here',
  readInFull: (at: string): string => `Read in full at ${at}. Other organisations may hold some.`,
  notPermittedWhy: (what: string): string =>
    `Safelight was not given permission to read ${lowerFirst(what)} here. Your records team can change that.`,
  notSharedWhy: 'This record system does not share them. They may exist elsewhere.',
  readOf: (read: number, total: number | undefined): string =>
    total === undefined ? `Read ${read}; how many there are was not said.` : `Read ${read} of ${total}.`,
  pageLost: 'The rest did not arrive.',
  tooMany: 'Safelight stops there, newest first.',
  foreignLink: 'The rest is at another address, which Safelight does not follow.',
  warned: (warning: string): string => `The record system answered with a warning: ${warning}`,
  permittedInPart:
    'Safelight was given permission to read only some of these here, so others may be missing. Your records team can change that.',
  oddEntries: (count: number): string =>
    count === 1
      ? '1 entry could not be understood and is left out.'
      : `${count} entries could not be understood and are left out.`,
  inWords: (count: number): string => `${count} in words alone`,
  inWordsWhy: 'No red flag can find words without a code. Read them in the record.',
  keepers: { record: 'The record system', safelight: 'Safelight’s own service' },
  noAnswer: (who: string, at: string): string => `${who} did not answer at ${at}.`,
  timedOut: (who: string, at: string): string => `${who} took too long at ${at}.`,
  refused: (who: string, at: string): string => `${who} refused to show this at ${at}.`,
  serverError: (who: string, at: string): string => `${who} had a fault at ${at}.`,
  busy: (who: string, at: string): string => `${who} was too busy at ${at}. Wait a minute, then try again.`,
  sessionEnded: 'Your sign-in has ended. Open Safelight again from the child’s record.',
  ownSessionEnded: 'Safelight’s own sign-in has ended. Try again.',
  oddAnswer: (at: string): string => `The answer at ${at} could not be understood. Tell your IT team.`,
  readRest: 'Read the rest',
} as const;

/** "Attendances" as it stands within a sentence; "A&E visits" and "GP letters" keep their capitals. */
export function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** "A bruise" where a sentence begins with it. */
export const upperFirst = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "one", "one and two", "one, two and three". */
export const listWords = new Intl.ListFormat('en-GB', { type: 'conjunction' });
