/** Words of the pretend record system's own window: what Safelight told it, and what it told Safelight. */
export const windowText = {
  heading: 'Between this page and Safelight',
  tell: 'Tell Safelight which record is open',
  reopen: 'Open Safelight again by itself when another child is chosen',
  logout: 'Sign out of the record system',
  empty: 'Nothing has been said yet.',
  drafts: 'Drafts to sign',
  sign: 'Sign',
} as const;

/** For the page's script; `{…}` is filled there. */
export const windowScriptText = {
  handshake: 'Safelight asked whether this page listens.',
  done: 'Safelight gave the screen back.',
  activity: 'Safelight asked for {what}.',
  refusedActivity: 'Safelight asked for {what}, which this page does not have.',
  activities: {
    'problem-review': 'the problem list, at {where}',
    'order-review': 'the orders to sign, at {where}',
    'appointment-book': 'the booking of an appointment, at {where}',
  },
  staged: 'Safelight put a draft here: {where}.',
  changed: 'Safelight changed the draft {where}.',
  removed: 'Safelight took back the draft {where}.',
  read: 'Safelight looked at the drafts.',
  signed: '{where} was signed and is in the record.',
  opened: 'Told Safelight: another record is open.',
  loggedOut: 'Told Safelight: the person has signed out.',
  followed: 'Safelight followed.',
  refused: 'Safelight did not follow: words are not sent there.',
  silent: 'Safelight did not answer.',
} as const;
