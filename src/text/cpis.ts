import type { HomeNation } from '../domain/child.ts';
import type { PlanKind } from '../domain/cpis.ts';
import { lowerFirst } from './common.ts';

/** The CP-IS card. It speaks of ink and of facts: nothing here reassures. */
export const cpis = {
  notChecked: 'CP-IS: not checked',
  checking: 'CP-IS: checking',
  found: 'CP-IS: record found',
  none: 'CP-IS: no record found',
  couldNot: 'CP-IS: could not check',

  notLookedUp: 'Not looked up on this visit',
  answerGone: 'Looked up earlier; the answer is no longer kept',
  notKnownYet: (name: string): string => `We do not know yet if a local authority knows ${name}.`,

  secondsSoFar: (seconds: number): string =>
    seconds === 1 ? '1 second so far' : `${seconds} seconds so far`,
  waiting: 'Waiting for the answer',
  waitingAs: (setting: string): string =>
    `Looking as ${lowerFirst(setting)}. Leaving this screen does not ask twice.`,

  checkedLead: 'checked ',
  plans: {
    'child-protection': 'Child protection plan',
    'looked-after': 'Looked-after child',
    'unborn-child-protection': 'Child protection plan for an unborn baby',
  } satisfies Record<PlanKind, string>,
  plansShort: {
    'child-protection': 'Child protection plan',
    'looked-after': 'Looked-after child',
    'unborn-child-protection': 'Unborn baby’s plan',
  } satisfies Record<PlanKind, string>,
  planEnded: (plan: string): string => `${plan}, ended`,
  since: (date: string): string => `since ${date}`,
  startNotGiven: 'start date not given',
  endedOn: (date: string): string => `ended on ${date}`,
  endsOn: (date: string): string => `ends on ${date}`,
  endNotGiven: 'end date not given',
  startedOn: (date: string): string => `began ${date}`,
  moreBelow: (count: number): string => ` And ${count} more, below.`,
  /** How long an ended plan stays on view (digital.nhs.uk, Summary Care Record user guide; another source says 364). */
  endedNote: {
    'child-protection': 'This plan has ended. CP-IS keeps it on view for 365 days after that.',
    'looked-after': 'No longer looked after. CP-IS keeps this on view for 365 days after that.',
    'unborn-child-protection': 'This plan has ended. CP-IS keeps it on view for 28 days after that.',
  } satisfies Record<PlanKind, string>,
  endedStill: 'The local authority may still know the family.',
  by: (name: string, role: string | undefined): string =>
    role === undefined ? `By ${name}` : `By ${name}, ${lowerFirst(role)}`,
  forSetting: (setting: string): string => `, for ${lowerFirst(setting)}`,
  theAuthority: 'The local authority',
  wasTold: ' was told.',
  wasToldOneOf: ' was told; CP-IS does not say which of these.',
  nobodyTold: 'Nobody was told: this was a scheduled look-up.',
  notTold: 'The local authority was not told.',
  nobodyToTell: 'No local authority was told: CP-IS holds no record to tell one about.',
  notSaid: 'This connection to CP-IS does not say.',
  mayHaveBeenTold: 'The local authority may or may not have been told',
  thatYouLooked: ' that you looked.',

  noRecord: 'No record found',
  notReassurance: 'This is not reassurance. CP-IS cannot see:',
  cannotSee: [
    ['Other nations.', ' It covers England only.'],
    [
      'Other help.',
      ' It holds three things: child protection plans, looked-after children, and plans for unborn babies. Not children in need, early help or open referrals.',
    ],
    ['A record not yet matched', ' to this NHS number, such as a newborn or a restricted record.'],
  ],
  worried: 'Worried? You can record a concern without one.',
  safeguardingTeam: (name: string): string => `${name}, here`,
  until: (time: string): string => ` (until ${time})`,
  closedNow: ' (closed now)',

  doNotRead: ' Do not read this as “no record found”.',
  asked: (when: string): string => `Asked ${when}`,
  gaveUp: (at: string): string => `, gave up ${at}`,
  answered: (at: string): string => `, answered ${at}`,
  nothingAsked: 'CP-IS was not asked, and nobody was told.',

  homeAddress: (name: string): string => `${name} (home address)`,
  chosen: (name: string): string => `${name} (you chose it)`,
  numberFrom: (source: string): string => `Number from ${source}.`,
  numberFromSite: 'Number from this organisation’s own list.',
  whichAuthority: 'Which local authority?',
  whichAuthorityWhy: 'The home address does not settle it. Choose the one where the child lives.',
  whichAuthorityRestricted:
    'A restricted record: Safelight does not point to a place from its address. Choose it yourself.',
  whichAuthorityAbroad: (nation: Abroad): string =>
    `No number for ${nations[nation]} is set up for this address. Choose here if you know who is responsible.`,
  noAuthorities:
    'No local authority numbers are set up here. Ring your safeguarding team or the switchboard.',
  onlyNumber: 'the only number given',
  bankHoliday: 'bank holiday',
  ringIfNotHoliday: 'office hours, unless today is a bank holiday',
  holidaysKnown: (from: number, to: number): string =>
    `Safelight knows England’s bank holidays for ${from} to ${to} only: today may be one.`,
  noOfficeNumber: (source: string): string => `${source} gives no office-hours number.`,
  noEmergencyNumber: (source: string): string => `${source} gives no out-of-hours number.`,
  numbersAbove: 'Numbers as above.',
  /** Beside the lamp, where the words before it already say that it is out of hours. */
  dutyTeam: 'Emergency duty team',
  noNumbers: (source: string): string =>
    `${source} gives no telephone number. Ring your safeguarding team or the switchboard.`,
  cpisName: 'CP-IS',
  siteName: 'This organisation’s list',
} as const;

/** A nation of which CP-IS knows nothing. */
export type Abroad = Exclude<HomeNation, 'england' | 'not-known'>;

const nations: Record<Abroad, string> = {
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  elsewhere: 'another country',
};

/** What must be said of this child whatever CP-IS answers; each edge its own sentence. */
export const edges = {
  abroad: (nation: Abroad): string =>
    `The home address is in ${nations[nation]}. CP-IS covers England only and cannot know this child there.`,
  /** Who takes a referral there: social services departments, and gateway teams of the five Northern Irish trusts. */
  ringThere: {
    wales: 'In Wales, ring children’s services of the council where the child lives.',
    scotland: 'In Scotland, ring the social work department of the council where the child lives.',
    'northern-ireland':
      'In Northern Ireland, ring the Gateway team of the Health and Social Care Trust where the child lives.',
    elsewhere: 'Ask your safeguarding team who to ring there.',
  } satisfies Record<Abroad, string>,
  unborn:
    'The plan is for an unborn baby. CP-IS holds it under the mother’s NHS number: the person on screen should be the mother.',
  newborn:
    'Under 28 days old: the NHS number may be too new to be matched. A plan made before birth may still be under the mother’s number: look at her record too.',
  restricted:
    'This record is restricted. Local authorities may not be able to match one, so CP-IS may hold nothing here even where there is a plan.',
  over18:
    'Over 18: CP-IS ends at 18. Look up only for an unborn baby, whose plan CP-IS holds under the mother’s number.',
  over18Found: 'Over 18: CP-IS ends at 18. Ask the local authority why this is still there.',
  over18None: 'Over 18: CP-IS ends at 18, so this answer is about a plan for an unborn baby only.',
  maybe18: 'The birth date is not exact: this person may be 18 already. CP-IS ends at 18.',
  from16: (they: string): string =>
    `16 or 17: CP-IS ends at 18. Plan with adult services now for when ${they} will need them.`,
  ageUnknown: 'No birth date that can be read, so the age is not known. CP-IS ends at 18.',
} as const;
