/** Words of the app's own frame, whatever screen is in it. */
export const appWords = {
  opening: 'Opening the form',
  openingDesk: 'Opening',
  ended: 'Your record system has signed you out',
  endedHelp:
    'What you see was read before that, and what you wrote is still here. Nothing new can be read or saved until you open Safelight again from the child’s record.',
  broken: 'Safelight could not draw this screen',
  brokenHelp: 'This is a fault in Safelight, not in the child’s record. Do not take it as “nothing found”.',
  worried: 'Worried now? Ring your safeguarding team the usual way. In danger this minute:',
  reload: 'Open it again',
  /** Where the record was asked for, and what draws it did not arrive. */
  notDrawn:
    'Safelight could not show this child. Do not take it as “nothing found”. Close this and open it again from the child’s record.',
  /** Where even the screen that says why did not arrive. */
  notOpened:
    'Safelight could not open. No child was looked up and nobody was told. Close this and open it again from the child’s record.',
} as const;
