/** Words beside every screen where the record system tells which record it shows. They never name anybody of another record. */
export const besideText = {
  /** Instead of the child's screen. */
  cleared: {
    'other-record': {
      title: 'Another record is open now',
      said: 'Safelight was opened on a different child, so it has cleared its screen. Nothing here is about the record that is open now.',
      todo: 'Open Safelight again from the record that you are in.',
    },
    closed: {
      title: 'The record was closed',
      said: 'Safelight has cleared its screen with it.',
      todo: 'Open Safelight again from a child’s record.',
    },
    locked: {
      title: 'The record system is locked',
      said: 'Safelight has cleared its screen until you are back.',
      todo: 'Unlock the record system. If nothing comes back here, open Safelight again from the child’s record.',
    },
    'signed-out': {
      title: 'You are signed out',
      said: 'The record system has signed you out, so Safelight has too.',
      todo: 'Sign in and open Safelight again from the child’s record.',
    },
  },
  comesBack: 'If the record system shows the same child again, the screen comes back as it was.',
  keptHere: 'What you had written is kept. It comes back with that child’s record.',
  chooseHere: 'Choose a child here',
  chooseHint: 'Your record system asks which one',
  todo: 'What to do:',
  worried: 'Worried about a child now?',
  ring: 'Ring 999.',
  /** Above a form with words that are not sent. */
  refused: {
    'other-record': 'The record system shows another record',
    closed: 'The record system has closed this record',
    locked: 'The record system was locked',
  },
  about: (name: string): string =>
    `What is on this screen is about ${name}. What you save or send here is saved for ${name} only.`,
  someone: 'the child Safelight was opened on',
  putAway: 'Keep it and clear this screen',
  warned: 'Not every program shows the same child',
  warnedWhy: 'Another program could not follow the record system. Check the name in each before you go on.',
  checked: 'I have checked',
  otherVisit:
    'The record system shows another visit of this child. What you record here belongs to the visit that Safelight was opened in.',
  interrupted:
    'Safelight cannot tell just now which record is open. Check that the name here is the child you mean.',
  off: 'Your record system does not tell Safelight which record is open. Check that the name here is the child you mean.',
} as const;
