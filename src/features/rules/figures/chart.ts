import type { VersionFigures } from '../../../api/rule-figures.ts';
import { moveMonth } from './months.ts';

/** What a month of a version holds. `nothing`: it was not tried; `untold`: too few to tell, never drawn as none. */
export type Bar =
  | { readonly state: 'told'; readonly value: number }
  | { readonly state: 'untold' }
  | { readonly state: 'nothing' };

export interface Slot {
  /** `2026-11` */
  readonly month: string;
  readonly shown: Bar;
  readonly silent: Bar;
}

/** One version over time. */
export interface Lane {
  readonly number: number;
  readonly status: VersionFigures['status'];
  readonly slots: readonly Slot[];
}

export interface Chart {
  readonly months: readonly string[];
  readonly lanes: readonly Lane[];
  /** The greatest number that is told; at least 1. */
  readonly most: number;
}

const barOf = (told: { readonly value?: number | undefined }): Bar =>
  told.value === undefined ? { state: 'untold' } : { state: 'told', value: told.value };

const nothing: Bar = { state: 'nothing' };

/** Every month from the first to the last, both included. */
function monthsBetween(first: string, last: string): readonly string[] {
  const all: string[] = [];
  for (let month = first; month <= last; month = moveMonth(month, 1)) all.push(month);
  return all;
}

/** The flags of each version by month, from the first month in which any was tried. */
export function chartOf(versions: readonly VersionFigures[], to: string): Chart | undefined {
  const known = versions.flatMap(({ months }) => months.map(({ month }) => month)).toSorted();
  const [first] = known;
  if (first === undefined) return undefined;
  const months = monthsBetween(first, to.slice(0, 7));
  const lanes = versions
    .filter((version) => version.months.length > 0)
    .map(({ number, status, months: tried }): Lane => ({
      number,
      status,
      slots: months.map((month) => {
        const of = tried.find((one) => one.month === month);
        return of === undefined
          ? { month, shown: nothing, silent: nothing }
          : { month, shown: barOf(of.fired), silent: barOf(of.silentFired) };
      }),
    }));
  const told = lanes.flatMap(({ slots }) =>
    slots.flatMap(({ shown, silent }) =>
      [shown, silent].flatMap((bar) => (bar.state === 'told' ? [bar.value] : [])),
    ),
  );
  return { months, lanes, most: Math.max(1, ...told) };
}
