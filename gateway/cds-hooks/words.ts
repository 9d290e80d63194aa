import type { AcknowledgeReason } from '../../src/api/acknowledgements.ts';
import { londonDay, londonMinutes, partsOf } from '../../src/domain/calendar/london.ts';
import type { CpisStatus } from '../../src/domain/cpis.ts';
import type { When } from '../../src/domain/record.ts';
import { unreachable } from '../../src/domain/result.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "3 Nov 2026", or as it was recorded where that is no whole day. */
export function dayInWords({ from, text }: When): string {
  if (text.length < 10) return text;
  const { year, month, day } = partsOf(londonDay(from));
  return `${day} ${months[month - 1] ?? ''} ${year}`;
}

const timeInWords = (instant: string): string => {
  const minutes = londonMinutes(Date.parse(instant));
  return [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
};

/** Why a card is set aside, as a person reads it. */
export const reasonWords: Readonly<Record<AcknowledgeReason, string>> = {
  'concern-recorded': 'A concern is recorded',
  'already-known': 'Already known to those who care for the child',
  explained: 'Explained, and the explanation fits',
  discussed: 'Discussed with the safeguarding team',
  'record-wrong': 'The record is wrong',
  'not-relevant': 'Not relevant to this child',
  other: 'Another reason',
};

export const cardWords = {
  open: 'Open Safelight',
  why: 'Why it matters',
  matched: 'What matched',
  toDo: 'What to do',
  rule: 'The rule',
  recordedBy: (name: string): string => `recorded by ${name}`,
  andMore: (n: number): string => `and ${n} more, in Safelight`,
  more: (n: number): string => `${n} more ${n === 1 ? 'alert' : 'alerts'} in Safelight`,
  notAll: 'Safelight could not check everything: a part of the record was not read, or does not say enough',
  notAllDetail: (alerts: number): string =>
    `${alerts} ${alerts === 1 ? 'alert rule' : 'alert rules'} could not be answered. That is not the same as nothing found.`,
  missing: 'What is missing',
  birthDate: 'the birth date',
  dateOf: (kind: string): string => `when it was: ${kind}`,
  valueOf: (kind: string): string => `the value: ${kind}`,
  siteOf: (kind: string): string => `where on the body: ${kind}`,
  lessForWantOfRole: {
    high: 'Safelight could not tell your role, so only the gravest alerts are shown here',
    none: 'Safelight could not tell your role, so no alerts are shown here. That does not mean that there are none',
  },
  lessDetail: 'Open Safelight: it asks the record system again who you are.',
  replaced:
    'This record was replaced by another. Look in that one: what is known of the child may stand there',
  source: 'Safelight alert rules',
  sourceCpis: 'Child Protection - Information Sharing (CP-IS)',
  /** CP-IS, each state told apart. */
  cpisNotChecked: 'CP-IS has not been checked for this child in this visit',
  cpisFound: 'CP-IS holds a child protection record for this child',
  cpisNone: (at: string): string =>
    `CP-IS: no record found at ${at}. That does not mean that there is no risk`,
  cpisNot: 'CP-IS could not be checked. Open Safelight to see why',
  cpisChecking: 'CP-IS is being checked. Open Safelight to see the answer',
  told: {
    yes: 'The child’s local authority was told of this look.',
    no: 'Nobody was told of this look.',
    unknown: 'Whether the local authority was told of this look is not known.',
  },
} as const;

/** What CP-IS said, in one line. */
export function cpisInWords(cpis: CpisStatus): string {
  switch (cpis.state) {
    case 'found':
      return cardWords.cpisFound;
    case 'none':
      return cardWords.cpisNone(timeInWords(cpis.check.answeredAt));
    case 'could-not-check':
      return cardWords.cpisNot;
    case 'checking':
      return cardWords.cpisChecking;
    case 'not-checked':
      return cardWords.cpisNotChecked;
    default:
      return unreachable(cpis);
  }
}

/** Parts of the record by the resource type that they are read from. */
const partTitles: Readonly<Record<string, string>> = {
  Encounter: 'attendances',
  Condition: 'injuries and diagnoses',
  Observation: 'observations and findings',
  Procedure: 'procedures',
  Appointment: 'appointments',
  Immunization: 'immunisations',
  Flag: 'alerts on the record',
  RelatedPerson: 'household and family',
  DocumentReference: 'documents',
  ServiceRequest: 'referrals',
};

export const partInWords = (resource: string): string =>
  partTitles[resource] ?? resource.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
