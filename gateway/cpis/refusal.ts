import * as v from 'valibot';
import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';
import { codesOf, OperationOutcome, saysReplaced } from './outcome.ts';

/** Why a request gave nothing usable, and whether it can have told anybody: `no` only when that is proven. */
export interface NoReading {
  readonly reason: CouldNotCheckReason;
  readonly told: 'no' | 'unknown';
}

/** Published refusals: each is made before a record is read, so it tells nobody. */
const documented: Readonly<Record<string, CouldNotCheckReason>> = {
  INVALID_SEARCH_DATA: 'nhs-number-invalid',
  PRECONDITION_FAILED: 'bad-request',
  ACCESS_DENIED: 'not-permitted',
};

/** The statuses that refusals are published under; the same code under any other proves nothing. */
const refusing: readonly number[] = [400, 401, 403];

/**
 * What a refusal means. Codes are believed before the status, because one published example shows `ACCESS_DENIED` under
 * 400 and the error table under 403. `not-found` means that the number is not known, which is not the same as no plan.
 */
export function refusalOf(status: number, body: unknown): NoReading {
  const outcome = v.safeParse(OperationOutcome, body);
  if (outcome.success && status < 500) {
    if (saysReplaced(outcome.output)) return { reason: 'number-replaced', told: 'unknown' };
    const code = codesOf(outcome.output).find((known) => Object.hasOwn(documented, known));
    const reason = code === undefined ? undefined : documented[code];
    if (reason !== undefined)
      return {
        reason: status === 401 ? 'sign-in-refused' : reason,
        told: refusing.includes(status) ? 'no' : 'unknown',
      };
    const issues = outcome.output.issue.map((issue) => issue.code);
    if (issues.includes('multiple-matches')) return { reason: 'several-matches', told: 'unknown' };
    if (issues.includes('not-found')) return { reason: 'number-not-known', told: 'unknown' };
  }
  return { reason: reasonOf(status), told: 'unknown' };
}

function reasonOf(status: number): CouldNotCheckReason {
  if (status === 401) return 'sign-in-refused';
  if (status === 403) return 'not-permitted';
  if (status === 404) return 'service-error';
  if (status === 408) return 'timed-out';
  if (status === 410) return 'number-replaced';
  if (status === 429) return 'too-many-requests';
  if (status >= 500) return 'service-error';
  return status >= 400 ? 'bad-request' : 'odd-answer';
}
