import type { TellHappening } from '../../../api/concern-log.ts';

/** What became of writing something into the child's record. `why` is for a person. */
export type RecordTold =
  | { readonly state: 'written' }
  /** Nothing of it belongs into the record, or nothing may be written there. */
  | { readonly state: 'not-written' }
  | { readonly state: 'owed'; readonly why: string };

/** Writes what came back of a concern into the record of the child that is open. Never throws. */
export type ToldToRecord = (id: string, told: TellHappening) => Promise<RecordTold>;
