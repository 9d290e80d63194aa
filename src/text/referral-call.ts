/** What became of the written copy of a call, as `src/api/concern-call.ts` has it. */
type End = 'sent-another-way' | 'recorded-again' | 'not-owed';

/** A telephone call whose written concern never came: what may be said of it. */
export const callWords = {
  settle: 'Say what became of it',
  settleHelp: 'If the draft is gone, write the concern anew, or say what became of it.',
  title: 'What became of the written concern?',
  note: 'Nothing more is asked for after this call once you have said it. It does not send anything.',
  how: 'What is true',
  ends: {
    'sent-another-way': 'The written copy was sent another way',
    'recorded-again': 'It was recorded in Safelight again',
    'not-owed': 'No written copy is owed',
  } satisfies Record<End, string>,
  reference: 'Its reference',
  referenceHint: 'As it stands on this child’s list, e.g. SL-2026-000118.',
  words: {
    'sent-another-way': 'How it was sent, and to whom',
    'recorded-again': 'In a few words',
    'not-owed': 'Why none is owed',
  } satisfies Record<End, string>,
  told: (by: string, at: string): string => `Told by ${by}, of ${at}`,
  again: (reference: string): string => `Recorded again as ${reference}`,
  kept: 'Kept: what became of it.',
  over: 'Only a telephone call. What became of it has been told.',
  faults: {
    how: 'Choose what is true.',
    reference: 'Give its reference, e.g. SL-2026-000118.',
    words: 'Say it in a few words.',
  },
} as const;
