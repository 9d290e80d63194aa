/** Trying a rule on a record as a FHIR file, which stays on the device. */
export const tryRecord = {
  title: 'Try a record',
  stays:
    'It stays on this device. Nothing of it is sent or kept, and it is forgotten when you clear it or leave this page.',
  file: 'Choose a FHIR file',
  fileHint: 'A Bundle with one patient and what is recorded of them (JSON).',
  paste: 'Or paste it here',
  read: 'Read it',
  clear: 'Clear it',
  cleared: 'The record is cleared.',
  notRead: {
    empty: 'There is nothing to read. Choose a file or paste its text.',
    'too-large':
      'It is larger than 12 million signs, which is more than one child’s record. Take a part of it.',
    'not-json': 'It is not JSON, or it was cut off. Copy all of it, from the first { to the last }.',
    'not-a-record': 'It is no record: a FHIR Bundle, or a Patient, is needed.',
    'no-patient': 'There is no patient in it, so nobody can tell whose entries they are.',
    unreadable: 'The file could not be opened. Choose it again.',
  },
  reading: 'Reading',
  several: (n: number): string => `${n} patients are in it. Whose record is to be tried?`,
  patient: (name: string, born: string | undefined): string =>
    born === undefined ? `${name}, no birth date` : `${name}, born ${born}`,
  found: (entries: number, events: number): string =>
    `${entries === 1 ? '1 entry' : `${entries} entries`}, of which rules can see ${events}.`,
  otherPeople: (n: number): string =>
    n === 1
      ? '1 entry is about somebody else and is left out.'
      : `${n} entries are about somebody else and are left out.`,
  odd: (n: number): string =>
    n === 1
      ? '1 entry could not be understood, so something may be missing.'
      : `${n} entries could not be understood, so something may be missing.`,
  uncoded: (n: number): string =>
    n === 1
      ? '1 entry is in words alone: no rule can find it.'
      : `${n} entries are in words alone: no rule can find them.`,
  partOnly: 'The file is a part of a longer answer, or came with a warning: it is never taken as whole.',
  whole: 'Is this the whole record?',
  wholeHint: 'Only of a whole record can a rule say that something is not there.',
  wholeNo: 'No, or not known',
  wholeYes: 'Yes: what is not in it is not recorded',
  day: 'On which day?',
  dayHint: 'Today, unless you say otherwise.',
  dayWrong: 'give a full date.',
  cpis: 'What CP-IS says',
  cpisChoices: {
    'not-checked': 'Not checked',
    none: 'No record found',
    'child-protection': 'A current child protection plan',
    'looked-after': 'Looked after, currently',
    'unborn-child-protection': 'A current plan for an unborn child',
    ended: 'A child protection plan that has ended',
  },
  questions: 'What the clinician answers',
  answer: { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' },
  result: 'The rule on this record',
  make: 'Make a test child of it',
  makeHint: 'Fills in a form. Names, numbers, places and free words are left out.',
} as const;
