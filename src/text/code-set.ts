const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

const systemNames: Readonly<Record<string, string>> = {
  'http://snomed.info/sct': 'SNOMED CT',
  'http://hl7.org/fhir/sid/icd-10': 'ICD-10',
  'http://read.info/readv2': 'Read version 2',
  'http://read.info/ctv3': 'Read version 3 (CTV3)',
  'urn:safelight:site-text': 'Words of a body site',
  'https://fhir.nhs.uk/England/CodeSystem/England-FlagCategoryPatient': 'NHS England patient flags',
  'https://fhir.nhs.uk/England/CodeSystem/PatientFlagCategory': 'NHS patient flags',
};

/** A code system as a person calls it; one that nobody named here is a local one, with its address. */
export const systemWords = (system: string): string => systemNames[system] ?? `Local: ${system}`;

/** The list of code sets. */
export const codeSets = {
  title: 'Code sets',
  says: 'The codes that rules look for. A change comes into force when a second person approves it, for every rule that uses the set.',
  what: 'The list of code sets',
  find: 'Find a code set',
  noneFound: 'No code set has these words.',
  none: 'There are no code sets yet.',
  caption: (n: number): string => count(n, 'code set', 'code sets'),
  new: 'New code set',
  columns: { title: 'Code set', version: 'Version', codes: 'Codes', usedBy: 'Used by' },
  draftWaits: 'draft waits',
  unused: 'no rule in force',
} as const;

/** One code set. */
export const codeSet = {
  what: 'The code set',
  newTitle: 'New code set',
  all: 'All code sets',
  codes: (n: number): string => count(n, 'code', 'codes'),
  inForce: (version: string): string => `Version ${version} is in force.`,
  notInForce: 'No version is in force yet.',
  usedBy: (n: number): string =>
    n === 0
      ? 'No rule in force uses it.'
      : `${count(n, 'rule', 'rules')} in force ${n === 1 ? 'uses' : 'use'} it:`,
  codesInForce: 'Codes in force',
  codesOf: (version: string): string => `Codes of version ${version}`,
  tableCaption: (n: number, version: string): string => `${count(n, 'code', 'codes')}, version ${version}`,
  columns: { system: 'System', code: 'Code', words: 'In words', source: 'Where it was found', act: 'Change' },
  noWords: 'no words recorded',
  /** Every code that somebody added here has a source; the others are those of the shipped pack that it says none of. */
  noSource: 'came with Safelight',
  note: (said: string): string => `Said of it where it is shipped: ${said}`,
  site: (words: string): string => `body site: ${words}`,
  versions: 'Versions',
  status: { draft: 'draft', active: 'in force', retired: 'not in force' },
  by: (names: string, day: string): string => `${names}, ${day}`,
  begun: (day: string): string => `Begun ${day}`,
  changes: 'What changed',
  noChanges: 'Nothing changed from the version before.',
  firstVersion: 'The first version.',
  mayNotEdit: 'Your role may read code sets, not change them.',
} as const;

/** Changing a code set. */
export const codeSetDraft = {
  begin: 'Change these codes',
  title: (version: string | undefined): string =>
    version === undefined ? 'Draft' : `Draft, version ${version}`,
  heading: 'Codes of the draft',
  name: 'What these codes stand for',
  nameHint: 'A few words, e.g. Burn of the hand. Rules say them in their sentence.',
  idWords: (id: string): string => `Its id will be ${id}; it never changes.`,
  taken: (title: string): string =>
    `there is a code set of this name already: “${title}”. Change that one, or choose another name.`,
  noId: 'use at least one letter or digit.',
  remove: 'Remove',
  addTitle: 'Add a code',
  searchLabel: 'Search the codes that are known here',
  searchHint: 'Words or a code, e.g. contusion. Choose with the arrow keys and Enter.',
  searching: 'Searching',
  nothingFound: 'No known code has these words. Add it below, with its source.',
  searchFailed: 'The search did not answer. Add the code below, or type again.',
  foundIn: (sets: string): string => `in ${sets}`,
  foundSource: (sets: string): string => `Already used in ${sets}`,
  there: 'is in the draft already.',
  added: (words: string): string => `Added: ${words}.`,
  removed: (words: string): string => `Removed: ${words}.`,
  system: 'Code system',
  otherSystem: 'A local code system',
  systemHint: 'ECDS codes are SNOMED CT codes.',
  address: 'Address of the local code system',
  addressHint: 'As your record system writes it, e.g. https://records.example/codes',
  code: 'Code',
  words: 'In words',
  source: 'Where it was found',
  sourceHint: 'A release or a publication that somebody else can look up.',
  formSound: 'The form of this code is right. Whether it means what you want only its source says.',
  add: 'Add this code',
  pasteTitle: 'Paste many codes',
  pasteLabel: 'One code on each line',
  pasteHint: 'The code first, then its words: “125667009 Contusion”, or columns copied from a table.',
  pasteAdd: (n: number): string => `Add ${count(n, 'code', 'codes')}`,
  pasteNothing: 'paste at least one line that begins with a code.',
  pasted: (n: number): string => `${count(n, 'code', 'codes')} added.`,
  pasteLeft: (n: number): string => (n === 1 ? '1 line cannot be added:' : `${n} lines cannot be added:`),
  line: (text: string, why: string): string => `“${text}”: ${why}`,
  save: 'Keep the draft',
  saving: 'Keeping',
  saved: 'The draft is kept. A second person can approve it now.',
  discard: 'Leave without keeping',
  unsaved: 'Not kept yet',
  fixTitle: (n: number): string => (n === 1 ? '1 thing to put right' : `${n} things to put right`),
  changedSince:
    'Somebody changed this code set since you opened it. Read it again; what you wrote here is lost then.',
  readAgain: 'Read it again',
} as const;

/** Bringing a draft into force, or giving it up. */
export const codeSetMove = {
  approveTitle: 'A second person approves',
  approveWhat: (rules: string): string =>
    `Every rule that uses the set is tested again first${rules === '' ? '' : `: ${rules}`}. If one fails, nothing changes.`,
  writtenBy: (names: string): string => `Written by ${names}, who cannot approve it.`,
  mayNot: 'Your role may not approve code sets.',
  own: 'You wrote some of this draft, so a second person has to approve it.',
  reason: 'Why it is right',
  reasonHint: 'Kept with your name, e.g. checked against the release of the UK edition.',
  reasonMissing: 'say why.',
  approve: 'Approve and bring into force',
  approving: 'Testing the rules again',
  approved: 'Approved. It is in force.',
  failed: 'Nothing changed. These rules would no longer answer as agreed:',
  withdraw: 'Give the draft up',
  withdrawTitle: 'Give the draft up?',
  withdrawReason: 'Why is it given up?',
  withdrawing: 'Giving it up',
  withdrawn: 'The draft is given up.',
} as const;
