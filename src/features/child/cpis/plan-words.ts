import type { Plan, PlanKind } from '../../../domain/cpis.ts';
import { cpis } from '../../../text/cpis.ts';
import { dateWords } from '../../../text/when.ts';

const order: readonly PlanKind[] = ['child-protection', 'unborn-child-protection', 'looked-after'];

/** Current plans before ended ones, child protection before the rest, the newest first. */
export function plansInOrder(plans: readonly Plan[]): readonly Plan[] {
  return [...plans].sort(
    (a, b) =>
      a.status.localeCompare(b.status) ||
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (b.start ?? '').localeCompare(a.start ?? ''),
  );
}

/** "Looked-after child, ended" */
export const planTitle = ({ kind, status }: Plan): string =>
  status === 'current' ? cpis.plans[kind] : cpis.planEnded(cpis.plans[kind]);

/** "since 3 Mar 2026", "since 3 Mar 2026, ends on 1 Dec 2026" or "ended on 4 Oct 2026, began 3 Mar 2026" */
export function planDates({ start, end, status }: Plan): string {
  const began = start === undefined ? undefined : dateWords(start);
  if (status === 'current') {
    const since = began === undefined ? cpis.startNotGiven : cpis.since(began);
    return end === undefined ? since : `${since}, ${cpis.endsOn(dateWords(end))}`;
  }
  const ended = end === undefined ? cpis.endNotGiven : cpis.endedOn(dateWords(end));
  return began === undefined ? ended : `${ended}, ${cpis.startedOn(began)}`;
}
