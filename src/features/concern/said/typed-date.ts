import { londonDay } from '../../../domain/calendar/london.ts';
import { daysOf } from '../../../domain/calendar/partial-date.ts';
import type { PartialDate } from '../../../domain/child.ts';
import { months } from '../../../text/when.ts';

/** A date as a field shows it: `2019-03-14` is "14/3/2019", `2019-03` is "3/2019". */
export const dateTyped = (date: PartialDate): string =>
  daysOf(date) === undefined ? date : date.split('-').map(Number).reverse().join('/');

const monthOf = (text: string): number =>
  /^\d{1,2}$/.test(text)
    ? Number(text)
    : months.findIndex((month) => text.toLowerCase().startsWith(month.toLowerCase())) + 1;

/**
 * A date of birth as somebody typed it, as exact as they knew it: "14/3/2019", "14 Mar 2019", "3/2019", "2019", or the
 * record's own form. Undefined for anything else, for a year before 1900 and for a day after `now` (milliseconds).
 */
export function dateRead(text: string, now: number): PartialDate | undefined {
  const trimmed = text.trim();
  const parts = trimmed.split(/[\s/.-]+/);
  const [year = '', month, day] = /^\d{4}-/.test(trimmed) ? parts : parts.reverse();
  if (parts.length > 3 || !/^\d{4}$/.test(year)) return undefined;
  const date = [
    year,
    ...(month === undefined ? [] : [String(monthOf(month)).padStart(2, '0')]),
    ...(day === undefined ? [] : [/^\d{1,2}$/.test(day) ? day.padStart(2, '0') : '?']),
  ].join('-');
  const days = daysOf(date);
  return days !== undefined && Number(year) >= 1900 && days.from <= londonDay(now) ? date : undefined;
}
