import * as v from 'valibot';
import { ConcernShape } from '../../src/api/concern-shape.ts';
import { upgraded } from './concern-upgrade.ts';

/** A version of a concern as it is kept: the words as they were sent, who sent them and about whom. */
const ConcernCopy = v.object({
  /** Of this shape: see `concern-upgrade.ts` before changing it. */
  shape: v.literal(2),
  concern: ConcernShape,
  by: v.string(),
  role: v.optional(v.string()),
  /** Absolute reference of the Patient. */
  patient: v.string(),
  /** As the record system had it when this was written; absent in old copies. */
  child: v.optional(
    v.object({
      name: v.optional(v.string()),
      birthDate: v.optional(v.string()),
      nhsNumber: v.optional(v.string()),
    }),
  ),
  /** When the decision was made, where that was before this version. */
  decidedAt: v.optional(v.string()),
  /** Why it was amended, and what differs from the version before. */
  why: v.optional(v.string()),
  changed: v.optional(v.array(v.string()), []),
});
export type ConcernCopy = v.InferOutput<typeof ConcernCopy>;

/** Reads a kept copy of whatever age. Throws on what was never written by a gateway. */
export const readCopy = (opened: unknown): ConcernCopy => v.parse(ConcernCopy, upgraded(opened));
