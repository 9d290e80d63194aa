import type { MarkKind, Tick } from '../domain/concern.ts';
import type { Called } from './names.ts';

/** "her", "him", "them". */
export const objectOf = ({ they }: Called): string => ({ she: 'her', he: 'him', they: 'them' })[they];

/** "Amara’s", "this baby’s", "James’". */
export const ownerOf = ({ name }: Called): string => (name.endsWith('s') ? `${name}’` : `${name}’s`);

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** The body map. */
export const bodyMapText = {
  where: 'Where on the body?',
  outline: 'Outline',
  baby: 'Baby',
  child: 'Child',
  sides: (whose: string): string => `Left and right are ${whose}.`,
  larger: 'Hands and feet',
  showList: 'Choose from a list instead',
  hideList: 'Close the list',
  views: { face: 'Head and face', front: 'Front', back: 'Back', hands: 'Hands', feet: 'Feet' },
} as const;

/** The form: four steps on one page. */
export const concernText = {
  title: (who: Called): string => `Record a concern about ${who.name}`,
  backTo: (who: Called): string => `Back to ${who.name}`,
  stepsLabel: 'Parts of the concern',
  steps: { seen: 'Seen', said: 'Said', share: 'Share', review: 'Review' },
  stepTitles: {
    seen: 'What was seen',
    said: 'What was said',
    share: 'Share it, or not',
    review: 'Review and send',
  },
  next: {
    seen: 'Next: what was said',
    said: 'Next: share it, or not',
    share: 'Next: review',
    review: 'Back to the start',
  },
  marks: (n: number): string => (n === 0 ? 'no marks' : plural(n, 'mark', 'marks')),
  accounts: (n: number): string => (n === 0 ? 'no account' : plural(n, 'account', 'accounts')),
  notDecided: 'not decided',
  notShared: 'not shared',
  notSent: 'not sent',
  unborn: 'About the unborn child. It is kept in the mother’s record, on screen here.',
  aboutQuestion: 'Who is this about?',
  aboutChild: (who: Called): string => capital(who.name),
  aboutUnborn: 'Her unborn child',
  draftSaved: (at: string): string => `Draft saved ${at}`,
  draftNotSaved: (why: string): string => `Draft not saved: ${why}. Keep this page open.`,
  draftNotYet: 'No draft yet',
  draftAway: 'Safelight’s service cannot be reached',
  draftFound: 'You started a concern earlier',
  draftFoundAt: (at: string): string => `Saved ${at}. Nobody has it: it was not sent.`,
  draftContinue: 'Go on with it',
  draftNew: 'Start again',
  draftNewWarning: 'The earlier words are deleted.',
  checkTitle: 'Before it can go',
  sidesWhose: (who: Called): string => `${ownerOf(who)} own`,
} as const;

export const markKindText: Record<MarkKind, string> = {
  bruise: 'Bruise',
  'burn-or-scald': 'Burn or scald',
  'cut-or-graze': 'Cut or graze',
  bite: 'Bite',
  swelling: 'Swelling',
  fracture: 'Fracture',
  mark: 'Mark',
  other: 'Something else',
};

export const tickText = (who: Called): Readonly<Record<Tick, string>> => ({
  'account-changed': 'The account changed',
  delay: 'Delay in coming',
  'was-not-brought-before': 'Was not brought before',
  'not-seen-alone': `Could not see ${who.name} alone`,
});

/** Step 1. */
export const seenText = {
  marked: (n: number): string => `Marked: ${n}`,
  noMarks: 'Nothing marked. Press a place on the drawing, or choose from the list.',
  doNotDate: 'Describe, do not date: a bruise’s age cannot be told from its colour.',
  change: 'Change',
  changeMark: (n: number, place: string): string => `Change mark ${n}, ${place}`,
  remove: 'Take this mark away',
  done: 'Done with this mark',
  another: 'Add another mark here',
  incomplete: 'Not finished',
  markTitle: (n: number, place: string): string => `Mark ${n}: ${place}`,
  kind: 'What is it?',
  count: 'How many',
  length: 'Length, mm',
  width: 'Width, mm',
  shape: 'Shape',
  colour: 'Colour',
  note: 'Anything else you can see',
  moreOfMark: 'More about this mark',
  pattern: 'Pattern',
  patternHint: 'As you see it: in a line, like finger tips, edges of an object.',
  age: 'What they say of how old it is, and who says so',
  claimed: (age: string): string => `Age as claimed: “${age}”`,
  explanation: 'How do they say it happened?',
  explanationGiven: 'An explanation was given',
  explanationAsked: 'Asked, none given',
  explanationNotAsked: 'Not asked yet',
  explanationWords: 'Their explanation, word for word',
  explanationBy: 'Who gave it',
  facts: 'What you saw and were told, as facts',
  factsHint: 'Times, who was there, what you saw. No conclusions here.',
  ticks: 'Tick what is true',
  record: 'From the record: choose what belongs',
  recordNone: 'Nothing from the record to offer.',
  recordFind: (n: number): string => `Find in all ${n}`,
  recordSearch: 'Words to look for',
  recordFrom: 'From',
  recordTo: 'To',
  recordFound: (n: number, of: number): string => (n === of ? `${of} entries` : `${n} of ${of} entries`),
  recordNoneFound: 'Nothing in what was read fits. Take a word or a date away.',
  recordUndated: (n: number): string =>
    `${n} ${n === 1 ? 'has' : 'have'} no date, and ${n === 1 ? 'stands' : 'stand'} last.`,
  recordMore: (n: number): string => `Show ${n} more`,
  recordUnread: (parts: string): string =>
    `Could not be read in full, so not all of it is offered: ${parts}.`,
} as const;

/** Step 2, and what may be known besides. */
export const saidText = {
  words: 'Their exact words',
  wordsHint: 'Word for word. Do not tidy.',
  who: 'Who said it',
  present: 'Who was there',
  add: 'Add another account',
  removeAccount: 'Take this account away',
  account: (n: number): string => `Account ${n}`,
  voice: (who: Called): string => `${capital(ownerOf(who))} own voice`,
  opinion: 'What you think',
  opinionApart: '(kept apart from the facts)',
  notToYou: 'Not said to you?',
  to: 'Who it was said to',
  toHint: 'Empty: to you.',
  wishes: 'Add wishes',
  useWords: (name: string): string => `Use “${name}”`,
} as const;

/** What to put right of the facts, each naming its fix; those of the decision are with the decision. */
export const fixFormText = {
  personName: 'Write the name or the relationship of each person, or take the person out.',
  personBorn: (name: string): string =>
    `Give the date of birth${name === '' ? '' : ` of ${name}`} as 14/3/2019, 3/2019 or 2019.`,
  expectedDate: 'Check when the baby is expected: it is too long ago or too far ahead.',
} as const;
