import type { Called } from './names.ts';

/** The person's own sign-in to the NHS, on the CP-IS card. */
export const nhsSignIn = {
  why: 'CP-IS asks who is looking.',
  whyWhat: 'Sign in with your smartcard or security key first. Signing in looks nobody up.',
  whyThen: 'Sign in with your smartcard or security key first.',
  button: 'Sign in to the NHS',
  opens: 'Opens the NHS sign-in in its own window. You come back here.',
  /** Said where this site looks up on opening: what signing in then causes. */
  thenTells: ({ name, their }: Called): string =>
    `${name} is then looked up at once, which tells ${their} local authority that you looked.`,
  thenLooks: ({ name }: Called): string => `${name} is then looked up at once. That tells nobody.`,

  underWay: 'Signing in, in the other window',
  underWayHelp: 'Finish there, then come back here.',
  lost: 'Window gone?',
  again: 'Start the sign-in again',
  cancel: 'Stop signing in',

  chooseRole: 'In which role are you looking?',
  chooseRoleWhy: 'Your NHS identity has more than one. The role decides what CP-IS lets you do.',
  useRole: 'Use this role',
  usingRole: 'Using this role',
  fixRole: 'choose a role.',
  roleFailed: 'That could not be kept. Nothing has been looked up. Try again.',
  allows: {
    both: 'May look up in unscheduled care, which tells the local authority, and in scheduled care.',
    unscheduled: 'May look up in unscheduled care, which tells the local authority. Not in scheduled care.',
    scheduled: 'May look up in scheduled care, which tells nobody. Not in unscheduled care.',
    nothing: 'May not look children up: CP-IS is not part of this role.',
  },
  notHere: (setting: string): string => `Not for ${setting}.`,

  signedIn: 'Signed in to the NHS',
  as: (name: string, role: string, organisation: string | undefined): string =>
    organisation === undefined ? `${name}, ${role}` : `${name}, ${role}, ${organisation}`,
  until: (at: string): string => `until ${at}`,
  changeRole: 'Change role',
  otherRole: 'Sign in again to change role',
  keepRole: 'Keep this role',
  signOut: 'Sign out',
  signOutFailed: 'Signing out did not work. Try again, or close Safelight.',

  ended: 'Your NHS sign-in has ended.',
  endedWhat: 'It lasts for a time only. Signing in again looks nobody up.',
  endedThen: 'It lasts for a time only.',
  signInAgain: 'Sign in to the NHS again',

  failed: {
    cancelled: { what: 'You did not finish signing in.', todo: 'Nobody was looked up.' },
    refused: {
      what: 'The NHS did not accept the sign-in.',
      todo: 'Check your smartcard or security key. If it is refused again, ask the people who issue smartcards.',
    },
    'no-answer': { what: 'The NHS sign-in did not answer.', todo: 'Wait a minute, then try again.' },
    'timed-out': { what: 'Signing in took too long.', todo: 'Start it again.' },
    'odd-answer': {
      what: 'The NHS sign-in answered in a way that Safelight does not understand.',
      todo: 'Try once more. If it happens again, tell your IT team.',
    },
    'no-roles': {
      what: 'Your NHS identity has no role that Safelight can use.',
      todo: 'A colleague with CP-IS access can look up. Ask the people who issue smartcards for the role.',
    },
    'another-sign-in': {
      what: 'Somebody else was signed in to the NHS here. They are signed out now.',
      todo: 'Nobody was looked up. If it is you who is looking, sign in again.',
    },
  },

  trouble: {
    'window-blocked':
      'Your browser blocked the sign-in window. Allow pop-up windows for this page, then press again.',
    'not-started': 'The sign-in could not begin: Safelight’s own service did not start it. Try again.',
    'not-answering':
      'Safelight’s own service is not answering. Finish in the other window; this page keeps asking.',
  },
} as const;
