/** Why a concern is not in the record, or not known to be. `unknown`: it may or may not be there; sending again is safe. */
export type WriteFailure =
  /** Something in it was not about the launched child. Nothing was sent. */
  | { readonly kind: 'wrong-child'; readonly resources: readonly string[] }
  | { readonly kind: 'not-writable' }
  | { readonly kind: 'session-ended' }
  | { readonly kind: 'not-permitted'; readonly status: number }
  | { readonly kind: 'no-answer'; readonly written: 'unknown' }
  | { readonly kind: 'timed-out'; readonly written: 'unknown' }
  | { readonly kind: 'cut-off'; readonly written: 'unknown' }
  | { readonly kind: 'odd-answer'; readonly written: 'unknown'; readonly detail: string }
  | { readonly kind: 'too-many-requests' }
  | { readonly kind: 'server-error'; readonly status: number; readonly written: 'unknown' }
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string }
  /** The record system would not store the audit; a concern without it is not reported as saved. */
  | { readonly kind: 'audit-refused'; readonly detail: string }
  /** Single writes only: some of it is there. Sending again adds the rest. */
  | {
      readonly kind: 'partly-written';
      readonly written: readonly string[];
      /** The same references by the parts' own names, to go on from. */
      readonly parts: Readonly<Record<string, string>>;
      readonly missing: readonly string[];
      readonly because: WriteFailure;
    };

/** Where it is in the record, as relative references. */
export interface Written {
  readonly resources: readonly string[];
}
