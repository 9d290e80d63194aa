import { listWords } from './common.ts';

/** Words around a local authority's own questions. */
export const authorityFormText = {
  title: (authority: string): string => `${authority}’s own form`,
  closed: (authority: string): string =>
    `${authority} also asks questions of its own. You can answer them here; they go with the referral.`,
  open: 'Answer them',
  kept: (authority: string): string => `Your answers to ${authority}’s own form go with the referral.`,
  reopen: 'See or change them',
  leaveOut: 'Leave this form out',
  leaveOutSays: 'Your answers to it are taken away. The concern stays as it is.',
  loading: 'Fetching the form',
  what: 'The form',
  failed: 'The form could not be shown',
  failedSays: 'Send without it, or try again. Their form on the web asks the same.',
  again: 'Try again',
  filledIn: 'Filled in for you. Check it.',
  filledList: (names: readonly string[]): string => `Filled in for you: ${listWords.format(names)}.`,
  nothingFilled: 'Nothing could be filled in for you.',
  required: 'A star marks what they must have.',
  missing: (authority: string, names: readonly string[]): string =>
    `Still to be answered or put right in ${authority}’s form: ${listWords.format(names.map((name) => `“${name}”`))}. Or leave the form out.`,
} as const;
