import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whenOf } from '../domain/calendar/partial-date.ts';
import type { ClinicalEvent, Coverage } from '../domain/record.ts';
import { complete, lost, now, unborn } from './criteria/testing.ts';
import { leavesOf } from './criteria/table.ts';
import { conditionOf } from './evaluate.ts';
import { rules, withWeight } from './export/testing-rules.ts';
import { indexRecord } from './record-index.ts';
import type { Answer, Criterion, RecordInput, Rule, Truth } from './rule.ts';
import { shippedPack } from './testing-pack.ts';
import { evaluateTree } from './tree.ts';

const vocabulary = withWeight(shippedPack);
const resources = [
  ...new Set(vocabulary.eventKinds.flatMap(({ from }) => from.map(({ resource }) => resource))),
];

/** What is recorded of a date, and what it turns out to have been. */
const dates = fc.constantFrom<readonly [string | undefined, string]>(
  ['2026-11-20', '2026-11-20'],
  ['2026-11-19T09:00:00Z', '2026-11-19T09:00:00Z'],
  ['2026-11', '2026-11-06'],
  ['2026-11', '2026-11-01'],
  ['2026-10', '2026-10-31'],
  ['2026', '2026-05-20'],
  ['2026', '2026-11-20'],
  ['2025', '2025-12-31'],
  [undefined, '2026-11-13'],
  [undefined, '2020-02-29'],
);
const births = fc.constantFrom<readonly [string | undefined, string]>(
  ['2025-11-20', '2025-11-20'],
  ['2026-05', '2026-05-20'],
  ['2024', '2024-11-21'],
  [undefined, '2026-10-23'],
  [undefined, '2010-01-01'],
);

interface Known {
  readonly vague: RecordInput;
  readonly exact: RecordInput;
}

const eventOf = (
  kind: string,
  when: string | undefined,
  recorded: string | undefined,
  siteText: string | undefined,
  i: number,
): ClinicalEvent => {
  const [date, written] = [when, recorded].map((text) => (text === undefined ? undefined : whenOf(text)));
  return {
    kind,
    codes: [],
    title: kind,
    sources: [`X/${i}`],
    value: { amount: 4.9, unit: 'kg' },
    ...(date !== undefined && { when: date }),
    ...(written !== undefined && { recorded: written }),
    ...(siteText !== undefined && { siteText }),
  };
};

/** The same record as it may be known at first and as it turns out: dates, sites, birth, answers, CP-IS, what was read. */
function knowing(rule: Rule): fc.Arbitrary<Known> {
  const kinds = leavesOf(conditionOf(rule))
    .flatMap((leaf) => leaf.reads())
    .flatMap((reading) => (reading === 'links' ? [] : [reading.kind]));
  const one = fc.record({
    kind: fc.constantFrom('bruise', ...kinds),
    when: dates,
    recorded: dates,
    site: fc.constantFrom<readonly [string | undefined, string]>(
      ['Ear', 'Ear'],
      [undefined, 'Ear'],
      [undefined, 'Shin'],
    ),
  });
  const answers = fc.array(
    fc.record({ id: fc.constantFrom('a', 'b'), answer: fc.constantFrom<Answer['answer']>('yes', 'no') }),
    { maxLength: 2 },
  );
  return fc
    .record({
      events: fc.array(one, { maxLength: 6 }),
      late: fc.nat(3),
      unread: fc.subarray(resources),
      birth: births,
      answers,
      answeredYet: fc.boolean(),
    })
    .map(({ events, late, unread, birth, answers: given, answeredYet }): Known => {
      const all = (which: 0 | 1) =>
        events.map(({ kind, when, recorded, site }, i) =>
          eventOf(kind, when[which], recorded[which], site[which], i),
        );
      const whole = Object.fromEntries(resources.map((type): [string, Coverage] => [type, complete]));
      const part = Object.fromEntries(unread.map((type): [string, Coverage] => [type, lost]));
      const said = given.map((answer): Answer => ({ ...answer, encounter: 'today', at: now }));
      const born = (birthDate: string | undefined) => (birthDate === undefined ? {} : { birthDate });
      // What was not read may hold more of anything: then some of it comes late.
      const seen = all(0).filter(
        ({ kind }, i) =>
          i >= late ||
          !vocabulary.eventKinds.some(
            ({ id, from }) => id === kind && from.some(({ resource }) => unread.includes(resource)),
          ),
      );
      return {
        vague: {
          ...unborn(seen),
          ...born(birth[0]),
          coverage: { ...whole, ...part },
          answers: answeredYet ? said : [],
        },
        exact: { ...unborn(all(1)), ...born(birth[1]), coverage: whole, answers: said },
      };
    });
}

const truthOf = (criterion: Criterion, input: RecordInput): Truth =>
  evaluateTree(criterion, indexRecord(input, vocabulary)).outcome.truth;

const cases = rules(vocabulary).chain((rule) => fc.tuple(fc.constant(conditionOf(rule)), knowing(rule)));

describe('every rule, on every record', () => {
  it('never takes back a yes or a no when more becomes known', () => {
    let decided = 0;
    let becameKnown = 0;
    fc.assert(
      fc.property(cases, ([criterion, { vague, exact }]) => {
        const [before, after] = [truthOf(criterion, vague), truthOf(criterion, exact)];
        if (before === 'unknown') {
          if (after !== 'unknown') becameKnown += 1;
          return;
        }
        decided += 1;
        expect(after).toBe(before);
      }),
      { numRuns: 3_000 },
    );
    expect(decided).toBeGreaterThan(500);
    expect(becameKnown).toBeGreaterThan(300);
  });

  it('keeps De Morgan and double negation, whatever its criteria', () => {
    fc.assert(
      fc.property(cases, cases, ([a, { vague }], [b]) => {
        const of = (criterion: Criterion) => truthOf(criterion, vague);
        expect(of({ not: { not: a } })).toBe(of(a));
        expect(of({ not: { all: [a, b] } })).toBe(of({ any: [{ not: a }, { not: b }] }));
        expect(of({ not: { any: [a, b] } })).toBe(of({ all: [{ not: a }, { not: b }] }));
        expect(of({ atLeast: { n: 1, of: [a, b] } })).toBe(of({ any: [a, b] }));
        expect(of({ atLeast: { n: 2, of: [a, b] } })).toBe(of({ all: [b, a] }));
      }),
      { numRuns: 500 },
    );
  });
});
