import * as v from 'valibot';

/** Coded reasons for not acting on a red flag, or for having seen it. */
export const AcknowledgeReason = v.picklist([
  'concern-recorded',
  'already-known',
  'explained',
  'discussed',
  'record-wrong',
  'not-relevant',
  'other',
]);
export type AcknowledgeReason = v.InferOutput<typeof AcknowledgeReason>;

/**
 * `POST /api/acknowledgements`. `evidence` is the key of the evidence seen, `pieces` the keys of its single pieces: new
 * evidence makes the flag loud again; less of the same does not.
 */
export const Acknowledge = v.object({
  rule: v.string(),
  version: v.string(),
  evidence: v.string(),
  pieces: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(2000))),
  reason: AcknowledgeReason,
  note: v.optional(v.pipe(v.string(), v.maxLength(1000))),
  /** Days for which the flag is quiet while nothing new is found. */
  days: v.optional(v.picklist([1, 7, 30, 90]), 30),
});
export type Acknowledge = v.InferInput<typeof Acknowledge>;

export const Acknowledgement = v.object({
  ...Acknowledge.entries,
  at: v.string(),
  /** Instant from which the flag is loud again. */
  until: v.string(),
  by: v.object({ name: v.string(), role: v.optional(v.string()) }),
});
export type Acknowledgement = v.InferOutput<typeof Acknowledgement>;
