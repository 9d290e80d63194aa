import { parseDuration } from '../../domain/calendar/duration.ts';
import type { DataNeed } from '../../domain/record.ts';
import { dataNeeds } from '../needs.ts';
import type { Rule } from '../rule.ts';
import { indexVocabulary, isSiteText, type Vocabulary } from '../vocabulary.ts';

/** Resources whose every date that an event kind may use is found by the search parameter `date`. */
const searchedByDate = new Set(['Encounter', 'Appointment', 'Immunization', 'Observation']);

/** A calendar duration as a FHIR Duration; undefined for a sum of units, which FHIR cannot say. */
function valueDuration(since: string): fhir4.Duration | undefined {
  const { months, days, hours } = parseDuration(since) ?? { months: 0, days: 0, hours: 0 };
  const units = [
    { value: months, unit: 'months', code: 'mo' },
    { value: days, unit: 'days', code: 'd' },
    { value: hours, unit: 'hours', code: 'h' },
  ].filter(({ value }) => value > 0);
  const [only, ...more] = units;
  return only === undefined || more.length > 0 ? undefined : { ...only, system: 'http://unitsofmeasure.org' };
}

function requirement({ resource, codeSets, since }: DataNeed, vocabulary: Vocabulary): fhir4.DataRequirement {
  const words = indexVocabulary(vocabulary);
  const concepts = (codeSets ?? []).flatMap((id) => words.codeSet(id)?.concepts ?? []);
  const coded = new Map(
    concepts
      .filter(({ system }) => !isSiteText(system))
      .map(({ system, code, display }) => [
        `${system}|${code}`,
        { system, code, ...(display !== undefined && { display }) },
      ]),
  );
  const window = since !== undefined && searchedByDate.has(resource) ? valueDuration(since) : undefined;
  return {
    id: `need-${resource.toLowerCase()}`,
    // Event kinds name types of FHIR resources: the pack's validator sees to it.
    type: resource as fhir4.DataRequirement['type'],
    ...(coded.size > 0 && { codeFilter: [{ path: 'code', code: [...coded.values()] }] }),
    ...(window !== undefined && { dateFilter: [{ searchParam: 'date', valueDuration: window }] }),
  };
}

/** What a rule needs to have read, whatever its status, as DataRequirements: one for each resource type, the child first. */
export function requirementsOf(rule: Rule, vocabulary: Vocabulary): fhir4.DataRequirement[] {
  const needs = dataNeeds([{ ...rule, status: 'active' }], vocabulary.eventKinds);
  return [{ id: 'need-patient', type: 'Patient' }, ...needs.map((need) => requirement(need, vocabulary))];
}
