import { londonDay } from './calendar/london.ts';
import type { Access } from './cpis.ts';
import type { Instant } from './fetched.ts';

/** Days that a pattern is told of, shortest first; today is one of them. */
const windows = [30, 60, 90, 365] as const;

/** CP-IS lists the newest 25 unscheduled looks (NHS England, registration authority guidance on B0107). */
export const mostListed = 25;

/** How close together looks were. A look is somebody asking CP-IS; it is not proof that the child was there. */
export interface AccessPattern {
  readonly count: number;
  /** More than CP-IS lists may lie in the same time. */
  readonly orMore: boolean;
  /** Different organisations named; looks without one are in `unnamed`. */
  readonly organisations: number;
  readonly unnamed: number;
  readonly span: { readonly days: number } | { readonly since: Instant };
}

/**
 * The pattern of looks up to `now` (milliseconds since 1970): the shortest of 30, 60, 90 and 365 days that holds at
 * least two and at least half of the last year's, so that it is where most of them lie and not the one length that looks
 * worst; without two in the year, all of them since the first. Undefined for fewer than two, which are no pattern.
 * `full`: the list that CP-IS gave was as long as it ever gives.
 */
export function accessPattern(
  accesses: readonly Access[],
  now: number,
  full: boolean,
): AccessPattern | undefined {
  const today = londonDay(now);
  const oldest = accesses.reduce<Access | undefined>(
    (first, next) => (first === undefined || Date.parse(next.at) < Date.parse(first.at) ? next : first),
    undefined,
  );
  if (oldest === undefined || accesses.length < 2) return undefined;
  const within = (days: number) => accesses.filter(({ at }) => today - londonDay(Date.parse(at)) < days);
  const enough = Math.max(2, within(365).length / 2);
  const days = windows.find((length) => within(length).length >= enough);
  const counted = days === undefined ? accesses : within(days);
  const named = counted.flatMap(({ organisation }) => organisation?.trim().toLowerCase() ?? []);
  return {
    count: counted.length,
    orMore: full && counted.length === accesses.length,
    organisations: new Set(named).size,
    unnamed: counted.length - named.length,
    span: days === undefined ? { since: oldest.at } : { days },
  };
}
