/** Words of the window in which a person signs in to the NHS. `todo` says what to do next. */
interface WindowWords {
  readonly said: string;
  readonly todo: string;
}

const startAgain = 'Close this window and sign in again from Safelight.';
const nobody = 'Nobody was looked up.';

export const nhsSignInWindow = {
  product: 'Safelight',
  title: 'NHS sign-in',
  waiting: { said: 'Getting the NHS sign-in ready.', todo: 'This takes a moment.' },
  going: { said: 'Going to the NHS sign-in.', todo: 'Sign in there with your smartcard or security key.' },
  checking: { said: 'Checking your sign-in with the NHS.', todo: 'This takes a moment.' },
  done: { said: 'Signed in.', todo: 'You can close this window.' },
  'not-started': { said: 'This sign-in was not started from Safelight.', todo: 'Close this window.' },
  'nothing-came': { said: 'The sign-in did not begin.', todo: startAgain },
  'storage-blocked': {
    said: 'Your browser keeps nothing for this window, so a sign-in could not be checked.',
    todo: 'Close this window and ask your IT team to allow site data for Safelight.',
  },
  over: { said: 'This sign-in has ended.', todo: startAgain },
  'not-reached': { said: `Safelight’s own service did not answer. ${nobody}`, todo: startAgain },
  cancelled: { said: `You did not sign in. ${nobody}`, todo: startAgain },
  refused: {
    said: `The NHS did not accept the sign-in. ${nobody}`,
    todo: `${startAgain} If it is refused again, ask the people who issue smartcards.`,
  },
  'no-answer': { said: `The NHS did not answer. ${nobody}`, todo: startAgain },
  'timed-out': { said: `Signing in took too long. ${nobody}`, todo: startAgain },
  'odd-answer': {
    said: `The NHS answered in a way that Safelight does not understand. ${nobody}`,
    todo: `${startAgain} If it happens again, tell your IT team.`,
  },
  'no-roles': {
    said: 'Your NHS identity has no role that Safelight can use.',
    todo: 'Close this window. A colleague with CP-IS access can look up.',
  },
  'another-sign-in': {
    said: 'Somebody else was signed in to the NHS here. They are signed out now, and nobody was looked up.',
    todo: 'Close this window. If it is you who is looking, sign in again from Safelight.',
  },
} as const satisfies Record<string, string | WindowWords>;
