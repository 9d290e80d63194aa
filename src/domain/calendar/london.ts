/** A civil date as the number of days since 1970-01-01; no time zone. Adding 1 is the next day. */
export type Day = number;

const MS_A_DAY = 86_400_000;
const MS_A_MINUTE = 60_000;

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

function offsetByIntl(ms: number): number {
  const parts = new Map(london.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(ms / 1000) * 1000;
}

/** Offsets of whole months. A month in which the clocks change is asked for anew, instant by instant. */
const offsets = new Map<number, number | 'changes'>();

function offsetAt(ms: number): number {
  const date = new Date(ms);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  let known = offsets.get(month);
  if (known === undefined) {
    const first = offsetByIntl(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
    const last = offsetByIntl(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - 1);
    known = first === last ? first : 'changes';
    offsets.set(month, known);
  }
  return known === 'changes' ? offsetByIntl(ms) : known;
}

/** The civil date of year, month (1 to 12) and day of month. */
export const dayOf = (year: number, month: number, day: number): Day =>
  Math.round(Date.UTC(year, month - 1, day) / MS_A_DAY);

/** Year, month (1 to 12) and day of month of a civil date. */
export function partsOf(day: Day): { year: number; month: number; day: number } {
  const date = new Date(day * MS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The date on a calendar in London at an instant (milliseconds since 1970). */
export const londonDay = (ms: number): Day => Math.floor((ms + offsetAt(ms)) / MS_A_DAY);

/** Minutes since midnight on a clock in London. */
export const londonMinutes = (ms: number): number =>
  Math.floor((ms + offsetAt(ms) - londonDay(ms) * MS_A_DAY) / MS_A_MINUTE);

/**
 * The instant, in milliseconds since 1970, at which a clock in London shows so many minutes after midnight.
 * A time that the spring change skips is taken as an hour later; of a time that comes twice in autumn, the first.
 */
export function londonInstant(day: Day, minutes = 0): number {
  const local = day * MS_A_DAY + minutes * MS_A_MINUTE;
  return local - offsetAt(local - 3_600_000);
}
