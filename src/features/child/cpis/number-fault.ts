import type { Child } from '../../../domain/child.ts';
import type { CouldNotCheckReason } from '../../../domain/cpis.ts';
import { unreachable } from '../../../domain/result.ts';

/** Why this child's NHS number may not be looked up at all; undefined when it may, be it after confirming whose it is. */
export function numberFault(child: Child | undefined): CouldNotCheckReason | undefined {
  const nhs = child?.nhsNumber;
  switch (nhs?.state) {
    case undefined:
    case 'verified':
    case 'not-verified':
      return undefined;
    case 'invalid':
    case 'several':
      return 'nhs-number-invalid';
    case 'none':
      return 'no-nhs-number';
    default:
      return unreachable(nhs);
  }
}
