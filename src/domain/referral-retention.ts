import type { PartialDate } from './child.ts';
import { moveDay } from './calendar/duration.ts';
import { londonDay, partsOf, type Day } from './calendar/london.ts';
import { daysOf } from './calendar/partial-date.ts';
import type { Instant } from './fetched.ts';

/** How long an organisation keeps concerns: until the child would be so old, and at least so many years, whichever is later. */
export interface Retention {
  readonly untilAge: number;
  readonly atLeastYears: number;
}

/** Whose age counts. Of an unborn child it is the child's own, from the day on which it is expected. */
interface Whose {
  readonly about: 'child' | 'unborn-child';
  /** Of the person in whose record it is. */
  readonly birthDate?: PartialDate | undefined;
  readonly expectedDate?: PartialDate | undefined;
}

/**
 * First day on which a concern may be deleted, e.g. `2047-03-14`. Undefined when the birth date is not known: it is then
 * kept. A date known by year or month counts as its last day; an unborn child of no known date is born within the year.
 */
export function keptUntil(retention: Retention, whose: Whose, loggedAt: Instant): string | undefined {
  const logged = londonDay(Date.parse(loggedAt));
  const born = bornAtLatest(whose, logged);
  if (born === undefined) return undefined;
  const day = Math.max(years(born, retention.untilAge), years(logged, retention.atLeastYears));
  const { year, month, day: ofMonth } = partsOf(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
}

function bornAtLatest({ about, birthDate, expectedDate }: Whose, logged: Day): Day | undefined {
  if (about === 'child') return birthDate === undefined ? undefined : daysOf(birthDate)?.to;
  return (expectedDate === undefined ? undefined : daysOf(expectedDate)?.to) ?? years(logged, 1);
}

const years = (from: Day, count: number): Day => moveDay(from, { months: count * 12, days: 0, hours: 0 }, 1);
