import type { Route } from '../domain/concern.ts';
import type { Called } from './names.ts';
import { ownerOf } from './concern.ts';

/** Step 4: what is written where, and every word of it. */
export const reviewText = {
  everything: 'This is everything that will be written, and where.',
  caption: 'What is written where',
  place: 'Where',
  what: 'What',
  goes: (parts: string): string => `${parts}, your name.`,
  stays: (parts: string): string => `It stays here: ${parts}.`,
  nothing: 'Nothing yet.',
  ways: {
    'within-record-system': 'It is sent when the record has it.',
    'record-system-to-sign':
      'A draft is put into the record system for you to sign. It is not sent before that.',
    'form-or-portal': 'You copy it into their form after this, and say when you did.',
    'secure-email': 'You send the document by secure e-mail after this, and say when you did.',
    telephone: 'You ring them after this, and say who took it.',
  } satisfies Record<Route, string>,
  wayUnknown: 'How it reaches them is not said yet, in step 3.',
  record: (who: Called): string => `${ownerOf(who)} record here`,
  restricted: 'Marked restricted: not for online or family view.',
  by: (name: string, at: string): string => `${name}, ${at}.`,
  plans: {
    transaction: 'The whole concern in one go, with its audit: all of it or nothing.',
    single:
      'The whole concern, one part after the other. If it stops half-way, you are told what is there, and go on from there.',
    document: 'One document with the whole concern.',
    none: 'Nothing. The receipt has a document for you to file.',
  },
  planReading: 'Asking the record system what it takes.',
  because: {
    configuration: 'Your organisation chose it so.',
    'no-transactions': 'This record system does not take it in one go.',
    'not-offered': 'This record system does not take every part of a concern.',
    'not-permitted': 'Safelight was not given permission to write every part of a concern here.',
  },
  auditElsewhere: 'Its audit is kept in Safelight’s register: this record system takes none.',
  mayDouble: 'If it has to be sent again, a part may be there twice: this record system cannot tell.',
  others: 'A notice that a concern was shared. No detail.',
  log: 'Safeguarding log',
  logWhole: 'The whole concern, for the safeguarding team.',
  logAway: 'Cannot be reached now. It is owed: send again when it is back.',
  register: 'Disclosure register',
  registerShared: 'What, to whom, why, the law, consent and what the family knows.',
  registerUndecided: 'Your decision, once you have made it in step 3.',
  registerNot: 'Your decision not to share, your reasons, advice and when it is looked at again.',
  nobody: 'Anybody else',
  nobodyWhat: 'Nothing. Nobody outside is told.',
  police: 'Police, about FGM',
  policeOwed: 'Nothing from here: you report it yourself by 101. The receipt keeps the time limit.',
  policeDone: (number: string): string => `You have reported it: incident number ${number}.`,
  bodyFigure: 'Where the marks are, on outlines of the body. The table says the same in words.',
  readWords: 'Read every word before it goes',
  readWordsKept: 'Read every word before it is kept',
  childReading: 'Reading the child’s details, so that you can read every word.',
  childNotRead:
    'The child’s details could not be read, so it cannot be read or sent yet. What you wrote is kept on this page.',
  /** What no document says before the person has. */
  unanswered: {
    safe: 'whether the child is safe at this moment',
    decision: 'your decision',
    consent: 'consent',
    informed: 'what the family knows',
  },
  notYetSaid: (what: string): string => `Not answered yet, so not in these words: ${what}.`,
  toRead: (to: string): string => `What goes to ${to}`,
  kept: 'What is kept in the record',
  send: (to: string): string => `Send to ${to}`,
  saveThenSend: (to: string): string => `Save, then send to ${to}`,
  keep: 'Save the decision',
  sendUndecided: 'Send',
  stillNeeded: (what: string): string => `Still needed before it can go: ${what}.`,
  hints: {
    transaction: (who: Called): string =>
      `Sent once. Saved in ${ownerOf(who)} record with its audit together, or not at all.`,
    single: (who: Called): string => `Sent once. Saved in ${ownerOf(who)} record part by part, never twice.`,
    document: (who: Called): string => `Kept once, with a document in ${ownerOf(who)} record.`,
    none: () => 'Kept once in the safeguarding log. You file the document yourself.',
  },
  carry: 'Nothing leaves yet: the next screen takes you through sending it.',
  sending: 'Sending',
  saving: 'Saving',
} as const;
