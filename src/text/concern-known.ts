import type { DetailId, Harm, Person } from '../domain/concern.ts';
import type { NoteId } from '../domain/concern-notes.ts';
import type { Fetched } from '../domain/fetched.ts';
import { unreachable } from '../domain/result.ts';
import type { Called } from './names.ts';

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** The lines under "More, if you know it", and what stands in each. */
export const knownText = {
  more: 'More, if you know it',
  home: 'Who is at home, who works with them',
  about: (who: Called): string => `About ${who.name}: address, language`,
  worries: 'Harm, risk, and what goes well',
  help: 'Barriers, and what was advised',
  reading: 'Reading from the record…',
  notAsked: 'Not asked yet',
  notWritten: 'Not written yet',
  people: (n: number): string => plural(n, 'person', 'people'),
  contacts: (n: number): string => plural(n, 'contact', 'contacts'),
  fromRecord: 'From the record. Change it if it is wrong.',
  changed: 'Yours. The record says:',
  changedShort: 'From the record, changed by you',
  fromRecordShort: 'From the record',
  takenOut: 'Taken out. The record says:',
  useRecord: 'Use the record’s',
  peopleTitle: 'People at home, and adults who matter',
  contactsTitle: 'Who works with them',
  harms: 'What harm it may be. Tick all that may be true.',
  harmsHint: 'Your view of what it may be. It goes with the facts.',
  addPerson: 'Add a person',
  addContact: 'Add somebody',
  noPeople: 'Nobody is written here.',
  noContacts: 'Nobody is written here.',
  alsoRecorded: (name: string): string => `Put back ${name}, from the record`,
  readAgain: 'Read again',
  name: 'Name',
  relationship: 'Relationship',
  born: 'Born',
  bornHint: 'As exact as is known: 14/3/2019, 3/2019 or 2019.',
  lives: 'Lives with the child?',
  responsibility: 'Has parental responsibility?',
  responsibilityHint: 'Only if somebody said so or you read it. It does not follow from the relationship.',
  phone: 'Phone',
  role: 'What they do',
  reach: 'How to reach them',
  change: 'Change',
  changeOne: (name: string): string => `Change ${name}`,
  done: 'Done',
  removePerson: 'Take this person out',
  removeContact: 'Take this contact out',
  person: (n: number): string => `Person ${n}`,
  contact: (n: number): string => `Contact ${n}`,
  unnamed: 'Name not known',
} as const;

export const livesText: Readonly<Record<Person['lives'], string>> = {
  'with-child': 'Yes',
  elsewhere: 'No',
  'not-known': 'Not known',
};
export const livesLine: Readonly<Record<Person['lives'], string>> = {
  'with-child': 'lives with the child',
  elsewhere: 'lives elsewhere',
  'not-known': 'not known where they live',
};
export const responsibilityText: Readonly<Record<Person['parentalResponsibility'], string>> = {
  yes: 'Yes',
  no: 'No',
  'not-known': 'Not known',
};
export const responsibilityLine: Readonly<Record<Person['parentalResponsibility'], string>> = {
  yes: 'has parental responsibility',
  no: 'has no parental responsibility',
  'not-known': 'parental responsibility not known',
};

/** What may be said in words: how it is asked, and a hint where one helps. */
export const noteText = (
  who: Called,
): Readonly<Record<NoteId, { readonly label: string; readonly hint?: string }>> => ({
  behaviour: {
    label: `How ${who.name} behaved, and with whom`,
    hint: 'What you saw: quiet, afraid, clinging, watching, at ease.',
  },
  delay: {
    label: 'Why they came late, in their words',
    hint: 'When it happened, when they came, what they say of it.',
  },
  inconsistencies: {
    label: 'What does not agree',
    hint: 'Each account with its time and who gave it. Whether it fits the injury or the age belongs under “What you think”.',
  },
  wishes: { label: `What ${who.name} wants to happen` },
  risk: {
    label: 'What may happen next, and to whom',
    hint: 'Also brothers, sisters, an unborn child, staff.',
  },
  communication: {
    label: 'Language, interpreter, and how to speak with the family',
    hint: 'Hearing, sight, learning, signs. Never a relative as interpreter for this.',
  },
  barriers: { label: 'What makes it hard for them to come or to be seen' },
  support: { label: 'What was tried before, and what came of it' },
  'going-well': { label: 'What goes well', hint: 'Who and what keeps the child safe.' },
  advised: {
    label: 'What the family was advised',
    hint: 'When to come back, whom to ring, what was given in writing.',
  },
  household: {
    label: 'Anything else about the home',
    hint: 'Pets, visitors, other addresses, who else was there.',
  },
});

export const harmText: Readonly<Record<Harm, string>> = {
  physical: 'Physical abuse',
  emotional: 'Emotional abuse',
  sexual: 'Sexual abuse',
  neglect: 'Neglect',
  exploitation: 'Exploitation',
  'domestic-abuse': 'Domestic abuse at home',
  fgm: 'Female genital mutilation',
  'self-harm': 'Self-harm',
  'fabricated-illness': 'Illness made up or caused',
  other: 'Something else',
};

export const detailText: Readonly<Record<DetailId, string>> = {
  address: 'Address',
  'previous-address': 'Address before',
  phone: 'Phone',
  gender: 'Gender',
  ethnicity: 'Ethnicity',
  religion: 'Religion',
  school: 'School or nursery',
  practice: 'GP practice',
  disability: 'Disability',
};

/** What is known of a part of the record from which fields are filled. Unknown is never drawn as none. */
export function readText(read: Fetched<unknown>, what: string): string | undefined {
  switch (read.state) {
    case 'loading':
      return `Reading ${what} from the record…`;
    case 'present':
      return undefined;
    case 'none-recorded':
      return `The record names no ${what}.`;
    case 'incomplete':
      return `Only a part of ${what} could be read from the record. Ask for the rest.`;
    case 'unavailable':
      return `The record could not be read for ${what}. Ask, or read again.`;
    case 'not-permitted':
      return `Safelight has no permission to read ${what} here. Ask.`;
    case 'not-shared':
      return `This record system does not share ${what}. Ask.`;
    default:
      return unreachable(read);
  }
}

/** What the parts are called in those sentences. */
export const readParts = {
  patient: 'address and details',
  people: 'people at home',
  team: 'people who work with the child',
  expectedDate: 'expected date',
} as const;

export const unbornText = {
  expected: 'When the baby is expected',
  expectedHint: 'Leave it empty if nobody knows.',
  expectedFromRecord: (date: string): string => `From the record: ${date}. Change it if it is wrong.`,
  expectedOther: (date: string): string => `The record says ${date}.`,
  marks: (who: Called): string => `Mark something on ${who.name}’s own body`,
  marksHint: (who: Called): string => `Marks here are on ${who.name}, not on the baby.`,
  voice: 'What the parents want for the baby',
} as const;
