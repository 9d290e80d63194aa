/** The form in which somebody says that they have seen a flag; fetched when it is wanted. */
export const acknowledgeForm = {
  reason: 'Why is it quiet from now on?',
  reasonHint: 'It stays in the list, with your name.',
  days: 'For how long?',
  daysOptions: [
    { value: '1', label: '1 day' },
    { value: '7', label: '7 days' },
    { value: '30', label: '30 days' },
    { value: '90', label: '90 days' },
  ],
  quietUntil: (day: string): string => `Quiet until ${day}, or until something new is found.`,
  note: 'Note',
  noteHint: 'Kept with your name. Needed for “another reason”.',
  save: 'Keep',
  saving: 'Keeping',
  failed: 'It could not be kept. The flag stays as it is. Try again.',
  chooseReason: 'choose a reason.',
  writeNote: 'say what the reason is.',
} as const;
