import type { NhsNumberOnRecord } from '../../../domain/child.ts';
import { unreachable } from '../../../domain/result.ts';
import type { ReasonWords } from '../../../text/cpis-reasons.ts';
import { reasons, severalNumbers } from '../../../text/cpis-reasons.ts';

/** Why this NHS number may not be looked up, and who can put it right; undefined when it may. */
export function numberFault(nhs: NhsNumberOnRecord): ReasonWords | undefined {
  switch (nhs.state) {
    case 'verified':
      return undefined;
    case 'not-verified':
      return reasons['nhs-number-not-verified'];
    case 'invalid':
      return reasons['nhs-number-invalid'];
    case 'several':
      return severalNumbers;
    case 'none':
      return reasons['no-nhs-number'];
    default:
      return unreachable(nhs);
  }
}
