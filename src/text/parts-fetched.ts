/** Parts of the child screen that are fetched when they are wanted: what is said before they are there. */
export const nhsSignInPart = {
  label: 'NHS sign-in',
  loading: 'Getting the NHS sign-in ready.',
  notLoaded: 'The NHS sign-in could not be loaded. Reload this page, or open Safelight again.',
} as const;

export const missedPart = {
  notLoaded:
    'This child was not brought today, and what to do could not be loaded. Reload this page, or open Safelight again.',
} as const;

export const grantsNotLoaded =
  'What your record system did not allow could not be listed. Reload this page, or open Safelight again.';

/** Of a screen or a form that did not arrive: the network is away, or Safelight was brought up to date since it was opened. */
export const notArrived = {
  title: 'This part of Safelight did not arrive',
  help: 'The network was away, or Safelight was brought up to date since you opened it. Nothing was sent, and what you wrote elsewhere on this page is still there: send or copy what you need to keep. Then load this page again, or open Safelight again from the child’s record.',
  reload: 'Load this page again',
  leave: 'Back to where you were',
} as const;
