/** A check made by phone or through the portal, shown as what it is. */
export const otherCheck = {
  record: 'Record a check by phone or portal',
  loading: 'Getting the form ready.',
  notLoaded:
    'The form could not be loaded. Write the check down, then open Safelight again and keep it there.',
  keeps: 'Keeps the time, who answered and what they said.',
  how: 'How did you check?',
  ways: { phone: 'By phone', portal: 'In the CP-IS portal' },
  at: 'When?',
  whoAnswered: 'Who answered?',
  whoHint: 'Name and job. For the portal: your own name.',
  said: 'What did they say?',
  saidHint: 'Their words, and whether a plan exists.',
  save: 'Keep this check',
  saving: 'Keeping',
  failed: 'It could not be kept. Your text is still here. Try again.',
  errorTitle: (count: number): string => (count === 1 ? '1 thing to check' : `${count} things to check`),
  fixAt: 'give the date and time of the check, not in the future.',
  fixWho: 'say who answered.',
  fixSaid: 'write what they said.',
  shown: { phone: 'Checked by phone', portal: 'Checked in the CP-IS portal' },
  notAnAnswer: 'Recorded by a person; not an answer of CP-IS to Safelight.',
  answeredBy: (who: string): string => `Answered by ${who}.`,
  recordedBy: (name: string, role: string | undefined): string =>
    role === undefined ? `Recorded by ${name}.` : `Recorded by ${name}, ${role}.`,
  title: 'Checks made another way',
} as const;
