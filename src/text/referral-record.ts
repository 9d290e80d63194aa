/** What became of writing something into the child's clinical record. */
export const recordWords = {
  bring: 'Bring it to the record',
  bringing: 'Bringing it to the record',
  bringVersion: (number: number): string => `Bring version ${number} to the record`,
  bringNote:
    'Opens the concern to do so, which is kept with your name. What is there already is not written twice.',
  brought: 'It is in the child’s clinical record now.',
  notWritable: 'This record system takes no such entry. Safelight keeps it; file the document yourself.',
  documentOnly:
    'The record has the document. It is not sent by that: the referral itself still has to be carried.',
  failed: 'It is not in the child’s clinical record.',
  perhaps: 'It may or may not be in the child’s clinical record. Trying again writes nothing twice.',
  writing: 'Safelight has it. Writing it to the child’s clinical record.',
  writtenToo: 'The child’s clinical record has it too.',
  owed: 'Safelight has it. The child’s clinical record does not yet.',
  again: 'Write it to the record again',
  broughtBy: (author: string, by: string): string => `${author} (brought to the record by ${by})`,
  why: {
    'wrong-child': 'Nothing was sent: something in it is about another record. Tell your IT team.',
    'not-writable': 'This record system takes nothing from Safelight.',
    'session-ended':
      'Your sign-in to the record system has ended. Open Safelight again from the child’s record.',
    'not-permitted': 'Your role may not write this to the record.',
    'no-answer': 'The record system did not answer.',
    'timed-out': 'The record system took too long.',
    'cut-off': 'The connection was cut off.',
    'odd-answer': 'The record system answered something that could not be understood.',
    'too-many-requests': 'The record system is busy. Wait a minute.',
    'server-error': 'The record system has a fault.',
    refused: 'The record system refused it.',
    'audit-refused': 'The record system would not keep the audit of it.',
    'partly-written': 'Some of it is there. Trying again adds the rest.',
    nobody: 'Nobody can be named as the author: the record or your sign-in could not be read.',
    'not-opened': 'Safelight did not open the concern:',
    untold: 'Safelight could not note that it is there now. Trying again writes nothing twice.',
  },
} as const;
