import { daysOf } from '../../domain/calendar/partial-date.ts';
import { londonDay } from '../../domain/calendar/london.ts';
import type { Instant } from '../../domain/fetched.ts';

const soonDays = 30;

/** How a rule's review date stands to today in London. A date that cannot be read is overdue: somebody must look. */
export function reviewDue(reviewBy: string, now: Instant): 'overdue' | 'within-30-days' | 'later' {
  const by = daysOf(reviewBy)?.to;
  const today = londonDay(Date.parse(now));
  if (by === undefined || by < today) return 'overdue';
  return by - today <= soonDays ? 'within-30-days' : 'later';
}

/** Days of silent run that are wanted before a rule may be shown, unless the approver says why not. */
const silentDaysWanted = 14;

/** How many whole days, by the calendar in London, a version has run silently. */
export function silentRunOf(
  since: Instant,
  now: Instant,
): { readonly since: Instant; readonly days: number; readonly wanted: number; readonly done: boolean } {
  const days = Math.max(0, londonDay(Date.parse(now)) - londonDay(Date.parse(since)));
  return { since, days, wanted: silentDaysWanted, done: days >= silentDaysWanted };
}
