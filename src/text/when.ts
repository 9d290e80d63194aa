import type { Age } from '../domain/calendar/age.ts';
import { ageOn } from '../domain/calendar/age.ts';
import { londonDay, londonMinutes, partsOf } from '../domain/calendar/london.ts';
import type { Day } from '../domain/calendar/london.ts';
import { daysOf } from '../domain/calendar/partial-date.ts';
import type { PartialDate } from '../domain/child.ts';
import type { Instant } from '../domain/fetched.ts';
import type { When } from '../domain/record.ts';

/** Months as they are written on every screen. */
export const months = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

const monthWords = (month: number): string => months[month - 1] ?? '';
const two = (n: number): string => String(n).padStart(2, '0');

/** "3 Nov 2026" */
export function dayWords(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${date} ${monthWords(month)} ${year}`;
}

/** "3 Nov 2026", "Nov 2026" or "2026": as exact as recorded. What cannot be read is shown as it is. */
export function dateWords(date: PartialDate): string {
  const days = daysOf(date);
  if (days === undefined) return date;
  if (date.length === 4) return date;
  const { year, month } = partsOf(days.from);
  return date.length === 7 ? `${monthWords(month)} ${year}` : dayWords(days.from);
}

/** "10:42", London time. */
export function timeWords(instant: Instant | number): string {
  const minutes = londonMinutes(typeof instant === 'number' ? instant : Date.parse(instant));
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** "today 10:42" or "3 Nov 2026, 10:42". `now` in milliseconds since 1970. */
export function instantWords(instant: Instant, now: number): string {
  const at = Date.parse(instant);
  const day = londonDay(at);
  return day === londonDay(now) ? `today ${timeWords(at)}` : `${dayWords(day)}, ${timeWords(at)}`;
}

/** When an event happened, as exact as recorded: "today 10:31", "today", "14 Aug 2026", "Mar 2025". */
export function eventWords({ from, text }: When, now: number): string {
  const hasTime = text.includes('T');
  if (!hasTime && text.length < 10) return dateWords(text);
  const day = londonDay(from);
  if (day !== londonDay(now)) return dayWords(day);
  return hasTime ? `today ${timeWords(from)}` : 'today';
}

/** As `eventWords`, for a list of recent days: "14 Aug" and "today"; the year where it is more than 11 months ago. */
export function shortEventWords(when: When, now: number): string {
  const day = londonDay(when.from);
  const today = londonDay(now);
  if (when.text.length < 10) return dateWords(when.text);
  if (day === today) return 'today';
  const { day: date, month } = partsOf(day);
  return today - day < 334 ? `${date} ${monthWords(month)}` : dayWords(day);
}

const letters = { days: 'd', months: 'm', years: 'y' } as const;

/** "22m", "9d", "7y"; "22m to 23m" where the birth date is not a full date. */
function ageWords({ unit, least, most }: Age): string {
  const letter = letters[unit];
  return least === most ? `${least}${letter}` : `${least}${letter} to ${most}${letter}`;
}

/** "14 Jan 2025 (22m)" */
export function birthWords(birthDate: PartialDate, now: number): string {
  const age = ageOn(birthDate, londonDay(now));
  return age === undefined ? dateWords(birthDate) : `${dateWords(birthDate)} (${ageWords(age)})`;
}
