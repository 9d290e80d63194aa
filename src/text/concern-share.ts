import type { ConsentState, InformedState, Route } from '../domain/concern.ts';
import type { PieceGroup } from '../domain/concern-pieces.ts';
import type { LawfulBasisEntry } from '../domain/lawful-basis.ts';
import { upperFirst } from './common.ts';
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
  shareAdult: (authority: string): string => `Adult services, ${authority}`,
  them: 'them',
  adultOf: (place: string): string => `${place} adult services`,
  shareNobody: 'Choose who it goes to',
  shareInside: 'Within this organisation only',
  toWhom: 'Who it goes to first',
  toWhomOptions: {
    'social-care': 'Children’s social care',
    'adult-services': 'Adult services: a hand-over summary',
    'nobody-outside': 'Nobody outside this organisation',
  },
  adultHint: (who: Called): string =>
    `For ${objectOf(who)} at 16 and over, when adult services take over. Under 18 a referral to children’s social care comes first if ${who.they} ${who.are} at risk.`,
  authority: 'Children’s social care of',
  adultAuthority: 'Adult services of',
  authorityHint:
    'Neither CP-IS nor the home address names a local authority. Choose the one for the home address.',
  changeAuthority: 'Somebody else',
  insideHint: 'Tick below who it goes to. The first of them gets what you tick; the others only a notice.',
  alsoTell: 'Also tell',
  tellInside: 'It goes to',
  namedNurse: (name: string): string => `Named nurse, ${name}`,
  namedNurseUnnamed: 'Named nurse',
  gpTeam: (name: string): string => `GP team, ${name}`,
  gpTeamUnnamed: 'GP team',
  police: 'Police (101)',
  healthVisitor: 'Health visitor',
  items: (to: string): string => `What goes to ${to}: the least that will do`,
  goesPartly: (go: number, all: number): string => `${go} of ${all} go`,
  nothingYet: 'Nothing is written yet.',
  oneByOne: 'Choose one by one',
  oneByOneHint: 'A tick goes. What is not ticked stays in the record here.',
  purpose: 'Purpose',
  purposeDefault: (who: Called): string => `To protect ${who.name}, a child who may be at risk of harm.`,
  purposeAdult: (who: Called): string =>
    `To hand over to adult services what ${who.name} needs to stay safe.`,
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
  adviceFrom: 'From whom, and when',
  adviceFromHint: 'For example: the named nurse, by telephone, 10:52.',
  adviceWords: 'What they advised',
  adviceWordsHint: 'Leave both empty if you asked nobody.',
  conditions: 'Conditions',
  conditionsHint: 'For example: do not ring the home number.',
  reasons: 'Why you are not sharing it',
  reasonsHint: 'What you considered, what speaks against sharing, and what is done instead.',
  reviewAt: 'Look at it again on',
  reviewAtHint:
    'On that day it is on your team’s list again. Leave it empty if nothing is to be looked at again.',
  why: 'Why this may be shared',
  whyKept: 'Why it may be kept',
  whyKeptWords:
    'It is kept for the child’s care and protection, restricted, and nobody is told of it. A decision not to share can be asked for later: your reasons stand in it.',
  more: 'Purpose and conditions',
  whyWords: (who: Called): string =>
    `${upperFirst(who.name)} is a child who may be at risk of harm. Protecting ${objectOf(who)} is part of this organisation’s job, and asking first could make ${objectOf(who)} less safe.`,
  whyAdultWords: (who: Called): string =>
    `${upperFirst(who.name)} may need care and protection as an adult. Adult services need to know what keeps ${objectOf(who)} safe. At 16 and over ask ${objectOf(who)} first, unless asking is itself a danger.`,
  noConsent: 'You do not need consent.',
  law: 'The law behind that sentence',
  otherBasis: 'Use another basis',
  usualBasis: 'Use the usual basis',
  whatItMeans: 'What each of them means',
  parts: {
    'article-6': 'UK GDPR, Article 6',
    'article-9': 'UK GDPR, Article 9',
    'schedule-1': 'DPA 2018',
    'common-law': 'Common law',
    statute: 'Statute',
  } satisfies Record<LawfulBasisEntry['part'], string>,
  fgm: 'FGM in a girl under 18 that she told of or that you saw: you must also report it to the police',
  fgmInShort:
    'This part could not be fetched. If she is under 18, and told you herself or you saw signs: ring the police on 101 yourself by the close of the next working day, and keep the incident number.',
  caution: 'Take care:',
  listVersion: (version: string): string => `List of ${version}`,
} as const;

/** What goes, group by group. `count`: how many pieces a group has. */
export const groupLabels = (
  count: (group: PieceGroup) => number,
  who: Called,
): Readonly<Record<PieceGroup, string>> => ({
  marks: marksLabel(count('marks')),
  facts: 'The facts',
  words: 'Exact words',
  voice: `${upperFirst(ownerOf(who))} own voice`,
  notes: plural(count('notes'), 'thing more that is known', 'things more that are known'),
  'from-record': plural(count('from-record'), 'item from the record', 'items from the record'),
  people: plural(count('people'), 'person of the family', 'people of the family'),
  contacts: plural(count('contacts'), 'person who works with them', 'people who work with them'),
  details: 'Address and other details',
  opinion: 'What you think',
});

const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function marksLabel(n: number): string {
  if (n === 1) return 'The mark and where it is';
  return n === 2 ? 'Both marks and where they are' : `All ${n} marks and where they are`;
}

/** How it reaches them. */
export const routeText = {
  how: 'How it reaches them',
  howHint: (to: string): string =>
    `Nobody has told Safelight how referrals reach ${to}. Say how yours will get there.`,
  usual: (to: string): string => `The usual way to ${to}.`,
  change: 'Another way',
  options: {
    'within-record-system': 'Inside this record system',
    'record-system-to-sign': 'This record system, once you sign it there',
    'form-or-portal': 'Their own form or portal',
    'secure-email': 'Secure e-mail',
    telephone: 'By telephone, then in writing',
  } satisfies Record<Route, string>,
  hints: {
    'within-record-system': 'It is sent when the record has it. There is nothing else to do.',
    'record-system-to-sign':
      'A draft is put there after Send. It is not sent before you sign it, and say so here.',
    'form-or-portal': 'You copy it into their form after Send, and then say that you did.',
    'secure-email': 'You send the document by e-mail after Send, and then say that you did.',
    telephone: 'You ring them after Send, and then say who took it.',
  } satisfies Record<Route, string>,
} as const;

/** Details about other people, looked at before they go. */
export const othersText = {
  title: 'About other people',
  why: 'These parts tell of somebody besides the child. Send only what they need in order to protect the child.',
  about: { child: 'another child', person: 'somebody else' },
  names: { child: 'names another child', person: 'speaks of somebody else' },
  tick: 'A tick goes. What is not ticked stays here: at first another child’s own entry, and what you think.',
  looked: (n: number): string => (n === 1 ? 'I have looked at this' : `I have looked at these ${n}`),
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
  route: 'Say how it reaches them.',
  others: 'Look at what tells of other people before it goes.',
  adviceFrom: 'Say who gave the advice.',
  fgmKnownAt: 'Say when she told you, or when you saw it: not later than now.',
  fgmReport:
    'Give the police’s incident number with the time of the report, not later than now, or leave both empty.',
  reviewAt: 'Choose a day that is still to come.',
  alsoTold: 'Tick at least one person that it goes to.',
  purpose: 'Say what it is shared for.',
  consent: 'Say whether you asked for consent.',
  informed: 'Say whether the family knows.',
  basis: 'Choose an Article 6 basis and an Article 9 condition.',
  reasons: 'Say why you are not sharing it.',
  read: 'Open “Read every word” and read it.',
} as const;
