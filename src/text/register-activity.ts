import { months } from './when.ts';

/** "Nov 2026" of `2026-11`; what is no month is shown as it is. */
export function monthWords(month: string): string {
  const name = months[Number(month.slice(5, 7)) - 1];
  return name === undefined ? month : `${name} ${month.slice(0, 4)}`;
}

/** Numbers without a person in them. */
export const activityWords = {
  title: 'Activity in numbers',
  says: 'How often, without anybody’s name: for a board, a partnership or a return.',
  what: 'The numbers',
  from: 'From month',
  to: 'To month',
  by: 'Counted by',
  wrongOrder: 'The last month must not be before the first.',
  show: 'Show',
  showWorking: 'Counting',
  bys: { all: 'All together', setting: 'Care setting', harm: 'Kind of harm', outcome: 'What they decided' },
  measures: {
    'look-ups': 'Looks at CP-IS',
    concerns: 'Concerns recorded',
    shared: 'Shared',
    'not-shared': 'Decided not to share',
    'answered-in-time': 'Answered in time',
    'answered-late': 'Answered late',
    'no-answer-yet': 'No answer yet',
  },
  month: 'Month',
  suppressed:
    'Small numbers could point at somebody: 1 to 7 is shown as “1 to 7”, and every other number is rounded to the nearest 5; 0 is 0. “Not given” stands where a small number could be worked out from it. So numbers may not add up; and one concern may be of several kinds of harm.',
  notGiven: 'not given',
  caption: (by: string, from: string, to: string): string =>
    from === to ? `${by}, ${from}` : `${by}, ${from} to ${to}`,
  notCounted: 'not counted',
  none: 'Nothing to count',
  noneSays: 'In these months nothing was looked up, recorded or shared through Safelight here.',
  noneBy: 'In these months nothing is counted this way.',
  csv: 'For a spreadsheet',
  csvSays: 'CSV, the same numbers',
  measureReport: 'For another system',
  measureReportSays: 'a measure report, the same numbers',
  working: 'Getting the file',
  saved: (name: string): string => `The file ${name} was handed to your browser.`,
} as const;
