import * as v from 'valibot';
import { callEnd, said, settledShape, standing } from './concerns.ts';

export type CallEnd = v.InferOutput<typeof callEnd>;

/** What somebody said became of it. */
export const CallSettled = settledShape;
export type CallSettled = v.InferOutput<typeof CallSettled>;

/**
 * `POST /api/concerns/:id/calls/settled`: `at`: when the copy was sent, the concern was recorded again or it was decided
 * that none is owed. `recorded-again` names the concern. The same `id` again is kept once.
 */
export const SettleCall = v.object({
  id: v.pipe(v.string(), v.uuid()),
  at: v.pipe(v.string(), v.isoTimestamp()),
  how: callEnd,
  /** `SL-2026-000118`, of the same child. */
  reference: v.optional(said(40)),
  words: said(2000),
});
export type SettleCall = v.InferOutput<typeof SettleCall>;

/** Where the call stands then. */
export const CallStands = v.object({ ...standing, settled: CallSettled });
export type CallStands = v.InferOutput<typeof CallStands>;
