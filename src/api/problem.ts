import * as v from 'valibot';

/** What is wrong with one field, in the words of the validator that app and gateway share. */
export const FieldProblem = v.object({ path: v.string(), message: v.string(), fix: v.string() });

/** The body of every refusal: what is wrong, where, and what to do. No person in it. */
export const Problem = v.object({
  code: v.string(),
  message: v.string(),
  field: v.optional(v.string()),
  fix: v.optional(v.string()),
  /** Where there is more than one place to point at, e.g. in a rule. */
  problems: v.optional(v.array(FieldProblem)),
});
export type Problem = v.InferOutput<typeof Problem>;

/** Why a call to the gateway gave no usable answer. */
export type ApiFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'session-ended' }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: Problem }
  | { readonly kind: 'odd-answer' };
