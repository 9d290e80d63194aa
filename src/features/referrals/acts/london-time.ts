import { dayOf, londonDay, londonInstant, londonMinutes, partsOf } from '../../../domain/calendar/london.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** An instant (milliseconds since 1970) as a clock and a calendar in London show it: `2026-11-20T10:44`. */
export function localOf(ms: number): string {
  const { year, month, day } = partsOf(londonDay(ms));
  const minutes = londonMinutes(ms);
  return `${year}-${two(month)}-${two(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const local = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/** The instant, in milliseconds since 1970, of what `localOf` writes; undefined for anything else. */
export function instantOf(typed: string): number | undefined {
  const [, year, month, day, hour, minute] = (local.exec(typed) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const civil = dayOf(year, month, day);
  const { month: same, day: sameDay } = partsOf(civil);
  if (same !== month || sameDay !== day) return undefined;
  return londonInstant(civil, (hour ?? 0) * 60 + (minute ?? 0));
}
