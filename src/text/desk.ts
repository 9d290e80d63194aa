import type { LaunchWords } from './launch.ts';

const untouched = 'Nothing was changed and nobody was told.';

/** Screens of an opening without a child that came to nothing, beside those of every launch. */
export const deskFailures = {
  away: {
    code: 'L-114',
    title: 'Safelight is not answering',
    said: 'Your record system signed you in and named no child, but Safelight’s own service could not be reached.',
    assured: untouched,
    todo: 'for alert rules, wait a minute and try again. For a child, open the child’s record first, then Safelight from it. If it happens again, give IT this code.',
    why: 'The gateway did not answer, or its answer could not be read.',
    fix: 'Check that the gateway is up and reachable from this browser.',
  },
  refused: {
    code: 'L-115',
    title: 'Safelight did not let you in',
    said: 'Your record system signed you in and named no child, but Safelight’s own service refused to go on.',
    assured: untouched,
    todo: 'close this and open Safelight again from your record system. If it happens again, give IT this code.',
    why: 'The gateway refused to open a session without a patient.',
    fix: 'See the answer above.',
  },
} as const satisfies Record<string, LaunchWords>;

/** Words around the screens of alert rules. */
export const deskWords = {
  opening: 'Opening Safelight',
  again: 'Try again',
  opensAgain: 'Trying',
  kept: 'What you wrote is still here.',
  away: 'Safelight is not answering',
  awayHelp: 'Nothing can be read or saved just now. Wait a minute, then try again.',
  ended: 'Your sign-in has ended',
  endedHelp:
    'Nothing can be read or saved until you are signed in again. Try again; if that does not help, copy what you need and open Safelight again from your record system.',
  refused: 'Safelight did not let you in again',
  refusedHelp:
    'Nothing can be read or saved. Copy what you need and open Safelight again from your record system.',
} as const;
