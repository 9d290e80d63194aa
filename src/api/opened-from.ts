import * as v from 'valibot';

/**
 * `POST /api/opened-from`, when the record system's launch brought an `appContext`: anybody may have put anything there, so
 * the gateway alone says what it is worth. Answers the alert of the card that Safelight was opened from or, where it is
 * not ours, too old, of another child or of no single alert, nothing.
 */
export const OpenedFrom = v.object({
  appContext: v.pipe(v.string(), v.minLength(1), v.maxLength(4000)),
});
export type OpenedFrom = v.InferOutput<typeof OpenedFrom>;

export const CameFrom = v.object({
  alert: v.optional(v.object({ rule: v.string(), version: v.string() })),
});
export type CameFrom = v.InferOutput<typeof CameFrom>;
