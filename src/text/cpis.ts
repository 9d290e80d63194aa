import type { PlanKind } from '../domain/cpis.ts';
import type { Called } from './names.ts';

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
  lookUp: (name: string): string => `Look ${name} up now`,
  lookUpAgain: (name: string): string => `Look ${name} up again`,
  unscheduledConsequence: (their: string): string =>
    `Tells ${their} local authority that you looked, and adds you to the list of people who have. Once for this visit.`,
  unscheduledAgain: (their: string): string =>
    `Tells ${their} local authority a second time that you looked, and adds you to the list again.`,
  scheduledConsequence: 'Tells nobody, and does not add you to the list.',
  theyWillSee: 'They will see',
  theySee: (organisation: string | undefined, { they, are }: Called): string =>
    `your name, role, ${organisation ?? 'this organisation'} and the time. Not why ${they} ${are} here.`,
  lookingAs: 'Looking as',
  settingWords: (kind: 'unscheduled' | 'scheduled', title: string): string =>
    kind === 'unscheduled' ? `unscheduled care, ${title}.` : `scheduled care, ${title}.`,
  notRight: 'Not right?',

  opening: 'Getting ready. You can look up in a moment.',
  gatewayAway: 'Safelight’s own service is not answering, so nobody can be looked up from here.',
  sessionEnded:
    'Safelight’s own sign-in has ended. Try again; if that does not help, open Safelight again from the child’s record.',
  askSetting: 'Where are you giving care now?',
  askSettingWhy:
    'This decides whether a look-up tells the local authority. The record does not say, so Safelight asks you once.',
  askSettingField: 'Care setting',
  useSetting: 'Use this',
  settingsAway: 'Safelight’s own service is not answering, so it cannot be told where you are giving care.',
  noSettings: 'No care settings are set up for this organisation. Tell your IT team.',
  settingFailed: 'That could not be kept. Nothing has been looked up. Try again.',
  neverHere: (title: string): string =>
    `Look-ups are not made in ${title}. Your safeguarding team decided this; ring them if you are worried.`,
  noRight:
    'Your role does not let you look children up here. A colleague with CP-IS access can, or your safeguarding team.',

  secondsSoFar: (seconds: number): string =>
    seconds === 1 ? '1 second so far' : `${seconds} seconds so far`,
  waiting: 'Waiting for the answer',
  waitingAs: (setting: string): string => `Looking as ${setting}. Leaving this screen does not ask twice.`,

  checked: (when: string): string => `checked ${when}`,
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
  endNotGiven: 'end date not given',
  startedOn: (date: string): string => `began ${date}`,
  by: (name: string, role: string | undefined): string =>
    role === undefined ? `By ${name}` : `By ${name}, ${role}`,
  forSetting: (setting: string): string => `, for ${setting}`,
  theAuthority: 'The local authority',
  wasTold: ' was told.',
  nobodyTold: 'Nobody was told: this was a scheduled look-up.',
  notTold: 'The local authority was not told.',
  nobodyToTell: 'No local authority was told: CP-IS holds no record to tell one about.',
  notSaid: 'This connection to CP-IS does not say.',
  mayHaveBeenTold: 'The local authority may or may not have been told',
  thatYouLooked: ' that you looked.',
  unbornNote:
    'This plan is for an unborn baby. CP-IS holds it on the mother’s record until it moves to the baby’s own.',
  over18:
    'Over 18: a child’s record on CP-IS ends at 18. A plan for an unborn baby is held on the mother’s record.',
  from16: (they: string): string =>
    `16 or 17: CP-IS ends at 18. Plan with adult services now for when ${they} will need them.`,
  onlyEngland: (nation: string): string =>
    `The home address is in ${nation}. CP-IS covers England only: ring the child’s own local authority there as well.`,
  nations: {
    wales: 'Wales',
    scotland: 'Scotland',
    'northern-ireland': 'Northern Ireland',
    elsewhere: 'another country',
  },

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
  gaveUp: (at: string): string => `, gave up at ${at}.`,
  answered: (at: string): string => `, answered at ${at}.`,
  nothingAsked: 'CP-IS was not asked.',
  tryAgain: 'Try CP-IS again',
  tryMayTell: 'May tell the local authority a second time. Nothing is tried again unless you press this.',
  tryTells: 'Tells the local authority a second time. Nothing is tried again unless you press this.',
  tryFirst: (their: string): string =>
    `Tells ${their} local authority that you looked. Nothing is tried again unless you press this.`,
  tryScheduled: 'Tells nobody. Nothing is tried again unless you press this.',

  fromCpis: 'number from CP-IS',
  homeAddress: (name: string): string => `${name} (home address)`,
  chosen: (name: string): string => `${name} (you chose it)`,
  numberFrom: (source: string): string => `Number from ${source}.`,
  numberFromSite: 'Number from this organisation’s own list.',
  whichAuthority: 'Which local authority?',
  whichAuthorityWhy: 'The home address does not settle it. Choose the one where the child lives.',
  noAuthorities:
    'No local authority numbers are set up here. Ring your safeguarding team or the switchboard.',
  onlyNumber: 'the only number given',
  ringIfNotHoliday: 'office hours, unless today is a bank holiday',
  noOfficeNumber: (source: string): string => `${source} gives no office-hours number.`,
  noEmergencyNumber: (source: string): string => `${source} gives no out-of-hours number.`,
  noNumbers: (source: string): string =>
    `${source} gives no telephone number. Ring your safeguarding team or the switchboard.`,
  cpisName: 'CP-IS',
  siteName: 'This organisation’s list',
} as const;

/** Who looked before. */
export const looks = {
  before: (count: number): string =>
    count === 0
      ? 'Not looked up before'
      : count >= 25
        ? 'Looked up 25 times or more before'
        : count === 1
          ? 'Looked up once before'
          : `Looked up ${count} times before`,
  last: (date: string): string => `last on ${date}`,
  byWhom: (count: number, who: string): string => `${count} by ${who}`,
  byOther: (count: number): string => `${count} by others`,
  notOffered: 'This connection to CP-IS does not say who looked before.',
  couldNotRead: 'Who looked before could not be read. There may have been earlier looks.',
  onlyUnscheduled: 'CP-IS lists unscheduled looks only, the newest 25.',
  picture: (dates: string): string => `Earlier looks: ${dates}. Today is at the right.`,
  list: 'Earlier looks',
  when: 'Date and time',
  name: 'Name',
  role: 'Role',
  organisation: 'Organisation',
} as const;

/** A check made by phone or through the portal, shown as what it is. */
export const otherCheck = {
  record: 'Record a check by phone or portal',
  keeps: 'Keeps the time, who answered and what they said.',
  how: 'How did you check?',
  ways: { phone: 'By phone', portal: 'In the CP-IS portal' },
  at: 'When?',
  whoAnswered: 'Who answered?',
  whoHint: 'Name and job. For the portal: your own name.',
  said: 'What did they say?',
  saidHint: 'Their words, and whether a plan exists.',
  save: 'Keep this check',
  saving: 'Keeping',
  failed: 'It could not be kept. Your text is still here. Try again.',
  errors: 'Two things to check',
  errorTitle: (count: number): string => (count === 1 ? '1 thing to check' : `${count} things to check`),
  fixAt: 'give the date and time of the check, not in the future.',
  fixWho: 'say who answered.',
  fixSaid: 'write what they said.',
  shown: { phone: 'Checked by phone', portal: 'Checked in the CP-IS portal' },
  notAnAnswer: 'Recorded by a person; not an answer of CP-IS to Safelight.',
  answeredBy: (who: string): string => `Answered by ${who}.`,
  recordedBy: (name: string, role: string | undefined): string =>
    role === undefined ? `Recorded by ${name}.` : `Recorded by ${name}, ${role}.`,
  title: 'Checks made another way',
} as const;
