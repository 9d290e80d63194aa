import fc from 'fast-check';
import { moveDay, parseDuration } from '../../domain/calendar/duration.ts';
import { londonDay, type Day } from '../../domain/calendar/london.ts';
import type { EventSource } from '../../domain/record.ts';
import type { Rule } from '../rule.ts';
import type { VocabularyIndex } from '../vocabulary.ts';

export const patientId = 'child';
type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string };

const iso = (day: Day): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Everything in a rule that stands under one of some names, however deep. */
function named(value: unknown, names: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    names.includes(name) && typeof part === 'string' ? [part] : named(part, names),
  );
}

/** Days on and beside every edge that the rule has at this moment, leap days and days on which the clocks change. */
function daysOfInterest(rule: Rule, now: string): readonly string[] {
  const today = londonDay(Date.parse(now));
  const durations = named(rule, ['within', 'under', 'atLeast', 'longerThan']).flatMap(
    (text) => parseDuration(text) ?? [],
  );
  const edges = durations.map((parts) => moveDay(today, parts, -1));
  const around = [today, ...edges].flatMap((day) => [day - 1, day, day + 1]);
  return [...new Set([...around.map(iso), '2024-02-29', '2026-03-29', '2025-10-26', '2020-02-29'])];
}

const times = [
  '00:00:00Z',
  '00:30:00Z',
  '01:00:00Z',
  '23:00:00Z',
  '23:30:00.000Z',
  '10:42:00Z',
  '10:41:59Z',
  '00:30:00+01:00',
  '23:30:00-05:00',
];
const time = fc.option(fc.constantFrom(...times), { nil: undefined, freq: 1 });
const date = (days: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...days), time).map(([day, at]) => (at === undefined ? day : `${day}T${at}`));

const mostly = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(usual, ...others) },
  );

const choices = (days: readonly string[]) =>
  fc.record({
    code: fc.nat(),
    also: fc.option(fc.nat(), { nil: undefined, freq: 4 }),
    when: date(days),
    recorded: fc.option(date(days), { nil: undefined, freq: 4 }),
    whose: mostly(
      'Patient/child',
      'https://ehr.example/fhir/Patient/child',
      'Patient/child/_history/2',
      'Patient/other',
      'Patient/child2',
    ),
    verification: mostly<string | undefined>(
      undefined,
      'confirmed',
      'refuted',
      'entered-in-error',
      'provisional',
    ),
    clinical: mostly<string | undefined>(undefined, 'active', 'resolved', 'inactive'),
    status: fc.option(fc.nat(), { nil: undefined, freq: 5 }),
    oddStatus: mostly(false, true),
    denied: mostly(0, 1, 2, 3),
    site: fc.option(fc.nat(), { nil: undefined, freq: 3 }),
    place: fc.option(fc.constantFrom('St Sample’s', 'Dummy General'), { nil: undefined, freq: 3 }),
    encounter: fc.option(fc.constantFrom('Encounter/e1', 'Encounter/e2'), { nil: undefined, freq: 3 }),
    amount: fc.constantFrom(4.8, 4.9, 5, 5.1),
    unit: mostly('kg', 'g'),
    shape: fc.nat(2),
  });
type Choices = ReturnType<typeof choices> extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(list: readonly T[], position: number): T | undefined => list[position % list.length];
const concept = (...coding: readonly unknown[]) => ({ coding: coding.filter((one) => one !== undefined) });

const usualStatus: Readonly<Record<string, string>> = {
  Encounter: 'finished',
  Observation: 'final',
  Flag: 'active',
  Appointment: 'noshow',
  Immunization: 'not-done',
};
const otherStatuses: Readonly<Record<string, readonly string[]>> = {
  Encounter: ['planned', 'cancelled', 'entered-in-error', 'in-progress', 'arrived', 'unknown'],
  Observation: ['entered-in-error', 'cancelled', 'registered', 'preliminary', 'amended'],
  Flag: ['inactive', 'entered-in-error'],
  Appointment: ['booked', 'cancelled', 'fulfilled', 'noshow', 'entered-in-error', 'arrived'],
  Immunization: ['completed', 'entered-in-error'],
};

function siteOf({ site }: Choices, words: VocabularyIndex): unknown {
  if (site === undefined) return undefined;
  const known = ['site-ear', 'site-soft', 'site-ten', 'site-burn'].flatMap(
    (id) => words.codeSet(id)?.concepts ?? [],
  );
  const one = pick(known, site);
  if (one === undefined || site % 5 === 0)
    return { text: pick(['Left ear', 'Shin', 'Back', 'of hand', 'Neck'], Math.floor(site / 5)) };
  return one.system.startsWith('urn:')
    ? { text: `Left ${one.display ?? one.code}` }
    : concept({ system: one.system, code: one.code });
}

function timed(paths: string, { when, recorded, shape }: Choices): Readonly<Record<string, unknown>> {
  const [first = ''] = paths.split('|');
  const written = recorded === undefined ? {} : { recordedDate: recorded };
  const instant = when.includes('T') ? when : `${when}T12:00:00Z`;
  switch (first) {
    case 'onset':
      return {
        ...written,
        ...(shape === 0
          ? { recordedDate: when }
          : { [shape === 1 ? 'onsetDateTime' : 'onsetPeriod']: shape === 1 ? when : { start: when } }),
      };
    case 'recordedDate':
      return shape === 0
        ? { onsetDateTime: when }
        : { recordedDate: when, ...(recorded && { onsetDateTime: recorded }) };
    case 'abatement':
      return { ...written, abatementDateTime: when, onsetDateTime: recorded ?? when };
    case 'effective':
      return {
        ...(recorded && { issued: recorded.includes('T') ? recorded : `${recorded}T12:00:00Z` }),
        ...(shape === 0 ? { effectivePeriod: { start: when } } : { effectiveDateTime: when }),
      };
    case 'period.start':
      return { period: { start: when, end: recorded ?? when } };
    case 'period.end':
      return { period: { start: recorded ?? when, ...((shape !== 0 || paths === first) && { end: when }) } };
    case 'start':
      return { start: instant };
    case 'occurrence':
      return { occurrenceDateTime: when, ...(recorded && { recorded }) };
    default:
      return {};
  }
}

/** One resource that is an event by a source of a kind, or nearly one. */
function resourceOf(source: EventSource, chosen: Choices, words: VocabularyIndex, id: string): Resource {
  const { resource: resourceType } = source;
  const known = source.codes === undefined ? [] : (words.codeSet(source.codes)?.concepts ?? []);
  const codings = [chosen.code, chosen.also]
    .flatMap((position) => (position === undefined ? [] : pick(known, position)))
    .filter((one) => one !== undefined)
    .map(({ system, code }) => ({ system, code }));
  const usual = source.status === undefined ? usualStatus[resourceType] : pick(source.status, chosen.code);
  const status = chosen.status === undefined ? usual : pick(otherStatuses[resourceType] ?? [], chosen.status);
  const codeable = codings.length > 0 ? concept(...codings) : undefined;
  const site = siteOf(chosen, words);
  const encounter = chosen.encounter && { encounter: { reference: chosen.encounter } };
  const common = { resourceType, id, ...timed(source.when, chosen) };
  const subject = { reference: chosen.whose };
  switch (resourceType) {
    case 'Condition':
      return {
        abatementDateTime: chosen.recorded ?? chosen.when,
        ...common,
        subject,
        ...encounter,
        code: codeable,
        ...(site !== undefined && { bodySite: [site] }),
        ...(chosen.verification && { verificationStatus: concept({ code: chosen.verification }) }),
        ...(source.status !== undefined
          ? // Now and then none: what has ended says by that alone that it is not active.
            chosen.encounter !== undefined && { clinicalStatus: concept({ code: usual }) }
          : chosen.clinical && { clinicalStatus: concept({ code: chosen.clinical }) }),
      };
    case 'Observation':
      return {
        ...common,
        subject,
        ...encounter,
        status,
        code: codeable,
        ...(site !== undefined && { bodySite: site }),
        ...(chosen.denied === 1 && { dataAbsentReason: concept({ code: 'unknown' }) }),
        ...(chosen.denied === 3 && { focus: [{ reference: 'Patient/other' }] }),
        ...(source.codes === 'weight'
          ? { valueQuantity: { value: chosen.amount, unit: chosen.unit } }
          : chosen.denied === 2 && { valueBoolean: false }),
      };
    case 'Encounter':
      return {
        ...common,
        subject,
        status,
        class: { code: chosen.oddStatus ? 'AMB' : (source.class?.[0] ?? 'EMER') },
        ...(chosen.place && { serviceProvider: { display: chosen.place } }),
        ...(codeable && { hospitalization: { dischargeDisposition: codeable } }),
      };
    case 'Appointment':
      return {
        ...common,
        status,
        participant: [{ actor: { reference: 'Practitioner/p1' } }, { actor: subject }],
      };
    case 'Immunization':
      return { ...common, patient: subject, status };
    default:
      return { ...common, subject, ...encounter, status, code: codeable };
  }
}

const relative = (days: readonly string[]): fc.Arbitrary<Resource> =>
  fc
    .record({
      relationship: mostly<string | undefined>(
        'Brother',
        'Half-sibling',
        'Mother',
        'brotherly friend',
        undefined,
      ),
      birthDate: fc.option(fc.constantFrom(...days), { nil: undefined, freq: 4 }),
      whose: mostly('Patient/child', 'Patient/other'),
      active: mostly(true, false),
    })
    .map(({ relationship, birthDate, whose, active }) => ({
      resourceType: 'RelatedPerson',
      patient: { reference: whose },
      active,
      ...(relationship && { relationship: [{ text: relationship }] }),
      ...(birthDate && { birthDate }),
    }));

/** A child's complete record, with what does not count among what does, about what the rule looks at. */
export interface GeneratedRecord {
  readonly birthDate?: string;
  readonly resources: readonly Resource[];
}

/** Records of up to nine resources of the kinds that a rule names, on few days, so that they fall together. */
export function records(rule: Rule, now: string, words: VocabularyIndex): fc.Arbitrary<GeneratedRecord> {
  const days = daysOfInterest(rule, now);
  const kinds = [...new Set([...named(rule.when, ['kind', 'start', 'end']), 'bruise'])];
  const sources = kinds.flatMap((id) => words.kind(id)?.from ?? []);
  const entry = (few: readonly string[]) => fc.tuple(fc.constantFrom(...sources), choices(few));
  return fc.subarray([...days], { minLength: 2, maxLength: 5 }).chain((few) =>
    fc
      .record({
        birthDate: fc.option(fc.constantFrom(...days), { nil: undefined, freq: 12 }),
        entries: fc.array(entry(few), { maxLength: 7 }),
        relatives: fc.array(relative(days), { maxLength: 2 }),
      })
      .map(({ birthDate, entries, relatives }) => ({
        ...(birthDate !== undefined && { birthDate }),
        resources: [
          ...entries.map(([source, chosen], i) => resourceOf(source, chosen, words, `r${i}`)),
          ...relatives.map((one, i) => ({ ...one, id: `p${i}` })),
        ],
      })),
  );
}
