import { dayOf, londonDay, londonInstant, partsOf } from '../../../domain/calendar/london.ts';
import { moveDay, parseDuration } from '../../../domain/calendar/duration.ts';
import { months } from '../../../text/when.ts';

/** Left and right edge of the picture's time, in its own units. */
export const LEFT = 176;
export const RIGHT = 760;

/** From an instant to a place in the picture. Milliseconds since 1970. */
export const scaleOf =
  (from: number, to: number) =>
  (ms: number): number =>
    LEFT + ((Math.min(Math.max(ms, from), to) - from) / Math.max(to - from, 1)) * (RIGHT - LEFT);

/** The instant 24 calendar months before, at the start of that day in London. */
export function twoYearsBefore(now: number): number {
  const back = parseDuration('P24M') ?? { months: 24, days: 0, hours: 0 };
  return londonInstant(moveDay(londonDay(now), back, -1));
}

export interface GridLine {
  readonly at: number;
  /** Only every few lines carry words. */
  readonly label?: string;
}

/** Lines at the starts of months, or of years when there are many. January carries its year. */
export function gridOf(from: number, to: number): readonly GridLine[] {
  const first = partsOf(londonDay(from));
  const last = partsOf(londonDay(to));
  const count = (last.year - first.year) * 12 + last.month - first.month;
  const step = count > 72 ? 12 : count > 36 ? 6 : 1;
  const named = count > 72 ? Math.ceil(count / 12 / 8) * 12 : count > 36 ? 6 : 3;
  const lines: GridLine[] = [];
  for (let i = 0; i <= count; i += 1) {
    const month = (first.month - 1 + i) % 12;
    const year = first.year + Math.floor((first.month - 1 + i) / 12);
    const months0 = year * 12 + month;
    const at = londonInstant(dayOf(year, month + 1, 1));
    if (at < from || at > to || months0 % step !== 0) continue;
    const name = month === 0 ? (step === 12 ? String(year) : `Jan ${year}`) : (months[month] ?? '');
    lines.push(months0 % named === 0 ? { at, label: name } : { at });
  }
  return lines;
}
