import type { FgmKnown } from '../domain/concern.ts';

/**
 * Female genital mutilation of a girl under 18: the duty to notify the police. Source: Female Genital Mutilation Act 2003,
 * section 5B, and the Home Office's procedural information on mandatory reporting (gov.uk).
 */
export const fgmText = {
  title: 'FGM in a girl under 18: report it to the police yourself',
  who: 'The duty is yours in person, as a regulated health or social care professional in England or Wales. Your employer or a colleague cannot take it over; this form does not make the report.',
  how: 'How do you know?',
  howOptions: {
    'she-told': 'She told me herself',
    'signs-seen': 'I saw physical signs',
    neither: 'Neither of these',
  } satisfies Record<FgmKnown['how'] | 'neither', string>,
  neitherTitle: 'Then this duty does not apply',
  neither:
    'Share your concern with children’s social care in this form. If she is in danger or may be taken abroad, ring the police now.',
  limits: 'What the duty does not cover',
  limitsList: [
    'A girl who is at risk of it but to whom it was not done.',
    'A suspicion without her words or signs that you saw.',
    'What a parent or anybody else told you. Share that as a concern.',
    'A woman who is 18 or over, even if it was done to her as a child.',
    'A case of which you know that another professional of your own profession has reported it.',
  ],
  ageUnknown: 'Her age is not known here. The duty is for girls who are under 18 when you learn of it.',
  genderUnknown: 'Her gender is not recorded here.',
  knownAt: 'When you learned of it',
  due: (when: string): string => `Report by ${when}`,
  dueWhy: 'The close of the next working day. With good reason later, but never more than one month.',
  holidaysUnknown: 'Bank holidays of that year are not known here; only weekends were counted.',
  overdue: 'That time has passed. Report now.',
  ring: 'Police, to report',
  danger: 'She is in danger this minute',
  say: 'What to say',
  sayCopy: 'Copy what to say',
  copied: 'Copied',
  made: 'Report made',
  madeAt: 'When you reported it',
  number: 'The police’s incident number',
  numberHint: 'Leave both empty if you have not rung yet: you can add them after Send.',
  remove: 'Take this away: it does not apply',
  still: 'Social care still needs your concern: the police report does not replace it.',
  /** On the receipt. */
  owedTitle: 'Police: your report of FGM is not recorded yet',
  save: 'Save the incident number',
  saving: 'Saving',
  saved: (number: string): string => `Reported to the police. Incident number ${number}`,
  numberFix: 'Write the police’s incident number.',
  timeFix: 'Give the time of the report, not later than now.',
  notSaved: 'It was not saved. Keep the number and try again.',
} as const;
