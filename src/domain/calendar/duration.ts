import { dayOf, partsOf, type Day } from './london.ts';

/** A calendar duration taken apart. Years count as 12 months, weeks as 7 days. */
export interface DurationParts {
  readonly months: number;
  readonly days: number;
  readonly hours: number;
}

const pattern = /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?$/;

/** Reads `P6M`, `P28D`, `P18Y`, `P2W`, `PT24H` and sums of them; anything else is undefined. */
export function parseDuration(text: string): DurationParts | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [years, months, weeks, days, hours] = match
    .slice(1)
    .map((part) => Number((part as string | undefined) ?? 0));
  return {
    months: (years ?? 0) * 12 + (months ?? 0),
    days: (weeks ?? 0) * 7 + (days ?? 0),
    hours: hours ?? 0,
  };
}

/**
 * A civil date moved by calendar months, then days. The day of the month is kept, or is the month's last where the
 * month is shorter: 31 August less 6 months is 28 (or 29) February. Hours are not part of a date and are left out.
 */
export function moveDay(from: Day, by: DurationParts, direction: 1 | -1): Day {
  const { year, month, day } = partsOf(from);
  const target = year * 12 + (month - 1) + direction * by.months;
  const targetYear = Math.floor(target / 12);
  const targetMonth = target - targetYear * 12 + 1;
  const lastOfMonth = partsOf(dayOf(targetYear, targetMonth + 1, 1) - 1).day;
  return dayOf(targetYear, targetMonth, Math.min(day, lastOfMonth)) + direction * by.days;
}

/** Length for comparing durations with each other, in hours, with 30.44 days to a month. Never used for dates. */
export const roughHours = (parts: DurationParts): number =>
  parts.months * 30.44 * 24 + parts.days * 24 + parts.hours;
