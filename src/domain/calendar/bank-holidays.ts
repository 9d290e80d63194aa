import { dayOf, partsOf, type Day } from './london.ts';

/**
 * Bank holidays of England and Wales, as gov.uk/bank-holidays publishes them; 2028 as the Banking and Financial
 * Dealings Act 1971 fixes them. A royal proclamation can add to a later year: check the list when a year is added.
 */
const table: Readonly<Record<number, readonly string[]>> = {
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

const years = Object.keys(table).map(Number);
/** First and last year of the table. */
export const bankHolidayYears = { from: Math.min(...years), to: Math.max(...years) };

const days = new Set(
  Object.entries(table).flatMap(([year, dates]) =>
    dates.map((date) => dayOf(Number(year), Number(date.slice(0, 2)), Number(date.slice(3)))),
  ),
);

/** Whether a day is a bank holiday in England and Wales; `not-known` for a year outside the table, never a guess. */
export function bankHoliday(day: Day): 'yes' | 'no' | 'not-known' {
  if (!(partsOf(day).year in table)) return 'not-known';
  return days.has(day) ? 'yes' : 'no';
}
