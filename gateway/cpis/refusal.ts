import * as v from 'valibot';
import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';

/** Why a request gave nothing usable, and whether it can have told anybody: `no` only when that is proven. */
export interface NoReading {
  readonly reason: CouldNotCheckReason;
  readonly told: 'no' | 'unknown';
}

export const OperationOutcome = v.object({
  resourceType: v.literal('OperationOutcome'),
  issue: v.array(
    v.object({
      severity: v.string(),
      code: v.string(),
      details: v.optional(
        v.object({ coding: v.optional(v.array(v.object({ code: v.optional(v.string()) }))) }),
      ),
    }),
  ),
});
type OperationOutcome = v.InferOutput<typeof OperationOutcome>;

/** Published refusals: each is made before a record is read, so it tells nobody. */
const documented: Readonly<Record<string, CouldNotCheckReason>> = {
  INVALID_SEARCH_DATA: 'nhs-number-invalid',
  PRECONDITION_FAILED: 'bad-request',
  ACCESS_DENIED: 'not-permitted',
};

/**
 * What a refusal means. Codes are believed before the status, because one published example shows `ACCESS_DENIED` under
 * 400 and the error table under 403. `not-found` means that the number is not known, which is not the same as no plan.
 */
export function refusalOf(status: number, body: unknown): NoReading {
  const outcome = v.safeParse(OperationOutcome, body);
  if (outcome.success && status < 500) {
    const code = codesOf(outcome.output).find((known) => known in documented);
    const reason = code === undefined ? undefined : documented[code];
    if (reason !== undefined) return { reason: status === 401 ? 'sign-in-refused' : reason, told: 'no' };
    if (outcome.output.issue.some((issue) => issue.code === 'not-found'))
      return { reason: 'number-not-known', told: 'unknown' };
  }
  return { reason: reasonOf(status), told: 'unknown' };
}

const codesOf = (outcome: OperationOutcome): readonly string[] =>
  outcome.issue.flatMap((issue) => issue.details?.coding?.flatMap(({ code }) => code ?? []) ?? []);

function reasonOf(status: number): CouldNotCheckReason {
  if (status === 401) return 'sign-in-refused';
  if (status === 403) return 'not-permitted';
  if (status === 404) return 'service-error';
  if (status === 408) return 'timed-out';
  if (status === 429) return 'too-many-requests';
  if (status >= 500) return 'service-error';
  return status >= 400 ? 'bad-request' : 'odd-answer';
}
