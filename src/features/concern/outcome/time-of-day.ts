import { londonDay, londonInstant } from '../../../domain/calendar/london.ts';
import type { Instant } from '../../../domain/fetched.ts';

/** A time of today as typed, "11:06", as an instant; undefined when it is none. One in the future is yesterday's. */
export function timeOfDay(text: string, now: number): Instant | undefined {
  const match = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(text.trim());
  if (match === null) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  const today = londonInstant(londonDay(now), minutes);
  return new Date(today > now ? londonInstant(londonDay(now) - 1, minutes) : today).toISOString();
}
