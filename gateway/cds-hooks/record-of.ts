import type { RulePack } from '../../src/config/page-config.ts';
import { daysOf, whenOf } from '../../src/domain/calendar/partial-date.ts';
import type { CpisStatus } from '../../src/domain/cpis.ts';
import type { Coverage, CoverageGap, LinkedPerson } from '../../src/domain/record.ts';
import { at, textAt, type Json } from '../../src/rules/events/json.ts';
import { mergeSame } from '../../src/rules/events/merge.ts';
import { toEvents } from '../../src/rules/events/to-events.ts';
import type { RecordInput } from '../../src/rules/rule.ts';
import type { Gathered } from './gather.ts';

interface Of {
  readonly patient: Json;
  readonly patientId: string;
  readonly encounterId?: string | undefined;
  readonly gathered: readonly Gathered[];
  readonly cpis: CpisStatus;
  /** Group of the care setting, when known. */
  readonly setting?: string | undefined;
  readonly now: Date;
}

/** What was gathered, as the rules' engine reads a record: the same events and the same gaps as in the app. */
export function recordOf(
  { patient, patientId, encounterId, gathered, cpis, setting, now }: Of,
  pack: RulePack,
): RecordInput {
  const asOf = now.toISOString();
  const searches = gathered.filter(({ template }) => template.resource !== 'RelatedPerson');
  const read = searches.map(({ template, resources, gap }) => {
    const made = toEvents(resources, pack, { patientId });
    const odd = (made.odd[template.resource] ?? 0) > 0 || made.odd['unknown'] !== undefined;
    return {
      resource: template.resource,
      events: made.events,
      coverage: coverageOf(gap ?? (odd ? 'odd-entries' : undefined), asOf),
    };
  });
  const family = gathered.find(({ template }) => template.resource === 'RelatedPerson');
  const birthDate = textAt(patient, 'birthDate');
  return {
    events: mergeSame(read.flatMap(({ events }) => events)),
    coverage: Object.fromEntries(read.map(({ resource, coverage }) => [resource, coverage])),
    links: {
      people: (family?.resources ?? []).flatMap((one) => linkedPerson(one, now)),
      coverage: coverageOf(family === undefined ? 'unavailable' : family.gap, asOf),
    },
    ...(birthDate === undefined || daysOf(birthDate) === undefined ? {} : { birthDate }),
    cpis,
    // What was answered is asked in the app, and only there.
    answers: [],
    encounter: encounterId ?? '',
    ...(setting === undefined ? {} : { setting }),
    now: asOf,
  };
}

const coverageOf = (gap: CoverageGap | 'not-supplied' | undefined, asOf: string): Coverage =>
  gap === undefined
    ? { state: 'complete', asOf }
    : { state: 'incomplete', why: gap === 'not-supplied' ? 'unavailable' : gap, asOf };

/** Somebody linked to the child whose link has not ended. */
function linkedPerson(person: Json, now: Date): readonly LinkedPerson[] {
  const end = textAt(person, 'period.end');
  const ended = end !== undefined && (whenOf(end)?.to ?? Infinity) < now.getTime();
  if (person['active'] === false || ended) return [];
  const relationship =
    at(person, 'relationship.text').find((text) => typeof text === 'string') ??
    textAt(person, 'relationship.coding.display');
  const birthDate = textAt(person, 'birthDate');
  return [
    {
      ...(typeof relationship === 'string' ? { relationship } : {}),
      ...(birthDate === undefined || daysOf(birthDate) === undefined ? {} : { birthDate }),
      source: `RelatedPerson/${textAt(person, 'id') ?? ''}`,
    },
  ];
}
