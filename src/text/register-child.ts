import { countText, dayOfEntry, timeOfEntry } from './register.ts';

/** The access report for one child. */
export const childReport = {
  title: 'Who looked at one child',
  says: 'Everybody who looked at the child through Safelight here, what was shared, with whom and why. It may be asked for by a parent, a court or the child.',
  nhsNumber: 'NHS number of the child',
  nhsHint: 'ten digits, e.g. 999 012 3454',
  wrong: 'Ten digits are needed, and these are not a valid NHS number. One may be mistyped.',
  make: 'Make the report',
  working: 'Making the report',
  what: 'The report',
  unknown: 'No child with this number is known here',
  unknownSays:
    'That is not the same as nobody having looked: Safelight knows a child from the first time the record was opened with it. Check the number with the record.',
  none: 'Nobody looked at this child through Safelight here',
  noneSays: 'The register holds no entry about this child. Other systems keep their own registers.',
  heading: 'Access report',
  child: 'Child',
  born: 'Born',
  made: 'Made',
  madeBy: (at: string, by: string): string => `${dayOfEntry(at)}, ${timeOfEntry(at)} by ${by}`,
  entries: 'Entries',
  entriesCount: (count: number): string => countText(count),
  caption: 'Who looked, what was shared and why; newest first',
  print: 'Print',
  notPrinted: 'This record system does not let Safelight print. Save it as a file, then print that.',
  csv: 'Save for a spreadsheet',
  saved: (name: string): string => `The file ${name} was handed to your browser.`,
  confidential:
    'Before it leaves your hands: it may name people whom the reader should not know of. Have it read by whoever answers for such requests.',
  fileName: (day: string): string => `safelight-access-report-${day}.csv`,
} as const;
