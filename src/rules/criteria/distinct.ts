import { londonDay, type Day } from '../../domain/calendar/london.ts';
import type { ClinicalEvent } from '../../domain/record.ts';

interface Span {
  readonly from: Day;
  readonly to: Day;
}

const spansOf = (events: readonly ClinicalEvent[]): readonly Span[] =>
  events
    .flatMap(({ when }) =>
      when === undefined ? [] : [{ from: londonDay(when.from), to: londonDay(when.to) }],
    )
    .sort((a, b) => a.to - b.to);

const undated = (events: readonly ClinicalEvent[]): number =>
  events.filter(({ when }) => when === undefined).length;

/** The fewest different days on which these events can have been: two that may have been on one day count once. */
export function fewestDays(events: readonly ClinicalEvent[]): number {
  let days = 0;
  let last = -Infinity;
  for (const { from, to } of spansOf(events))
    if (from > last) {
      days += 1;
      last = to;
    }
  return days === 0 && events.length > 0 ? 1 : days;
}

/** The most different days, from `first` to `last`, on which these events can have been. */
export function mostDays(events: readonly ClinicalEvent[], first: Day, last: Day): number {
  const taken = new Set<Day>();
  // Spans come by their last day; each takes its first free day, so that no later one loses a day it alone could use.
  for (const { from, to } of spansOf(events))
    for (let day = Math.max(from, first); day <= Math.min(to, last); day += 1)
      if (!taken.has(day)) {
        taken.add(day);
        break;
      }
  return taken.size + undated(events);
}

/** Fewest different values of a property; those without one may be any of the others. */
export function fewestValues(values: readonly (string | undefined)[]): number {
  const known = new Set(values.filter((value) => value !== undefined)).size;
  return known === 0 && values.length > 0 ? 1 : known;
}

/** Most different values of a property; each without one may be another. */
export const mostValues = (values: readonly (string | undefined)[]): number =>
  new Set(values.filter((value) => value !== undefined)).size +
  values.filter((value) => value === undefined).length;

/** The fewest events that these can be: at one place, two that may have been on one day may be one. */
export function fewestEvents(events: readonly ClinicalEvent[]): number {
  const byPlace = new Map<string, ClinicalEvent[]>();
  for (const event of events) {
    const place = event.place ?? '';
    byPlace.set(place, [...(byPlace.get(place) ?? []), event]);
  }
  return [...byPlace.values()].reduce((sum, group) => sum + fewestDays(group), 0);
}

/** The most events that these can be: those of one place and surely of one day are one, whatever each measured. */
export function mostEvents(events: readonly ClinicalEvent[]): number {
  const keys = events.map(({ when, place }, position) => {
    const day = when && londonDay(when.from);
    const sure = when !== undefined && day === londonDay(when.to);
    return sure ? `${day} ${place ?? ''}` : `alone ${position}`;
  });
  return new Set(keys).size;
}
