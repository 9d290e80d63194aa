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
