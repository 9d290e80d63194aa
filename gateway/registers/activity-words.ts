import type { Activity } from '../../src/api/registers.ts';
import { capital, spaced } from './line-words.ts';

type Row = Activity['rows'][number];

/** What is counted, as a report or a table names it. */
export const measureTitles: Readonly<Record<Row['measure'], string>> = {
  'look-ups': 'Looks at CP-IS',
  concerns: 'Concerns recorded',
  shared: 'Concerns shared',
  'not-shared': 'Decisions not to share',
  'answered-in-time': 'Answered within one working day',
  'answered-late': 'Answered later',
  'no-answer-yet': 'No answer yet',
};

/** By what it is counted. */
export const byTitles: Readonly<Record<Row['by'], string>> = {
  all: 'All together',
  setting: 'Care setting',
  harm: 'Kind of harm',
  outcome: 'What the local authority decided',
};

/** Codes that are not words yet. */
const words: Readonly<Record<string, string>> = {
  fgm: 'Female genital mutilation',
  'self-harm': 'Self-harm',
  'section-47': 'Enquiries under section 47',
  'section-17': 'Assessment under section 17',
};

/** A kind of harm or a decision, e.g. "Domestic abuse", "No decision yet". */
export const valueWords = (code: string): string => words[code] ?? capital(spaced(code));
