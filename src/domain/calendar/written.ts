import type { PartialDate } from '../child.ts';
import type { Instant } from '../fetched.ts';

const formatted = (options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone });

const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const byLength: Readonly<Record<number, Intl.DateTimeFormat>> = {
  4: formatted({ year: 'numeric' }, 'UTC'),
  7: formatted({ month: 'long', year: 'numeric' }, 'UTC'),
  10: formatted(day, 'UTC'),
};
const time = formatted({ ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'Europe/London');

/** A date as a letter says it, no finer than it was recorded: "14 January 2025", "January 2025", "2025". */
export function writtenDate(date: PartialDate): string {
  const at = new Date(date);
  return Number.isNaN(at.getTime()) ? date : (byLength[date.length]?.format(at) ?? date);
}

/** An instant as a letter says it, in Europe/London: "20 November 2026 at 10:58". */
export const writtenInstant = (instant: Instant): string => time.format(new Date(instant));

const short = formatted({ ...day, month: 'short', hour: '2-digit', minute: '2-digit' }, 'Europe/London');

/** An instant beside what is to be found again by it, in Europe/London: "20 Nov 2026, 10:58". */
export const shortInstant = (instant: Date): string => short.format(instant);
