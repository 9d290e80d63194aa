import { partsOf, type Day } from '../../../domain/calendar/london.ts';
import type { Instant } from '../../../domain/fetched.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** A day as a date field has it: `2026-11-20`. */
export function isoDay(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

/** Noon of a day that begins at this moment, in milliseconds since 1970. */
export const noon = (begins: number): Instant => new Date(begins + 12 * 3_600_000).toISOString();
