import type { ClinicalEvent } from '../../../domain/record.ts';
import { flags } from '../../../text/child.ts';
import { eventWords } from '../../../text/when.ts';

/** Newest first; what has no date is last. */
export const newestFirst = (events: readonly ClinicalEvent[]): readonly ClinicalEvent[] =>
  events.toSorted((a, b) => (b.when?.from ?? -Infinity) - (a.when?.from ?? -Infinity));

/** When it happened, in words; `now` in milliseconds since 1970. */
export const whenWords = (event: ClinicalEvent, now: number): string =>
  event.when === undefined ? flags.noDate : eventWords(event.when, now);
