import type { Instant } from '../fetched.ts';
import { bankHoliday } from './bank-holidays.ts';
import { londonDay, londonInstant, londonMinutes, weekdayOf, type Day } from './london.ts';
import { daysOf } from './partial-date.ts';

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

const known = (...days: readonly Day[]): Due['bankHolidays'] =>
  days.some((day) => bankHoliday(day) === 'not-known') ? 'not-known' : 'counted';

const closeOf = (day: Day, endsAt: string): Instant =>
  new Date(londonInstant(day, minutesOf(endsAt))).toISOString();

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
  return { at: closeOf(due, endsAt), bankHolidays: known(sentDay, due) };
}

/** The close of the next working day after the day of an instant, whatever the hour: on a Saturday, Monday's. */
export function closeOfNextWorkingDay(knownAt: Instant, endsAt = '17:00'): Due {
  const day = londonDay(Date.parse(knownAt));
  const due = nextWorkingDay(day);
  return { at: closeOf(due, endsAt), bankHolidays: known(day, due) };
}

/** When work ends on a date such as `2026-12-02`, whatever day it is; undefined for what is no date. */
export function closeOfDay(date: string, endsAt = '17:00'): Due | undefined {
  const day = daysOf(date)?.to;
  return day === undefined ? undefined : { at: closeOf(day, endsAt), bankHolidays: 'counted' };
}
