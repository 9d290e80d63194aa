import { moveDay } from '../../../domain/calendar/duration.ts';
import { londonDay, partsOf, type Day } from '../../../domain/calendar/london.ts';
import { daysOf } from '../../../domain/calendar/partial-date.ts';
import { figuresScreen as words } from '../../../text/rule-figures.ts';

/** Days in London such as `2026-11-20`, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export type PeriodName = '90-days' | '12-months';

const two = (n: number): string => String(n).padStart(2, '0');

function dayText(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${year}-${two(month)}-${two(date)}`;
}

/** The last 90 days or 12 months, today included. `now` is an instant. */
export function periodOf(name: PeriodName, now: string): Period {
  const today = londonDay(Date.parse(now));
  const back = name === '90-days' ? { months: 0, days: 89, hours: 0 } : { months: 12, days: 0, hours: 0 };
  const from = moveDay(today, back, -1);
  return { from: dayText(name === '90-days' ? from : from + 1), to: dayText(today) };
}

const dayOf = (text: string): Day | undefined => (text.length === 10 ? daysOf(text)?.from : undefined);

/** How to put a period right, beside its fields; neither is set when it can be asked for. */
export function periodProblems(
  { from, to }: Period,
  now: string,
): { readonly from?: string; readonly to?: string } {
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first === undefined) return { from: words.give, ...(last === undefined ? { to: words.give } : {}) };
  if (last === undefined) return { to: words.give };
  if (last < first) return { to: words.wrongOrder };
  return last > londonDay(Date.parse(now)) ? { to: words.inFuture } : {};
}
