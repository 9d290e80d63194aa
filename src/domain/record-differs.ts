import type { CpisStatus, Plan, PlanKind } from './cpis.ts';
import type { ClinicalEvent } from './record.ts';
import { planEvents, planKinds, recordSays, type RecordSays } from './record-plans.ts';

/** How much of what could hold an event kind was read. */
export type Read = 'whole' | 'reading' | 'not-whole';

/** One kind of plan of which this record and CP-IS say different things. */
export interface Difference {
  readonly kind: PlanKind;
  readonly record: RecordSays;
  /** CP-IS's plans of this kind: current ones, else ended ones, else none. */
  readonly cpis: readonly Plan[];
}

interface Comparison {
  readonly differences: readonly Difference[];
  /** Kinds that cannot be compared, because this record was not read whole. */
  readonly notCompared: readonly PlanKind[];
}

type Answered = Extract<CpisStatus, { state: 'found' | 'none' }>;

/**
 * Whether they disagree. A record that has nothing agrees with a plan that ended; a record whose dates do not say which
 * came last may hold a plan that CP-IS has not, and is shown beside it.
 */
function differ(record: RecordSays, plans: readonly Plan[]): boolean {
  const current = plans.some(({ status }) => status === 'current');
  const inForce = record.state === 'in-force' || record.state === 'unclear';
  return current ? !inForce : inForce;
}

function ofKind(plans: readonly Plan[], kind: PlanKind): readonly Plan[] {
  const same = plans.filter((plan) => plan.kind === kind);
  const current = same.filter(({ status }) => status === 'current');
  return current.length > 0 ? current : same;
}

/**
 * Where this record and an answer of CP-IS disagree on who is on a plan. Neither overrides the other. `read` says how
 * much was read of what could hold an event kind; what is still being read is not compared yet.
 */
export function compareWithRecord(
  answer: Answered,
  events: readonly ClinicalEvent[],
  read: (eventKind: string) => Read,
): Comparison {
  const plans = answer.state === 'found' ? answer.plans : [];
  const readOf = (kind: PlanKind): readonly Read[] => [
    read(planEvents[kind].start),
    read(planEvents[kind].end),
  ];
  const whole = planKinds.filter((kind) => readOf(kind).every((one) => one === 'whole'));
  return {
    differences: whole
      .map((kind) => ({ kind, record: recordSays(kind, events), cpis: ofKind(plans, kind) }))
      .filter(({ record, cpis }) => differ(record, cpis)),
    notCompared: planKinds.filter((kind) => readOf(kind).includes('not-whole')),
  };
}
