import type { Decided, HappeningKind, Outcome } from '../domain/referral.ts';

type Told = Exclude<HappeningKind, 'call'>;

/** What somebody may say happened: the button, and the head of its form. */
export const actWords: Readonly<Record<Told, { readonly button: string; readonly title: string }>> = {
  sent: { button: 'It was sent', title: 'How was it sent?' },
  acknowledged: { button: 'They answered', title: 'Who answered, and when?' },
  decided: { button: 'They decided', title: 'What did they decide?' },
  outcome: { button: 'Outcome', title: 'What came of it?' },
  escalated: { button: 'Escalated', title: 'Who was told that no answer came, or that you disagree?' },
  'outcome-shared': { button: 'Share the outcome', title: 'Who needs to know what came of it?' },
  'police-told': { button: 'Police told', title: 'What did the police say?' },
  reviewed: { button: 'Looked at again', title: 'What did you find when you looked again?' },
};

export const decidedWords: Readonly<Record<Decided, string>> = {
  'immediate-protection': 'Immediate protection',
  'section-47': 'Enquiries under section 47: the child may be suffering significant harm',
  'section-17': 'Assessment under section 17: a child in need',
  services: 'Services now',
  'specialist-assessment': 'Specialist assessment',
  'no-further-action': 'No further action',
  other: 'Something else',
};

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  'plan-made': 'A plan was made',
  supported: 'The family has support',
  closed: 'Closed, nothing more needed',
  'not-accepted': 'Not accepted',
  other: 'Something else',
};

export const carriedWords = {
  'record-system-to-sign': 'Signed in the record system',
  'form-or-portal': 'The authority’s form or portal',
  'secure-email': 'Secure e-mail',
  telephone: 'Telephone',
  'within-record-system': 'The record system',
} as const;

export const flagsRightWords = {
  right: 'Right',
  'not-right': 'Not right',
  'not-known': 'Cannot say yet',
} as const;

/** The forms. */
export const actForm = {
  when: 'When',
  whenHint: 'When it happened, not when you write it down.',
  how: 'How',
  theirReference: 'Their reference (if they gave one)',
  whoTook: 'Who took it (if you know)',
  from: 'Who answered',
  decidedFrom: 'Who told you',
  decision: 'What they decided',
  outcome: 'What came of it',
  words: 'In a few words (if you can)',
  flags: 'Were the red flags right?',
  flagsHint: 'Counted for those who write the rules. The child is not named there.',
  to: 'Who was told',
  escalatedWords: 'What you said',
  with: 'With whom',
  withHint: 'Name and role. Only who needs to know.',
  why: 'Why they need to know',
  incident: 'Police incident number',
  reviewWords: 'What you found, and what you decided',
  choose: 'Choose',
  basis: 'On this footing',
  basisMissing: 'Choose an Article 6 basis and an Article 9 condition.',
  basisChange: 'Choose another footing',
  basisList: (version: string): string => `List of ${version}`,
  basisNotThere: 'The list of lawful bases is not here. Open Safelight again and share it then.',
  basisLegend: {
    'article-6': 'UK GDPR, Article 6',
    'article-9': 'UK GDPR, Article 9',
    'schedule-1': 'Data Protection Act 2018',
    'common-law': 'Confidentiality',
    statute: 'Other law',
  },
  ownEntry: 'It becomes a disclosure of its own in the register.',
  sentNote: 'From then on they have one working day to answer.',
  policeNote:
    'The duty is your own, and it is done when you have told them: tell 101 her name, age and address, and why. It is not for a girl who may be at risk, nor for what somebody else said: that goes to children’s social care.',
  save: 'Keep',
  saving: 'Keeping',
  cancel: 'Do not keep',
  faults: 'Before it is kept',
  alreadyKept:
    'It was kept as you first sent it. Close this; if what you changed matters, tell it as something new.',
  kept: (what: string): string => `Kept: ${what}.`,
  others: 'Something else happened',
} as const;

/** What is missing, and what to do. */
export const actFaults = {
  at: 'Give the day and the time.',
  atLater: 'It cannot have happened later than now.',
  how: 'Choose how it was sent.',
  from: 'Say who it was: a name or a role.',
  decision: 'Choose what they decided.',
  outcome: 'Choose what came of it.',
  to: 'Say who was told.',
  words: 'Say it in a few words.',
  with: 'Say with whom.',
  why: 'Say why they need to know.',
  incident: 'Give the number that the police gave you.',
} as const;
