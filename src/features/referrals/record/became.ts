import type { TellHappening } from '../../../api/concern-log.ts';
import type { ConcernLogged } from '../../../api/concerns.ts';

/** What became of what was told. `why` is for a person. */
export type RecordTold =
  | { readonly state: 'written' }
  /** Nothing of it belongs into the record, or this person may not open the concern, or the record takes no such entry. */
  | { readonly state: 'not-written' }
  | { readonly state: 'owed'; readonly why: string };

/** Writes what came back of a concern into the record of the child that is open. */
export type ToldToRecord = (id: string, told: TellHappening) => Promise<RecordTold>;

/** What became of a concern that was brought to the record. `why` is for a person. */
export type Brought =
  | { readonly state: 'written'; readonly logged?: ConcernLogged | undefined }
  /** The record has the document; the referral itself still has to be carried. */
  | { readonly state: 'document-only'; readonly logged?: ConcernLogged | undefined }
  | { readonly state: 'not-writable' }
  | { readonly state: 'failed'; readonly why: string };
