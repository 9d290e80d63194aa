import type { Instant } from '../fetched.ts';
import { bankHoliday } from './bank-holidays.ts';
import { londonDay, londonInstant, londonMinutes, weekdayOf, type Day } from './london.ts';

/** Hours of an office, Europe/London. Days: 1 is Monday. Times as `09:00`; the closing time itself is outside. */
export interface OfficeHours {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * Whether an office is open at an instant (milliseconds since 1970). Closed on bank holidays of England. `not-known`
 * when it would be open but the year's bank holidays are not known.
 */
export function officeOpen(hours: OfficeHours, at: number): 'open' | 'closed' | 'not-known' {
  const day = londonDay(at);
  const minutes = londonMinutes(at);
  const within =
    hours.days.includes(weekdayOf(day)) && minutes >= minutesOf(hours.from) && minutes < minutesOf(hours.to);
  if (!within) return 'closed';
  const holiday = bankHoliday(day);
  if (holiday === 'yes') return 'closed';
  return holiday === 'no' ? 'open' : 'not-known';
}

const dayOff = (day: Day): boolean => weekdayOf(day) > 5 || bankHoliday(day) === 'yes';

function nextWorkingDay(after: Day): Day {
  let day = after + 1;
  while (dayOff(day)) day += 1;
  return day;
}

/** A time limit. `bankHolidays: 'not-known'`: only weekends were counted, because the year is outside the table. */
export interface Due {
  readonly at: Instant;
  readonly bankHolidays: 'counted' | 'not-known';
}

/**
 * When one working day ends: at `endsAt` (Europe/London) on the next working day after sending. What is sent after that
 * hour or on a day off counts as sent on the next working day. (Working Together 2023: a local authority acknowledges a
 * referral within one working day.)
 */
export function oneWorkingDayAfter(sentAt: Instant, endsAt = '17:00'): Due {
  const sent = Date.parse(sentAt);
  const sentDay = londonDay(sent);
  const late = sent > londonInstant(sentDay, minutesOf(endsAt));
  const counted = dayOff(sentDay) || late ? nextWorkingDay(sentDay) : sentDay;
  const due = nextWorkingDay(counted);
  const known = bankHoliday(sentDay) !== 'not-known' && bankHoliday(due) !== 'not-known';
  return {
    at: new Date(londonInstant(due, minutesOf(endsAt))).toISOString(),
    bankHolidays: known ? 'counted' : 'not-known',
  };
}
