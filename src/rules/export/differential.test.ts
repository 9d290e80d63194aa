import fc from 'fast-check';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { describe, expect, it } from 'vitest';
import type { CpisStatus } from '../../domain/cpis.ts';
import type { Coverage, LinkedPerson } from '../../domain/record.ts';
import { shapeOf } from '../criteria/table.ts';
import { evaluate } from '../evaluate.ts';
import { toEvents } from '../events/to-events.ts';
import { at, isObject, textAt } from '../events/json.ts';
import { indexRecord } from '../record-index.ts';
import type { Answer, RecordInput, Rule, Truth } from '../rule.ts';
import { sentence } from '../sentence.ts';
import { shippedPack } from '../testing-pack.ts';
import { indexVocabulary } from '../vocabulary.ts';
import { quoted } from './literals.ts';
import { patientId, records, type GeneratedRecord } from './testing-records.ts';
import { rules, withWeight } from './testing-rules.ts';
import { toFhirPath } from './to-fhirpath.ts';

const vocabulary = withWeight(shippedPack);
const words = indexVocabulary(vocabulary);
const resourceTypes = [
  ...new Set(vocabulary.eventKinds.flatMap(({ from }) => from.map(({ resource }) => resource))),
];

/** Ordinary days, a leap day, ends of months, the nights on which the clocks change, late evenings in summer. */
const moment = fc.constantFrom(
  '2026-11-20T10:42:00Z',
  '2024-02-29T09:00:00Z',
  '2026-08-31T12:00:00Z',
  '2027-03-31T12:00:00Z',
  '2026-12-31T12:00:00Z',
  '2026-03-29T00:30:00Z',
  '2026-03-29T22:59:00Z',
  '2025-10-26T00:30:00Z',
  '2025-10-26T23:30:00Z',
  '2026-05-31T23:30:00Z',
  '2027-03-01T00:00:00Z',
);
/** What is not in a record: the same for all records that a rule is tried on, because it stands in the expression. */
interface World {
  readonly now: string;
  readonly cpis: 'none' | 'current' | 'not-checked';
  readonly answers: readonly Answer[];
}
const world: fc.Arbitrary<World> = fc.record({
  now: moment,
  cpis: fc.constantFrom('none', 'current', 'not-checked'),
  answers: fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'moves-independently'),
      answer: fc.constantFrom('yes', 'no', 'not-sure'),
      encounter: fc.constant('visit'),
      at: fc.constant('2024-01-01T00:00:00Z'),
    }),
    { maxLength: 3 },
  ),
});

function cpisOf({ cpis, now }: World): CpisStatus {
  if (cpis === 'not-checked') return { state: 'not-checked' };
  const check = {
    askedAt: now,
    answeredAt: now,
    kind: 'scheduled',
    setting: 'A&E',
    by: { name: 'P. SAMPLE' },
    notified: 'no',
  } as const;
  if (cpis === 'none') return { state: 'none', check };
  const plan = { kind: 'child-protection', status: 'current', authority: 'Sampleshire', phones: {} } as const;
  return { state: 'found', plans: [plan], history: { state: 'not-offered' }, check };
}

function inputOf(record: GeneratedRecord, of: World): RecordInput {
  const complete: Coverage = { state: 'complete', asOf: of.now };
  const people = record.resources
    .filter((one) => one.resourceType === 'RelatedPerson' && one['active'] !== false)
    .filter((one) => textAt(one, 'patient.reference') === `Patient/${patientId}`)
    .map((one): LinkedPerson => {
      const [relationship, birthDate] = [textAt(one, 'relationship.text'), textAt(one, 'birthDate')];
      return { source: '', ...(relationship && { relationship }), ...(birthDate && { birthDate }) };
    });
  return {
    events: toEvents(record.resources, vocabulary, { patientId }).events,
    coverage: Object.fromEntries(resourceTypes.map((type) => [type, complete])),
    links: { people, coverage: complete },
    ...(record.birthDate !== undefined && { birthDate: record.birthDate }),
    cpis: cpisOf(of),
    answers: of.answers,
    encounter: 'visit',
    now: of.now,
  };
}

const bundleOf = ({ birthDate, resources }: GeneratedRecord) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { resource: { resourceType: 'Patient', id: patientId, ...(birthDate !== undefined && { birthDate }) } },
    { resource: { resourceType: 'Patient', id: 'other', birthDate: '1990-01-01' } },
    ...resources.map((resource) => ({ resource })),
  ],
});

const isAnswer = (answer: unknown): answer is readonly [boolean?] =>
  Array.isArray(answer) && answer.length < 2 && answer.every((one) => typeof one === 'boolean');

const literal: Record<Truth, string> = { yes: 'true', no: 'false', unknown: '{}' };

/** The rule in the other engine, compiled once. Empty is unknown. */
function compiled(rule: Rule, of: World): (record: GeneratedRecord) => Truth {
  const nothing = indexRecord(inputOf({ resources: [] }, of), vocabulary);
  const expression = toFhirPath(rule, {
    vocabulary,
    // Written into the expression: the answer does not depend on the day it is asked.
    patientId: quoted(patientId),
    now: quoted(of.now),
    answerOf: (criterion) => {
      const shape = shapeOf(criterion);
      return literal[shape.shape === 'leaf' ? shape.leaf.evaluate(nothing).truth : 'unknown'];
    },
  });
  const run = fhirpath.compile(expression, r4);
  return (record) => {
    const bundle = bundleOf(record);
    const answer: unknown = run(bundle, { resource: bundle });
    if (!isAnswer(answer)) throw new Error(`Answered ${JSON.stringify(answer)}`);
    const [only] = answer;
    return only === undefined ? 'unknown' : only ? 'yes' : 'no';
  };
}

const readable = (resource: unknown): string =>
  isObject(resource)
    ? `  ${Object.entries(resource)
        .map(
          ([name, value]) =>
            `${name} ${typeof value === 'string' ? value : JSON.stringify(at(value, 'coding')[0] ?? value)}`,
        )
        .join(', ')}`
    : '';

/** One rule at one moment, in both engines. */
interface Trial {
  readonly rule: Rule;
  readonly of: World;
}
type Both = readonly [ours: Truth | 'nothing', theirs: Truth];

/** Compiles once; each call then compares the two on one record. */
function bothOn({ rule, of }: Trial): (record: GeneratedRecord) => Both {
  const other = compiled(rule, of);
  return (record) => {
    const [finding] = evaluate([rule], indexRecord(inputOf(record, of), vocabulary), [rule.status]);
    return [finding?.outcome.truth ?? 'nothing', other(record)];
  };
}

/** The rules that say less: without the ages it applies to, or one part of its condition alone. */
function simpler(rule: Rule): readonly Rule[] {
  const shape = shapeOf(rule.when);
  const parts = shape.shape === 'leaf' ? [] : shape.parts;
  const { age, ...applies } = rule.applies;
  return [...(age === undefined ? [] : [{ ...rule, applies }]), ...parts.map((when) => ({ ...rule, when }))];
}

/** The simplest rule within a rule on which the two still differ over a record, with both answers. */
function simplest(trial: Trial, record: GeneratedRecord): readonly [Rule, Both] {
  for (const rule of simpler(trial.rule)) {
    const [ours, theirs] = bothOn({ ...trial, rule })(record);
    if (ours !== theirs) return simplest({ ...trial, rule }, record);
  }
  return [trial.rule, bothOn(trial)(record)];
}

function difference(trial: Trial, record: GeneratedRecord): string {
  const [rule, [ours, theirs]] = simplest(trial, record);
  return [
    `${sentence(rule, vocabulary)} ${JSON.stringify(rule.when)}`,
    `at ${trial.of.now}, born ${record.birthDate ?? 'nobody knows when'}: here ${ours}, fhirpath.js ${theirs}`,
    ...record.resources.map(readable),
  ].join('\n');
}

/** Compares the two on so many records made for a rule; where they differ, throws the smallest case that was found. */
function hold(trial: Trial, pairs: number, seed: number, count: (truth: Truth) => void): void {
  const both = bothOn(trial);
  let smallest: GeneratedRecord | undefined;
  const agreeing = fc.property(records(trial.rule, trial.of.now, words), (record) => {
    const [ours, theirs] = both(record);
    if (ours === theirs) {
      count(theirs);
      return;
    }
    smallest = record;
    throw new Error('They differ.');
  });
  const { failed } = fc.check(agreeing, { numRuns: pairs, seed, endOnFailure: false });
  if (failed && smallest !== undefined) throw new Error(difference(trial, smallest));
  expect(failed).toBe(false);
}

const asked = process.env['SAFELIGHT_PAIRS'];
const wanted = Number(asked ?? 20_000);
const recordsEach = 50;
/** Always the same pairs, unless a number is asked for: then others each time. */
const seed = asked === undefined ? 20_261_120 : Date.now() % 1_000_000_000;

const moments = (rule: fc.Arbitrary<Rule>, n: number): readonly Trial[] =>
  fc.sample(fc.record({ rule, of: world }), { numRuns: n, seed });

function run(trials: readonly Trial[]): Readonly<Record<Truth, number>> {
  const count = { yes: 0, no: 0, unknown: 0 };
  trials.forEach((trial, i) => {
    hold(trial, recordsEach, seed + i, (truth) => (count[truth] += 1));
  });
  return count;
}

describe('our answers and those of fhirpath.js', () => {
  const compared = { yes: 0, no: 0, unknown: 0 };
  const add = (count: Readonly<Record<Truth, number>>): void => {
    for (const truth of ['yes', 'no', 'unknown'] as const) compared[truth] += count[truth];
  };

  it('agree on rules and records made at random', { timeout: 120_000 + wanted * 60 }, () => {
    const count = run(moments(rules(vocabulary), Math.ceil((wanted * 0.7) / recordsEach)));
    expect(Math.min(count.yes, count.no, count.unknown)).toBeGreaterThan(wanted / 50);
    add(count);
  });

  it('agree on every rule that is shipped', { timeout: 120_000 + wanted * 60 }, () => {
    const each = Math.ceil((wanted * 0.3) / recordsEach / shippedPack.rules.length);
    const count = run(shippedPack.rules.flatMap((rule) => moments(fc.constant(rule), each)));
    expect(Math.min(count.yes, count.no)).toBeGreaterThan(wanted / 100);
    add(count);
  });

  it('were compared on as many pairs as were wanted', () => {
    const total = compared.yes + compared.no + compared.unknown;
    process.stdout.write(`${total} pairs of rule and record: ${JSON.stringify(compared)}\n`);
    expect(total).toBeGreaterThanOrEqual(wanted);
  });
});
