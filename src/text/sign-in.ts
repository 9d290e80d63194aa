/** Words about the end of a sign-in: announced, and made by the person. `time`: e.g. "14:32". */
export const signIn = {
  ends: (time: string): string => `This sign-in ends at ${time}`,
  endsHelp:
    'Send or save what you are writing before then. To go on after it, open Safelight again from your record system.',
  asking: 'You have written something here that was not sent',
  askingHelp: 'Signing out takes it off this screen.',
  askingDraft: 'Safelight can keep it as a draft, for you alone, until you open this child again.',
  keepAndLeave: 'Keep the draft and sign out',
  leave: 'Sign out without it',
  stay: 'Stay',
  leaving: 'Signing out',
  left: 'You are signed out of Safelight',
  leftHelp: 'Nothing of the record is left on this screen or in this browser.',
  draftKept: 'Your draft is kept. Open Safelight again from the child’s record to go on.',
  draftNotKept: 'Your draft could not be kept just now: what was saved before is still there.',
  stillThere: 'You may still be signed in to your record system. On a shared computer, sign out there too.',
  what: {
    own: 'Your session with Safelight',
    access: 'Permission to read',
    refresh: 'Permission to go on reading',
  },
  ownEnded: 'ended',
  ownNotEnded:
    'could not be ended now, as Safelight’s own service did not answer. It ends by itself within the hour.',
  revoked: 'given back',
  notRevoked: {
    'not-offered': 'your record system has no way to take it back.',
    refused: 'your record system did not take it back.',
    unreachable: 'could not be given back, as nobody answered.',
  },
  endsItself: (time: string): string => `It ends by itself at ${time}.`,
  forgotten: 'This browser has forgotten it.',
} as const;
