import type { LookUpKind } from './cpis.ts';

/** When a look-up may be made in a setting: at once when the child is opened, on a press, or not at all. */
type LookUpPolicy = 'on-open' | 'on-click' | 'never';

/** Where care is given. Its kind decides whether a look-up tells the local authority. */
export interface CareSetting {
  /** e.g. `emergency-department` */
  readonly id: string;
  /** "A&E" */
  readonly title: string;
  /** Groups that rules apply to, e.g. `emergency`. */
  readonly group: string;
  readonly kind: LookUpKind;
  readonly policy: LookUpPolicy;
}
