import type { Route } from './concern.ts';
import type { Instant } from './fetched.ts';

/** Who did it, as it is shown later. */
interface By {
  readonly at: Instant;
  readonly by: string;
}

/** What a local authority decided (Working Together 2023). */
export type Decided =
  | 'immediate-protection'
  | 'section-47'
  | 'section-17'
  | 'services'
  | 'specialist-assessment'
  | 'no-further-action'
  | 'other';

/** What came of it in the end. */
export type Outcome = 'plan-made' | 'supported' | 'closed' | 'not-accepted' | 'other';

/** One thing that happened to a concern after it was kept. Never changed; a mistake is put right by a later one. */
export type Happening =
  /** It reached the first recipient: by the record system's own write, or because somebody carried it there. */
  | (By & {
      readonly kind: 'sent';
      readonly how: Route;
      readonly theirReference?: string;
      readonly whoTook?: string;
    })
  /** A call. `writtenCopyOwed`: it was made instead of sending. */
  | (By & { readonly kind: 'call'; readonly to: string; readonly whoAnswered: string; readonly said: string })
  | (By & { readonly kind: 'acknowledged'; readonly from: string; readonly theirReference?: string })
  | (By & {
      readonly kind: 'decided';
      readonly decision: Decided;
      readonly from: string;
      readonly words?: string;
    })
  | (By & { readonly kind: 'outcome'; readonly outcome: Outcome; readonly words?: string })
  /** Somebody higher was told that no answer had come, or that we disagree. */
  | (By & { readonly kind: 'escalated'; readonly to: string; readonly words: string })
  /** What came of it was shared with somebody who needs to know, on a footing of its own. */
  | (By & { readonly kind: 'outcome-shared'; readonly with: string; readonly why: string })
  | (By & { readonly kind: 'police-told'; readonly incidentNumber: string })
  /** A decision not to share was looked at again. */
  | (By & { readonly kind: 'reviewed'; readonly words: string });
export type HappeningKind = Happening['kind'];

/** Where a shared concern stands. */
export type Stage =
  /** Kept, and not yet sent: owed. */
  | 'to-send'
  /** Rung instead; the written copy is owed. */
  | 'written-copy-owed'
  | 'waiting'
  | 'acknowledged'
  | 'decided'
  | 'closed'
  | 'not-shared'
  | 'to-review';

/** A time limit that is running or was kept. */
export interface Clock {
  readonly what: 'send' | 'written-copy' | 'answer' | 'police' | 'review';
  readonly dueAt: Instant;
  /** `not-known`: beyond the known bank holidays; only weekends were counted. */
  readonly bankHolidays: 'counted' | 'not-known';
  readonly state: 'running' | 'overdue' | 'kept' | 'kept-late';
}
