import { londonDay } from './calendar/london.ts';
import type { CpisStatus, TeamTold } from './cpis.ts';
import type { ClinicalEvent } from './record.ts';
import { planKinds, recordSays } from './record-plans.ts';

/** An appointment of today to which the child was not brought. */
export interface Missed {
  /** Its reference in the record system, e.g. `Appointment/a1`. */
  readonly appointment: string;
  readonly event: ClinicalEvent;
}

const isAppointment = (source: string): boolean => source.startsWith('Appointment/');

/**
 * Appointments of today in London to which the child was not brought. A date that may be another day is not today. A
 * coded entry about it is taken only where no appointment of today says the same: it would be the same one twice.
 *
 * @param now Milliseconds since 1970.
 */
export function missedToday(events: readonly ClinicalEvent[], now: number): readonly Missed[] {
  const today = londonDay(now);
  const missed = events
    .filter(({ kind, when }) => kind === 'was-not-brought' && when !== undefined)
    .filter(({ when }) => when && londonDay(when.from) === today && londonDay(when.to) === today)
    .flatMap((event) => {
      const appointment = event.sources.find(isAppointment) ?? event.sources[0];
      return appointment === undefined ? [] : [{ appointment, event }];
    });
  const booked = missed.filter(({ appointment }) => isAppointment(appointment));
  return booked.length > 0 ? booked : missed;
}

/** Whether CP-IS, in a current plan, or this record, in one that nothing ended, knows the child to be on a plan. */
export const knownOnPlan = (cpis: CpisStatus, events: readonly ClinicalEvent[]): boolean =>
  (cpis.state === 'found' && cpis.plans.some(({ status }) => status === 'current')) ||
  planKinds.some((kind) => recordSays(kind, events).state === 'in-force');

/** What was kept of a missed appointment, where the team was told of it. */
export const toldOf = ({ event }: Missed, told: readonly TeamTold[]): TeamTold | undefined =>
  told.find(({ appointment }) => event.sources.includes(appointment));
