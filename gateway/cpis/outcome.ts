import * as v from 'valibot';
import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';

const Details = v.object({
  coding: v.optional(v.array(v.object({ code: v.optional(v.string()) })), []),
  text: v.optional(v.string()),
});

export const OperationOutcome = v.object({
  resourceType: v.literal('OperationOutcome'),
  issue: v.array(
    v.object({
      severity: v.string(),
      code: v.string(),
      details: v.optional(Details),
      diagnostics: v.optional(v.string()),
    }),
  ),
});
export type OperationOutcome = v.InferOutput<typeof OperationOutcome>;

/** The Spine codes that an outcome names. */
export const codesOf = ({ issue }: OperationOutcome): readonly string[] =>
  issue.flatMap(({ details }) => details?.coding.flatMap(({ code }) => code ?? []) ?? []);

/** Whether it says, in code or in words, that another number has taken the place of the one asked about. */
export const saysReplaced = (outcome: OperationOutcome): boolean =>
  codesOf(outcome).some((code) => code === 'INVALIDATED_RESOURCE' || /SUPERSEDED/i.test(code)) ||
  outcome.issue.some(({ details, diagnostics }) =>
    [details?.text, diagnostics].some((words) => /supersed/i.test(words ?? '')),
  );

/**
 * What keeps an answer from being used that carries an outcome beside what it found; undefined for a mere remark. A
 * remark is of severity `information` and of code `informational`: information that something is incomplete, not found
 * or late is none.
 */
export function objectionIn(resource: unknown): CouldNotCheckReason | undefined {
  const outcome = v.safeParse(OperationOutcome, resource);
  if (!outcome.success) return 'warning-in-answer';
  if (saysReplaced(outcome.output)) return 'number-replaced';
  return outcome.output.issue.every(
    ({ severity, code }) => severity === 'information' && code === 'informational',
  )
    ? undefined
    : 'warning-in-answer';
}
