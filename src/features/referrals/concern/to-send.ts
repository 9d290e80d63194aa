import * as v from 'valibot';
import { ConcernShape } from '../../../api/concern-shape.ts';
import type { Concern } from '../../../domain/concern.ts';

/** A concern as it travels. The gateway checks it in the same way. */
export const toSend = (concern: Concern): v.InferInput<typeof ConcernShape> => v.parse(ConcernShape, concern);
