import { describe, expect, it } from 'vitest';
import { indexRecord } from '../../../rules/record-index.ts';
import type { Criterion } from '../../../rules/rule.ts';
import { shippedChildren, shippedPack } from '../../../rules/testing-pack.ts';
import { parseTestChildren } from '../../../rules/validate/test-child.ts';
import { tryRule } from './explain.ts';
import { factWords, leftOutWords, missingWords } from './in-words.ts';

const now = '2026-11-20T10:42:00Z';

function record(child: object) {
  const read = parseTestChildren([{ id: 'one', title: 'One', now, ...child }], shippedPack);
  const [one] = read.ok ? read.value : [];
  if (one === undefined) throw new Error(JSON.stringify(read));
  return indexRecord(one.record, shippedPack);
}
const attended = (...days: readonly string[]) =>
  days.map((when) => ({ kind: 'emergency-attendance', when, place: 'Testshire Royal' }));
const often: Criterion = {
  events: { kind: 'emergency-attendance', within: 'P6M', atLeast: 4, distinct: 'day' },
};
const tried = (when: Criterion, child: object) => tryRule({ applies: {}, when }, record(child));

describe('why a rule does not match', () => {
  it('counts what there is against what it takes, and names what is just too old', () => {
    const child = {
      birthDate: '2025-01-14',
      events: attended('2026-09-27', '2026-11-02', '2026-11-20', '2026-05-19'),
    };
    const { truth, reasons, missing } = tried(often, child);
    expect(truth).toBe('no');
    expect(missing).toEqual([]);
    const [reason] = reasons;
    expect(reason?.fact && factWords(reason.fact, Date.parse(now))).toBe('3 counted, 4 needed');
    expect(reason?.evidence.map(({ when }) => when?.text)).toEqual([
      '2026-11-20',
      '2026-11-02',
      '2026-09-27',
    ]);
    const left = reason?.leftOut.map((one) => leftOutWords(one, record(child).words));
    expect(left).toEqual(['emergency attendance, 19 May 2026, Testshire Royal: too long ago']);
  });

  it('says how many entries a count was made of', () => {
    const child = {
      events: [
        { kind: 'emergency-attendance', when: '2026-11-02', place: 'Testshire Royal' },
        { kind: 'emergency-attendance', when: '2026-11-02', place: 'Northmoor General' },
      ],
    };
    const [reason] = tried(often, child).reasons;
    expect(reason?.fact && factWords(reason.fact, 0)).toBe('1 counted (from 2 entries), 4 needed');
  });

  it('names only the part that is not so', () => {
    const when: Criterion = { all: [often, { age: { under: 'P1Y' } }] };
    const child = {
      birthDate: '2025-01-14',
      events: attended('2026-08-14', '2026-09-27', '2026-11-02', '2026-11-20'),
    };
    const { reasons } = tried(when, child);
    expect(reasons.map(({ words, truth }) => [words, truth])).toEqual([['under 1', 'no']]);
    expect(reasons[0]?.fact && factWords(reasons[0].fact, Date.parse(now))).toBe('Born 14 Jan 2025 (22m)');
  });

  it('gives the exception that is so, for “but not if”', () => {
    const bruised = { events: [{ kind: 'bruise', when: '2026-11-19' }] };
    const { truth, reasons } = tried({ not: { events: { kind: 'bruise' } } }, bruised);
    expect([truth, reasons.map((one) => one.truth)]).toEqual(['no', ['yes']]);
  });
});

describe('what is missing', () => {
  it('is said in words, each thing once', () => {
    const unread = { notRead: { Encounter: 'not-shared' } };
    const { truth, missing } = tried({ all: [often, often] }, unread);
    expect(truth).toBe('unknown');
    expect(missing.map((one) => missingWords(one, record(unread).words))).toEqual([
      'attendances (not shared)',
    ]);
  });

  it('is a date that is too coarse, or an answer that nobody gave', () => {
    const bruise: Criterion = { events: { kind: 'bruise', within: 'P28D' } };
    const words = (when: Criterion, child: object) =>
      tried(when, child).missing.map((one) => missingWords(one, record(child).words));
    expect(words(bruise, { events: [{ kind: 'bruise', when: '2026-10' }] })).toEqual([
      'the day of the bruise (only Oct 2026)',
    ]);
    expect(words({ ask: { id: 'moves', question: 'Can {name} crawl?', answer: 'no' } }, {})).toEqual([
      'an answer to “Can the child crawl?”',
    ]);
    expect(words({ age: { under: 'P1Y' } }, {})).toEqual(['a full birth date']);
  });
});

it('answers every shipped child as the shipped rules agreed', () => {
  const other = shippedPack.rules.flatMap((rule) =>
    rule.tests.filter(({ child, expect: agreed }) => {
      const found = shippedChildren.find(({ id }) => id === child);
      return found !== undefined && tryRule(rule, indexRecord(found.record, shippedPack)).truth !== agreed;
    }),
  );
  expect(other).toEqual([]);
});
