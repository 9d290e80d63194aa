import * as v from 'valibot';

/** The body of every refusal: what is wrong, where, and what to do. No person in it. */
export const Problem = v.object({
  code: v.string(),
  message: v.string(),
  field: v.optional(v.string()),
  fix: v.optional(v.string()),
});
export type Problem = v.InferOutput<typeof Problem>;

/** Why a call to the gateway gave no usable answer. */
export type ApiFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'session-ended' }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: Problem }
  | { readonly kind: 'odd-answer' };
