import { londonDay } from './calendar/london.ts';
import type { PlanKind } from './cpis.ts';
import type { ClinicalEvent } from './record.ts';

/** The event kinds that open and close each kind of plan in a record that keeps both codes. */
export const planEvents: Readonly<Record<PlanKind, { readonly start: string; readonly end: string }>> = {
  'child-protection': { start: 'child-protection-plan-start', end: 'child-protection-plan-end' },
  'looked-after': { start: 'looked-after-start', end: 'looked-after-end' },
  'unborn-child-protection': { start: 'unborn-plan-start', end: 'unborn-plan-end' },
};

export const planKinds: readonly PlanKind[] = ['child-protection', 'looked-after', 'unborn-child-protection'];

/** What a record says of one kind of plan, with the entry that says it. `unclear`: which came last cannot be told. */
export type RecordSays =
  | { readonly state: 'none' }
  | { readonly state: 'in-force'; readonly start: ClinicalEvent }
  | { readonly state: 'ended'; readonly end: ClinicalEvent }
  | { readonly state: 'unclear'; readonly start: ClinicalEvent; readonly end: ClinicalEvent };

const newest = (events: readonly ClinicalEvent[]): ClinicalEvent | undefined =>
  events.reduce<ClinicalEvent | undefined>(
    (found, event) =>
      (event.when?.to ?? -Infinity) > (found?.when?.to ?? -Infinity) ? event : (found ?? event),
    undefined,
  );

/** By the calendar, and only where both dates are fine enough: a March and a day in March cannot be put in order. */
function surelyAfter({ when }: ClinicalEvent, others: readonly ClinicalEvent[]): boolean {
  if (when === undefined) return false;
  const from = londonDay(when.from);
  return others.every((other) => other.when !== undefined && from > londonDay(other.when.to));
}

/**
 * What the events of a record say of a kind of plan. An entry that holds both its start and its end is ended, dated or
 * not. Only of a record that was read whole does `none` mean that there is none.
 */
export function recordSays(kind: PlanKind, events: readonly ClinicalEvent[]): RecordSays {
  const { start: startKind, end: endKind } = planEvents[kind];
  const ends = events.filter((event) => event.kind === endKind);
  const closed = new Set(ends.flatMap(({ sources }) => sources));
  const starts = events.filter(
    (event) => event.kind === startKind && !event.sources.some((source) => closed.has(source)),
  );
  const end = newest(ends);
  const start = newest(starts);
  if (start === undefined) return end === undefined ? { state: 'none' } : { state: 'ended', end };
  if (end === undefined) return { state: 'in-force', start };
  const current = starts.find((event) => surelyAfter(event, ends));
  if (current !== undefined) return { state: 'in-force', start: current };
  const over = ends.find((event) => surelyAfter(event, starts));
  return over === undefined ? { state: 'unclear', start, end } : { state: 'ended', end: over };
}
