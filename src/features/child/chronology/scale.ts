import { dayOf, londonDay, londonInstant, partsOf } from '../../../domain/calendar/london.ts';
import { moveDay, parseDuration } from '../../../domain/calendar/duration.ts';
import { months } from '../../../text/when.ts';

/** Sizes of the picture, in its own units: one unit is about a pixel. */
export interface Frame {
  readonly width: number;
  /** Left and right edge of time. */
  readonly left: number;
  readonly right: number;
  readonly row: number;
  /** From a row's line up to the words of its lane. */
  readonly laneRise: number;
  /** Letters of a lane's name that fit. */
  readonly letters: number;
  /** Whether marks have room for words beside them. */
  readonly words: boolean;
}

/** A page: lanes are named at the left. */
export const pageFrame: Frame = {
  width: 770,
  left: 176,
  right: 760,
  row: 33,
  laneRise: -4,
  letters: 24,
  words: true,
};

/** A panel: lanes are named above their line, so that nothing scrolls sideways. */
export const panelFrame: Frame = {
  width: 342,
  left: 8,
  right: 330,
  row: 44,
  laneRise: 10,
  letters: 40,
  words: false,
};

/** From an instant to a place in the picture. Milliseconds since 1970. */
export const scaleOf =
  ({ left, right }: Frame, from: number, to: number) =>
  (ms: number): number =>
    left + ((Math.min(Math.max(ms, from), to) - from) / Math.max(to - from, 1)) * (right - left);

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
export function gridOf(from: number, to: number, narrow: boolean): readonly GridLine[] {
  const first = partsOf(londonDay(from));
  const last = partsOf(londonDay(to));
  const count = (last.year - first.year) * 12 + last.month - first.month;
  const step = count > 72 ? 12 : count > 36 ? 6 : narrow ? 3 : 1;
  const most = narrow ? 4 : 8;
  const named =
    count > 72 ? Math.ceil(count / 12 / most) * 12 : count > 36 ? (narrow ? 24 : 6) : narrow ? 6 : 3;
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
