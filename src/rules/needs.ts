import { parseDuration, roughHours } from '../domain/calendar/duration.ts';
import type { DataNeed, EventKind, EventSource } from '../domain/record.ts';
import { leavesOf } from './criteria/table.ts';
import type { Reading } from './criteria/row.ts';
import type { Rule } from './rule.ts';
import { withinOf } from './within.ts';

/** Resources that a FHIR server searches by `code`; others are read whole and sorted here. */
const searchedByCode = new Set(['Condition', 'Observation', 'Procedure']);

interface Wanted {
  readonly source: EventSource;
  readonly kind: string;
  readonly within?: string;
}

const lengthOf = (duration: string): number =>
  roughHours(parseDuration(duration) ?? { months: 0, days: 0, hours: 0 });
const unique = (items: readonly string[]): readonly string[] => [...new Set(items)].sort();

function sinceOf(wanted: readonly Wanted[]): string | undefined {
  const windows = wanted.map(({ within }) => within);
  if (windows.includes(undefined)) return undefined;
  return windows.filter((within) => within !== undefined).sort((a, b) => lengthOf(b) - lengthOf(a))[0];
}

function needOf(resource: string, wanted: readonly Wanted[]): DataNeed {
  const codeSets = wanted.map(({ source }) =>
    searchedByCode.has(resource) && (source.codesIn ?? 'code') === 'code' ? source.codes : undefined,
  );
  const byCode = !codeSets.includes(undefined);
  const since = sinceOf(wanted);
  const within = withinOf(
    resource,
    wanted.map(({ source }) => source),
  );
  return {
    resource,
    ...(within !== undefined && { within }),
    ...(byCode && { codeSets: unique(codeSets.filter((set) => set !== undefined)) }),
    ...(since !== undefined && { since }),
    kinds: unique(wanted.map(({ kind }) => kind)),
  };
}

/**
 * What the rules of the given statuses (the active ones, unless told otherwise) need to have read, and nothing else: one search per resource, over the union of their code sets
 * (all of the resource when one of them names none), as far back as the longest window. `ask` and `cpis` need no search;
 * `household` needs RelatedPerson.
 */
export function dataNeeds(
  rules: readonly Rule[],
  eventKinds: readonly EventKind[],
  statuses: readonly Rule['status'][] = ['active'],
): readonly DataNeed[] {
  const readings: readonly Reading[] = rules
    .filter(({ status }) => statuses.includes(status))
    .flatMap(({ when }) => leavesOf(when))
    .flatMap((leaf) => leaf.reads());
  const kinds = new Map(eventKinds.map((kind) => [kind.id, kind]));
  const byResource = new Map<string, Wanted[]>();
  for (const reading of readings) {
    if (reading === 'links') continue;
    for (const source of kinds.get(reading.kind)?.from ?? []) {
      const list = byResource.get(source.resource) ?? [];
      list.push({ ...reading, source });
      byResource.set(source.resource, list);
    }
  }
  const needs = [...byResource].map(([resource, wanted]) => needOf(resource, wanted));
  const links: readonly DataNeed[] = readings.includes('links')
    ? [{ resource: 'RelatedPerson', kinds: [] }]
    : [];
  return [...needs, ...links].sort((a, b) => a.resource.localeCompare(b.resource));
}
