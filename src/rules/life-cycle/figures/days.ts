import { londonDay, partsOf } from '../../../domain/calendar/london.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** The date in London at an instant in milliseconds, as `2026-11-20`: sorts as the calendar does. */
export function dayText(ms: number): string {
  const { year, month, day } = partsOf(londonDay(ms));
  return `${year}-${two(month)}-${two(day)}`;
}
