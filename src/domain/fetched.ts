/**
 * What is known about one thing read from the record system.
 * Unknown is never drawn as none: only `none-recorded` may look calm, and it is reached only when permission was
 * granted, the system lists the resource, the search answered without a warning and the last page was read.
 */
export type Fetched<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'present'; readonly value: T; readonly asOf: Instant }
  | { readonly state: 'none-recorded'; readonly asOf: Instant }
  | { readonly state: 'unavailable'; readonly why: Unavailable; readonly asOf: Instant }
  | { readonly state: 'not-permitted'; readonly scope: string }
  | { readonly state: 'not-shared' }
  | { readonly state: 'incomplete'; readonly value: T; readonly why: Incomplete; readonly asOf: Instant };

/** An instant as ISO 8601 with an offset, e.g. `2026-11-20T10:42:00.000Z`. */
export type Instant = string;

/** Why nothing could be read. */
export type Unavailable =
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'server-error'; readonly status: number }
  | { readonly kind: 'too-many-requests' }
  | { readonly kind: 'session-ended' }
  | { readonly kind: 'odd-answer'; readonly detail: string };

/** Why some of it is missing. `read` and `total` count resources; `total` is absent where the system did not say. */
export type Incomplete =
  | { readonly kind: 'page-lost'; readonly read: number; readonly total?: number }
  | { readonly kind: 'too-many'; readonly read: number; readonly total?: number }
  | { readonly kind: 'foreign-next-link'; readonly read: number; readonly total?: number }
  | { readonly kind: 'warned'; readonly warning: string }
  /** The grant is narrower than what is looked for. */
  | { readonly kind: 'permitted-in-part'; readonly scope: string }
  | { readonly kind: 'odd-entries'; readonly count: number };

/** The same knowledge about something made from the value; an empty list that was fully read stays what it was. */
export function mapFetched<A, B>(fetched: Fetched<A>, make: (value: A) => B): Fetched<B> {
  return fetched.state === 'present' || fetched.state === 'incomplete'
    ? { ...fetched, value: make(fetched.value) }
    : fetched;
}

/** What was read, all or a part of it; absent where nothing was. */
export const heldBy = <T>(fetched: Fetched<T>): T | undefined =>
  fetched.state === 'present' || fetched.state === 'incomplete' ? fetched.value : undefined;
