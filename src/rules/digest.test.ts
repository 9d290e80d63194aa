import { describe, expect, it } from 'vitest';
import { event, record, vocabulary } from './criteria/testing.ts';
import { digestOf, evidenceKey, evidencePieces, packVersion } from './digest.ts';
import { evaluateRule } from './evaluate.ts';
import { indexRecord } from './record-index.ts';
import type { Rule } from './rule.ts';
import { shippedPack } from './testing-pack.ts';

const [first, second] = shippedPack.rules;
if (first === undefined || second === undefined) throw new Error('The pack is empty.');

describe('a digest', () => {
  it('is of what is said, and not of the order in which members stand', () => {
    expect(digestOf({ a: 1, b: { c: [1, 2], d: null } })).toBe(digestOf({ b: { d: null, c: [1, 2] }, a: 1 }));
    expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
    expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: '1' }));
    expect(digestOf({ a: {} })).not.toBe(digestOf({ a: [] }));
    expect(digestOf('x')).toMatch(/^[0-9a-f]{16}$/);
  });

  it('stays what it was: kept keys are compared with it', () => {
    expect(digestOf({ a: 1 })).toBe(digestOf({ a: 1 }));
    const many = new Set(Array.from({ length: 5_000 }, (_, i) => digestOf(i)));
    expect(many.size).toBe(5_000);
  });
});

describe('the version of a pack', () => {
  const version = (rules: readonly Rule[], more: Partial<typeof shippedPack> = {}) =>
    packVersion(rules, { ...shippedPack, ...more });
  const active = [first, second].map((rule): Rule => ({ ...rule, status: 'active' }));

  it('does not mind the order of rules, code sets and kinds', () => {
    expect(version(active.toReversed())).toBe(version(active));
    const turned = {
      codeSets: shippedPack.codeSets.toReversed(),
      eventKinds: shippedPack.eventKinds.toReversed(),
    };
    expect(version(active, turned)).toBe(version(active));
  });

  it('changes with an active rule, a code set or a kind, and with no other rule', () => {
    const before = version(active);
    expect(version([...active, { ...first, id: 'other', status: 'draft' }])).toBe(before);
    expect(version([...active, { ...first, id: 'other', status: 'active' }])).not.toBe(before);
    expect(version(active, { codeSets: shippedPack.codeSets.slice(1) })).not.toBe(before);
    expect(version(active, { eventKinds: shippedPack.eventKinds.slice(1) })).not.toBe(before);
  });
});

describe('the key of what a finding rests on', () => {
  const rule: Rule = { ...first, id: 'r', applies: {}, when: { events: { kind: 'bruise' } } };
  const key = (...events: readonly ReturnType<typeof event>[]) =>
    evidenceKey(evaluateRule(rule, indexRecord(record(events), vocabulary)));
  const bruise = (sources: readonly string[], title = 'Bruise', when: string | undefined = '2026-11-10') =>
    event('bruise', when, { sources, title });

  it('begins with the rule', () => {
    expect(key(bruise(['A/1']))).toMatch(/^r\.[0-9a-f]{16}$/);
  });

  it('is of references where there are any, in whatever order they come', () => {
    const before = key(bruise(['A/1', 'B/1']), bruise(['C/1']));
    expect(key(bruise(['C/1']), bruise(['B/1', 'A/1']))).toBe(before);
    expect(key(bruise(['A/1', 'B/1'], 'In other words', '2026-11-09'), bruise(['C/1']))).toBe(before);
    expect(key(bruise(['A/1', 'B/1']))).not.toBe(before);
    expect(key(bruise(['A/1', 'B/2']), bruise(['C/1']))).not.toBe(before);
    expect(key(bruise(['A/1']), bruise(['B/1']), bruise(['C/1']))).not.toBe(before);
  });

  it('is of kind, date and words where there is no reference, as for CP-IS', () => {
    const before = key(bruise([]));
    expect(key(bruise([]))).toBe(before);
    expect(key(bruise([], 'Other'))).not.toBe(before);
    expect(key(bruise([], 'Bruise', '2026-11-11'))).not.toBe(before);
    expect(key(event('bruise', undefined, { sources: [], title: 'Bruise' }))).not.toBe(before);
    expect(key(bruise(['']))).not.toBe(before);
    expect(key()).not.toBe(before);
  });
});

describe('the pieces of what a finding rests on', () => {
  const rule: Rule = { ...first, id: 'r', applies: {}, when: { events: { kind: 'bruise' } } };
  const pieces = (...sources: readonly (readonly string[])[]) =>
    evidencePieces(
      evaluateRule(
        rule,
        indexRecord(
          record(
            sources.map((source, i) =>
              event('bruise', `2026-11-1${i}`, { sources: source, title: 'Bruise' }),
            ),
          ),
          vocabulary,
        ),
      ),
    ).toSorted();

  it('are one for each entry, each named by itself', () => {
    const both = pieces(['A/1'], ['B/1']);
    expect(both).toEqual([...pieces(['A/1']), ...pieces(['B/1'])].toSorted());
    expect(both).toHaveLength(2);
    expect(both.every((piece) => /^[0-9a-f]{16}$/.test(piece))).toBe(true);
  });

  it('are the same in whatever order an entry names its sources, and none where there is nothing', () => {
    expect(pieces(['A/1', 'A/2'])).toEqual(pieces(['A/2', 'A/1']));
    expect(pieces()).toEqual([]);
  });

  it('are told apart by kind, date and words where there is no reference', () => {
    expect(new Set(pieces([], [], ['A/1'])).size).toBe(3);
  });
});
