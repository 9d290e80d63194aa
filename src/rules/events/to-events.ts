import type { ClinicalEvent } from '../../domain/record.ts';
import { indexVocabulary, type Vocabulary } from '../vocabulary.ts';
import { belongsTo } from './belongs.ts';
import { at, codingsOf, isObject, type Json } from './json.ts';
import { mergeSame } from './merge.ts';
import { readEvent, type KnownSource } from './read-event.ts';
import { happened } from './status.ts';

/** What was made of the resources. Counts are by resource type. */
export interface EventsRead {
  readonly events: readonly ClinicalEvent[];
  /** Entries that could not be understood: their coverage is `odd-entries`, because something may be missing. */
  readonly odd: Readonly<Record<string, number>>;
  /** Entries in words only: no code, so no rule can find them. */
  readonly uncoded: Readonly<Record<string, number>>;
  /** Entries about somebody else, left out. */
  readonly otherPeople: number;
}

function sourcesByResource(vocabulary: Vocabulary): ReadonlyMap<string, readonly KnownSource[]> {
  const index = indexVocabulary(vocabulary);
  const known = new Map<string, KnownSource[]>();
  for (const kind of vocabulary.eventKinds)
    for (const source of kind.from) {
      const codes = source.codes === undefined ? undefined : index.codes(source.codes);
      // A source whose code set is missing would match everything; the pack's validator refuses it.
      if (source.codes !== undefined && codes === undefined) continue;
      const list = known.get(source.resource) ?? [];
      list.push({ kind, source, ...(codes !== undefined && { codes }) });
      known.set(source.resource, list);
    }
  return known;
}

const coded = (resource: Json): boolean =>
  !('code' in resource) || at(resource, 'code').flatMap(codingsOf).length > 0;

/** An unknown modifier changes what a resource means; FHIR forbids reading on. */
const modified = (resource: Json): boolean => at(resource, 'modifierExtension').length > 0;

function countUp(counts: Record<string, number>, type: string): void {
  counts[type] = (counts[type] ?? 0) + 1;
}

/**
 * Makes clinical events of FHIR resources by the event kinds of a vocabulary. Reads leniently and drops nothing in
 * silence. Left out always: entered in error, refuted, cancelled, planned, family history, another person's record.
 */
export function toEvents(
  resources: readonly unknown[],
  vocabulary: Vocabulary,
  { patientId }: { readonly patientId: string },
): EventsRead {
  const known = sourcesByResource(vocabulary);
  const odd: Record<string, number> = {};
  const uncoded: Record<string, number> = {};
  const events: ClinicalEvent[] = [];
  let otherPeople = 0;
  for (const resource of resources) {
    const type = isObject(resource) ? resource['resourceType'] : undefined;
    if (!isObject(resource) || typeof type !== 'string') {
      countUp(odd, 'unknown');
      continue;
    }
    const sources = known.get(type);
    if (sources === undefined || !happened(resource)) continue;
    const belongs = belongsTo(resource, patientId);
    if (belongs === 'another-person') otherPeople += 1;
    else if (belongs === 'not-said' || modified(resource)) countUp(odd, type);
    else {
      if (!coded(resource)) countUp(uncoded, type);
      const made = sources.map((source) => readEvent(resource, source));
      if (made.includes('not-said')) countUp(odd, type);
      for (const event of made) if (typeof event === 'object') events.push(event);
    }
  }
  return { events: mergeSame(events), odd, uncoded, otherPeople };
}
