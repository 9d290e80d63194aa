import type { ConsentState, InformedState, SharedItem } from '../domain/concern.ts';
import type { Called } from './names.ts';
import { objectOf, ownerOf } from './concern.ts';

/** Step 3: the decision, with whom, what and why. */
export const shareText = {
  safe: (who: Called): string => `Is ${who.name} safe at this moment?`,
  safeYes: 'Yes, here with us',
  safeNo: 'No: ring 999',
  ring999: 'Ring 999 now. Write the rest afterwards.',
  done: 'What you have done so far',
  decision: 'Your decision',
  share: 'Share now',
  not: 'Do not share, and say why',
  notHint: 'Recorded as carefully as sharing',
  shareHint: (authority: string, named: 'cpis' | 'home-address' | 'chosen'): string =>
    `Children’s social care, ${authority} (${{ cpis: 'named by CP-IS', 'home-address': 'by home address', chosen: 'chosen by you' }[named]})`,
  shareNobody: 'Choose who it goes to',
  authority: 'Children’s social care of',
  authorityHint:
    'Neither CP-IS nor the home address names a local authority. Choose the one for the home address.',
  changeAuthority: 'Another local authority',
  noSocialCare: 'Not children’s social care',
  alsoTell: 'Also tell',
  namedNurse: (name: string): string => `Named nurse, ${name}`,
  namedNurseUnnamed: 'Named nurse',
  gpTeam: (name: string): string => `GP team, ${name}`,
  gpTeamUnnamed: 'GP team',
  police: 'Police (101)',
  healthVisitor: 'Health visitor',
  items: (to: string): string => `What goes to ${to}: the least that will do`,
  itemLabels: (counts: {
    readonly marks: number;
    readonly record: number;
    readonly who: Called;
  }): Readonly<Record<SharedItem, string>> => ({
    marks:
      counts.marks === 2
        ? 'Both marks and where they are'
        : counts.marks === 1
          ? 'The mark and where it is'
          : `All ${counts.marks} marks and where they are`,
    facts: 'The facts',
    words: 'Exact words',
    voice: `${ownerOf(counts.who)} own voice`,
    'from-record': `${counts.record} ${counts.record === 1 ? 'item' : 'items'} from the record`,
    opinion: 'What you think',
    household: 'Who is at home',
  }),
  purpose: 'Purpose',
  purposeDefault: (who: Called): string => `To protect ${who.name}, a child who may be at risk of harm.`,
  consent: 'Did you ask for consent?',
  consentOptions: (who: Called): Readonly<Record<ConsentState, string>> => ({
    given: 'Yes: given',
    refused: 'Yes: refused',
    'not-sought-prejudice': `No: asking could put ${who.name} at more risk`,
    'not-sought-cannot-give': 'No: nobody here can give it',
    'not-sought-unreasonable': 'No: it could not reasonably be asked for',
  }),
  consentBy: 'Who gave or refused it',
  informed: 'Does the family know?',
  informedOptions: {
    informed: 'Yes',
    'not-yet-social-care-to-advise': 'Not yet: social care to advise first',
    'not-yet-increases-risk': 'Not yet: it would put the child at more risk',
    'not-yet-risk-to-another': 'Not yet: it would put somebody else at risk',
    'not-yet-obstructs-police': 'Not yet: it would obstruct the police',
    'not-yet-unjustified-delay': 'Not yet: it would cause delay',
  } satisfies Record<InformedState, string>,
  advice: 'Advice you took',
  adviceWho: '(who, when)',
  conditions: 'Conditions',
  conditionsHint: 'For example: do not ring the home number.',
  reasons: 'Why you are not sharing it',
  reviewAt: 'Look at it again on',
  more: 'Purpose and conditions',
  why: 'Why this may be shared',
  whyWords: (who: Called): string =>
    `${who.name.charAt(0).toUpperCase()}${who.name.slice(1)} is a child who may be at risk of harm. Protecting ${objectOf(who)} is part of this organisation’s job, and asking first could make ${objectOf(who)} less safe.`,
  noConsent: 'You do not need consent.',
  law: 'The law behind that sentence',
  otherBasis: 'Use another basis',
  usualBasis: 'Use the usual basis',
  parts: {
    'article-6': 'UK GDPR, Article 6',
    'article-9': 'UK GDPR, Article 9',
    'schedule-1': 'DPA 2018',
    'common-law': 'Common law',
    statute: 'Statute',
  },
  listVersion: (version: string): string => `List of ${version}`,
  fgm: 'FGM in a girl under 18: if she told you or you saw it, you must also report it to the police on 101, by the close of the next working day. Keep their reference number. This form does not make that report.',
} as const;

/** Step 4. */
export const reviewText = {
  everything: 'This is everything that will be written, and where.',
  socialCare: (authority: string): string => `${authority} children’s social care`,
  goes: (parts: string): string => `${parts}, your name.`,
  not: 'Not',
  opinionNot: 'what you think.',
  record: (who: Called): string => `${ownerOf(who)} record here`,
  recordWhole: 'The whole concern, marked restricted: not for online or family view.',
  by: (name: string, at: string): string => `${name}, ${at}.`,
  recordSingly:
    'This record system takes one part at a time: if it stops half-way, you are told what is there.',
  recordNone:
    'Nothing: this record system takes no entries from Safelight. Copy the document on the receipt and file it.',
  recordNotPermitted:
    'Nothing: Safelight was not given permission to write here. Copy the document on the receipt and file it.',
  others: 'A notice that a concern was shared. No detail.',
  log: 'Safeguarding log',
  logWhole: 'The whole concern, for the safeguarding team.',
  logAway: 'Cannot be reached now. It is owed: send again when it is back.',
  register: 'Disclosure register',
  registerShared: 'What, to whom, why, the law, consent and what the family knows.',
  registerUndecided: 'Your decision, once you have made it in step 3.',
  registerNot: 'Your decision not to share, and your reasons.',
  readWords: 'Read every word before it goes',
  toRead: 'What goes to',
  kept: 'What is kept in the record',
  send: (to: string): string => `Send to ${to}`,
  keep: 'Save the decision',
  sendUndecided: 'Send',
  stillNeeded: (what: string): string => `Still needed before it can go: ${what}.`,
  sendHint: (who: Called): string =>
    `Sent once. Saved in ${ownerOf(who)} record with its audit together, or not at all.`,
  sending: 'Sending',
} as const;

/** Beside the form. */
export const besideText = {
  speak: 'Rather speak to someone?',
  ringFirst: 'If in doubt, ring first and record after.',
  before: 'Before it can go',
  todo: {
    facts: 'Facts',
    words: 'Exact words',
    decision: 'Decision, and the law',
    consent: 'Consent and family',
    read: 'Read by you',
  },
  notDone: '(not yet)',
  ifAny: '(if any were said)',
  go: 'Go to review',
  goHint: 'Nothing is sent until you press Send there.',
} as const;

/** What to put right, each naming its fix. */
export const fixText = {
  facts: 'Write what you saw and were told.',
  markKind: (n: number): string => `Say what mark ${n} is.`,
  markExplanation: (n: number): string => `Say how mark ${n} was explained, or that nobody was asked.`,
  markWords: (n: number): string => `Write the explanation of mark ${n}, and who gave it.`,
  markCount: (n: number): string => `Give the number of mark ${n} as a whole number from 1 to 99.`,
  markSize: (n: number): string => `Give the size of mark ${n} in millimetres, for example 12.`,
  accountWords: (n: number): string => `Write the words of account ${n}, or take the account away.`,
  accountWho: (n: number): string => `Say who gave account ${n}.`,
  safe: 'Say whether the child is safe at this moment.',
  decision: 'Decide: share, or not.',
  recipient: 'Choose who it goes to.',
  items: 'Tick at least one thing that goes.',
  purpose: 'Say what it is shared for.',
  consent: 'Say whether you asked for consent.',
  informed: 'Say whether the family knows.',
  basis: 'Choose an Article 6 basis and an Article 9 condition.',
  reasons: 'Say why you are not sharing it.',
  read: 'Open “Read every word” and read it.',
} as const;
