import type { PartialDate } from '../../src/domain/child.ts';
import type { Access, PlanKind } from '../../src/domain/cpis.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';

/** One plan that the pretend CP-IS holds. */
export interface CpisPlan {
  readonly kind: PlanKind;
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  /** As the authority wrote its own name; CP-IS carries no organisation code. */
  readonly authority: string;
  /** From Ofcom's ranges for drama only. Either may be missing. */
  readonly phones: { readonly officeHours?: string; readonly emergencyDuty?: string };
}

/**
 * How the pretend CP-IS behaves for this child: `no-answer` never answers, `several` answers with more children than
 * were asked for, `warning` answers with a warning in the bundle, `unknown-plan` with a kind of plan that is not in the
 * value set, `wrong-child` with the plan of another number, `superseded` that the number was replaced by another.
 */
type CpisAnswerFault = 'no-answer' | 'several' | 'warning' | 'unknown-plan' | 'wrong-child' | 'superseded';

/** What the pretend CP-IS holds for one NHS number: the child's own, or for an unborn child the mother's. */
export interface CpisRecord {
  readonly nhsNumber: NhsNumber;
  /** As CP-IS shows it, e.g. "Amara TESTCHILD". */
  readonly name: string;
  readonly birthDate?: PartialDate;
  readonly plans: readonly CpisPlan[];
  /** Earlier unscheduled looks, newest first, at most 25. */
  readonly accesses: readonly Access[];
  readonly answer?: CpisAnswerFault;
}
