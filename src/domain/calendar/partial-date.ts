import type { PartialDate } from '../child.ts';
import type { When } from '../record.ts';
import { dayOf, londonInstant, partsOf, type Day } from './london.ts';

/** First and last day that a date may mean. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Days of a FHIR date: `2026-03` is 1 to 31 March. Undefined for anything else, e.g. 30 February. */
export function daysOf(date: PartialDate): Days | undefined {
  const match = datePattern.exec(date);
  if (match === null) return undefined;
  // Years of two digits are read as of the twentieth century by the language itself.
  if (Number(match[1]) < 1000) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part as string | undefined) ?? '');
  if (!month) return { from: dayOf(Number(year), 1, 1), to: dayOf(Number(year), 12, 31) };
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (!day)
    return { from: dayOf(Number(year), Number(month), 1), to: dayOf(Number(year), Number(month) + 1, 1) - 1 };
  const only = dayOf(Number(year), Number(month), Number(day));
  return partsOf(only).day === Number(day) && partsOf(only).month === Number(month)
    ? { from: only, to: only }
    : undefined;
}

/**
 * When a FHIR date or dateTime may have been, both ends included, in milliseconds since 1970. A date is whole days in
 * Europe/London; a dateTime is one instant. Undefined for anything else.
 */
export function whenOf(text: string): When | undefined {
  if (instantPattern.test(text)) {
    // The language takes the 30th of February for the 2nd of March.
    const ms = daysOf(text.slice(0, 10)) === undefined ? NaN : Date.parse(text);
    return Number.isNaN(ms) ? undefined : { from: ms, to: ms, text };
  }
  const days = daysOf(text);
  return days && { from: londonInstant(days.from), to: londonInstant(days.to + 1) - 1, text };
}
