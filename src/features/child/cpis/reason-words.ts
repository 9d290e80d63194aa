import type { CareSetting } from '../../../domain/care-setting.ts';
import type { Child } from '../../../domain/child.ts';
import type { CouldNotCheckReason } from '../../../domain/cpis.ts';
import type { ReasonWords } from '../../../text/cpis-reasons.ts';
import { otherRightOnly, reasons, severalNumbers } from '../../../text/cpis-reasons.ts';

/** The words of a reason, as exact as this child and this setting allow. */
export function wordsFor(
  reason: CouldNotCheckReason,
  child: Child | undefined,
  setting: CareSetting | undefined,
): ReasonWords {
  if (reason === 'nhs-number-invalid' && child?.nhsNumber.state === 'several') return severalNumbers;
  if (reason === 'no-right-in-this-setting' && setting !== undefined)
    return { ...reasons[reason], what: otherRightOnly[setting.kind] };
  return reasons[reason];
}
