import { londonDay, partsOf } from '../../../domain/calendar/london.ts';

/** `2026-11` and the months before it, newest first. `now` is an instant; the month is London's. */
export function monthsUntil(now: string, count: number): readonly string[] {
  const { year, month } = partsOf(londonDay(Date.parse(now)));
  return Array.from({ length: count }, (_, back) => {
    const all = year * 12 + month - 1 - back;
    return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
  });
}
