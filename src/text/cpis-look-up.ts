import type { IdentityCheck } from '../domain/cpis.ts';
import { lowerFirst } from './common.ts';
import type { Called } from './names.ts';

/** What is known, before a look-up, of whom it tells. */
export interface Telling {
  /** Short name of the authority of the home address; a likely one, not the one that must hold the record. */
  readonly authority?: string | undefined;
  /** An adult: CP-IS can only hold a plan for an unborn baby. */
  readonly adult: boolean;
  readonly name: string;
}

const whom = ({ authority, adult }: Telling): string => {
  if (adult) return 'the local authority of an unborn baby on a plan, if there is one,';
  return authority === undefined
    ? 'the child’s local authority, if there is one,'
    : `${authority}, or whichever local authority holds a record,`;
};

const unlessPressed = 'Nothing is asked again unless you press this.';

/** The way to a look-up, and what pressing it causes, said on the button's own line. */
export const lookUp = {
  now: (name: string): string => `Look ${name} up now`,
  again: (name: string): string => `Look ${name} up again`,
  unborn: (name: string): string => `Look ${name} up now for an unborn baby`,
  retry: 'Ask CP-IS again',

  tells: (telling: Telling, byName: boolean): string =>
    `Checking tells ${whom(telling)} that ${telling.name} is here, and adds ${
      byName ? 'you to the list of people who looked' : 'this look to its list'
    }. Once for this visit.`,
  tellsAgain: (telling: Telling): string =>
    `Checking again tells ${whom(telling)} a second time that ${telling.name} is here. ${unlessPressed}`,
  mayTellAgain: (telling: Telling): string =>
    `Checking again may tell ${whom(telling)} a second time that ${telling.name} is here. ${unlessPressed}`,
  tellsNobody: 'Checking tells nobody, and does not add you to the list of people who looked.',
  tellsNobodyAgain: `Checking again tells nobody. ${unlessPressed}`,
  records: (how: string): string => `Records that you confirmed the number: ${how}.`,

  underWay: {
    unscheduled: (telling: Telling): string => `This tells ${whom(telling)} that ${telling.name} is here.`,
    scheduled: 'This tells nobody.',
  },
  onOpen: (title: string): string => `In ${lowerFirst(title)} this organisation looks a child up on opening.`,

  theyWillSee: 'They will see',
  /** `byName`: where the person has signed in to the NHS; else the application asks, and says which organisation. */
  theySee: (organisation: string | undefined, { they, are }: Called, byName: boolean): string =>
    byName
      ? `your name, role, ${organisation ?? 'this organisation'} and the time. Not why ${they} ${are} here.`
      : `that ${organisation ?? 'this organisation'} looked, and when. Not why ${they} ${are} here.`,
  lookingAs: 'Looking as',
  settingWords: (kind: 'unscheduled' | 'scheduled', title: string): string =>
    `${kind} care, ${lowerFirst(title)}.`,
  notRight: 'Not right?',

  opening: 'Getting ready. You can look up in a moment.',
  gatewayAway: 'Safelight’s own service is not answering, so nobody can be looked up from here.',
  sessionEnded:
    'Safelight’s own sign-in has ended. Try again; if that does not help, open Safelight again from the child’s record.',
  askSetting: 'Where are you giving care now?',
  askSettingWhy:
    'This decides whether a look-up tells the local authority. The record does not say, so Safelight asks you once. Answering looks nobody up.',
  useSetting: 'Use this',
  settingsAway: 'Safelight’s own service is not answering, so it cannot be told where you are giving care.',
  noSettings: 'No care settings are set up for this organisation. Tell your IT team.',
  settingFailed: 'That could not be kept. Nothing has been looked up. Try again.',
} as const;

/** Going on with an NHS number that nobody has verified. */
export const identity = {
  begin: 'I can confirm the number',
  begins: 'Asks how you know, and records it with your name. Nobody is looked up yet.',
  ask: (number: string, name: string): string => `How do you know that ${number} is ${name}’s number?`,
  why: 'Your answer is recorded with your name. If you are not sure, do not look up.',
  ways: {
    'asked-child-or-carer': 'I asked the child or the person with them: name, birth date and address agree',
    'saw-document': 'I saw it on a document',
    'traced-elsewhere': 'I traced it in another system',
  } satisfies Record<IdentityCheck, string>,
  /** After "confirmed:", on the button and on the answer. */
  how: {
    'asked-child-or-carer': 'asked the child or the person with them',
    'saw-document': 'saw a document',
    'traced-elsewhere': 'traced in another system',
  } satisfies Record<IdentityCheck, string>,
  sayFirst: 'Say first how you know.',
  confirmed: (how: string): string => `The NHS number was not verified. Confirmed by whoever looked: ${how}.`,
} as const;
