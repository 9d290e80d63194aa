import { daysOf, type Days } from '../domain/calendar/partial-date.ts';
import { londonDay, londonInstant, type Day } from '../domain/calendar/london.ts';
import type { ClinicalEvent } from '../domain/record.ts';
import type { Missing, RecordInput } from './rule.ts';
import { indexVocabulary, type Vocabulary, type VocabularyIndex } from './vocabulary.ts';

/** A record, indexed once; a criterion is a look-up in it. */
export interface RecordIndex {
  readonly input: RecordInput;
  readonly words: VocabularyIndex;
  /** The date in London at the moment of evaluation. */
  readonly today: Day;
  /** The birth date, or the expected one of an unborn child; absent when there is none that can be read. */
  readonly born?: Days;
  /** Events of a kind, newest first, undated ones last. */
  readonly ofKind: (kind: string) => readonly ClinicalEvent[];
  /** What was not read of the resources that a kind comes from; empty when all of it was read. */
  readonly notRead: (kind: string) => readonly Missing[];
}

const newestFirst = (a: ClinicalEvent, b: ClinicalEvent): number =>
  (b.when?.to ?? -Infinity) - (a.when?.to ?? -Infinity);

function groupByKind(events: readonly ClinicalEvent[], before: number): ReadonlyMap<string, ClinicalEvent[]> {
  const byKind = new Map<string, ClinicalEvent[]>();
  for (const event of events) {
    // Dated after today: planned, or a slip of the pen. It has not happened.
    if (event.when !== undefined && event.when.from >= before) continue;
    const list = byKind.get(event.kind);
    if (list === undefined) byKind.set(event.kind, [event]);
    else list.push(event);
  }
  for (const list of byKind.values()) list.sort(newestFirst);
  return byKind;
}

/** Indexes a record by kind and time. Time is the moment `input.now`, in Europe/London. */
export function indexRecord(input: RecordInput, vocabulary: Vocabulary): RecordIndex {
  const words = indexVocabulary(vocabulary);
  const today = londonDay(Date.parse(input.now));
  const byKind = groupByKind(input.events, londonInstant(today + 1));
  const gaps = new Map<string, readonly Missing[]>();
  const birth = input.birthDate ?? input.expectedBirthDate;
  const born = birth === undefined ? undefined : daysOf(birth);

  const readGaps = (kind: string): readonly Missing[] => {
    const resources = new Set(words.kind(kind)?.from.map(({ resource }) => resource));
    return [...resources].flatMap((resource): Missing[] => {
      const coverage = input.coverage[resource];
      if (coverage?.state === 'complete') return [];
      return [{ kind: 'data', eventKind: kind, resource, why: coverage?.why ?? 'unavailable' }];
    });
  };

  return {
    input,
    words,
    today,
    ...(born !== undefined && { born }),
    ofKind: (kind) => byKind.get(kind) ?? [],
    notRead: (kind) => {
      const known = gaps.get(kind);
      if (known !== undefined) return known;
      const found = readGaps(kind);
      gaps.set(kind, found);
      return found;
    },
  };
}
