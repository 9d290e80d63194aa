import type * as v from 'valibot';
import type { OpenedConcern } from '../../api/concern-log.ts';

/** One concern whole, as the gateway gives it to who may read it. */
export type Opened = v.InferOutput<typeof OpenedConcern>;
