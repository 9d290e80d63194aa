import type { PartialDate } from '../child.ts';
import { moveDay, parseDuration } from './duration.ts';
import { partsOf, type Day } from './london.ts';
import { daysOf, type Days } from './partial-date.ts';

/** An age as it is said: in days under 4 weeks, in months under 2 years, else in years. `least` and `most` differ when the birth date is not a full date. */
export interface Age {
  readonly unit: 'days' | 'months' | 'years';
  readonly least: number;
  readonly most: number;
}

/** Ages that count, as calendar durations from birth: `atLeast` included, `under` excluded. */
export interface AgeLimits {
  readonly under?: string;
  readonly atLeast?: string;
}

function monthsBetween(birth: Day, on: Day): number {
  const from = partsOf(birth);
  const to = partsOf(on);
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return moveDay(birth, { months, days: 0, hours: 0 }, 1) > on ? months - 1 : months;
}

function ageIn(unit: Age['unit'], birth: Day, on: Day): number {
  if (unit === 'days') return on - birth;
  const months = monthsBetween(birth, on);
  return unit === 'months' ? months : Math.floor(months / 12);
}

/** The age on a day. Undefined when the birth date cannot be read or is wholly in the future. */
export function ageOn(birthDate: PartialDate, on: Day): Age | undefined {
  const born = daysOf(birthDate);
  if (born === undefined || born.from > on) return undefined;
  const latest = Math.min(born.to, on);
  const unit = on - born.from < 28 ? 'days' : monthsBetween(born.from, on) < 24 ? 'months' : 'years';
  return { unit, least: ageIn(unit, latest, on), most: ageIn(unit, born.from, on) };
}

function reached(born: Days, age: string, at: Days): 'yes' | 'no' | 'unknown' {
  const parts = parseDuration(age);
  if (parts === undefined) return 'unknown';
  if (at.from >= moveDay(born.to, parts, 1)) return 'yes';
  return at.to < moveDay(born.from, parts, 1) ? 'no' : 'unknown';
}

/**
 * Whether the child's age was within limits at a time that is itself an interval: `yes` surely, `no` surely not,
 * `unknown` when the dates are too coarse to tell. A birthday is reached when its day begins in London; a child born on
 * 29 February reaches it on 28 February in other years.
 */
export function ageWithin(born: Days, limits: AgeLimits, at: Days): 'yes' | 'no' | 'unknown' {
  const old = limits.atLeast === undefined ? 'yes' : reached(born, limits.atLeast, at);
  const tooOld = limits.under === undefined ? 'no' : reached(born, limits.under, at);
  if (old === 'no' || tooOld === 'yes') return 'no';
  return old === 'yes' && tooOld === 'no' ? 'yes' : 'unknown';
}
