import type { DetailId } from '../../domain/concern.ts';

/** Every detail of the child, in the order in which a referral says them. */
export const detailIds = [
  'address',
  'previous-address',
  'phone',
  'gender',
  'ethnicity',
  'religion',
  'school',
  'practice',
  'disability',
] as const satisfies readonly DetailId[];
