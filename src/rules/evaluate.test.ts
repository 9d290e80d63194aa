import { describe, expect, it } from 'vitest';
import { event, gaps, now, record, vocabulary } from './criteria/testing.ts';
import { evidenceKey } from './digest.ts';
import { evaluate } from './evaluate.ts';
import { dataNeeds } from './needs.ts';
import { indexRecord } from './record-index.ts';
import type { Criterion, RecordInput, Rule } from './rule.ts';

const rule = (when: Criterion, more: Partial<Rule> = {}): Rule => ({
  id: 'r',
  version: '1.0.0',
  status: 'active',
  title: 'R',
  severity: 'medium',
  applies: { age: { under: 'P2Y' } },
  when,
  why: '',
  advice: '',
  guideline: { title: '', grade: 'local' },
  owner: '',
  reviewBy: '2027-11-01',
  tests: [],
  ...more,
});
const find = (rules: readonly Rule[], input: RecordInput) => evaluate(rules, indexRecord(input, vocabulary));
const only = (one: Rule, input: RecordInput) => {
  const [finding] = find([one], input);
  if (finding === undefined) throw new Error('no finding');
  return finding;
};
const ask: Criterion = { ask: { id: 'moves', question: 'Can the child move?', answer: 'no' } };
const bruise: Criterion = { events: { kind: 'bruise', within: 'P2W' } };
const bruised = event('bruise', '2026-11-20');

describe('cannot tell', () => {
  const both = rule({ all: [bruise, ask] });

  it('asks when the answer alone would make it fire, with what it is about', () => {
    const { outcome, decisive } = only(both, record([bruised]));
    expect(decisive).toBe(true);
    expect(outcome.missing.map(({ kind }) => kind)).toEqual(['ask']);
    expect(outcome.evidence).toEqual([bruised]);
  });

  it.each([
    ['nothing to ask about', record([])],
    ['more than one thing is missing', record([], gaps)],
    ['the child is too old', record([bruised], { birthDate: '2020-01-01' })],
  ])('does not ask when %s', (_, input) => {
    expect(only(both, input).decisive).toBe(false);
  });

  it('names one missing thing that leaves two parts unknown', () => {
    const injuredAsBaby = rule({ events: { kind: 'bruise', within: 'P2W', atAge: { under: 'P1Y' } } });
    const { birthDate, ...noBirthDate } = record([bruised]);
    const { outcome, decisive } = only(injuredAsBaby, noBirthDate);
    expect([decisive, outcome.missing]).toEqual([true, [{ kind: 'birth-date' }]]);
  });

  it('names the data when that alone is missing', () => {
    const { outcome, decisive } = only(rule(bruise), record([], gaps));
    expect([decisive, outcome.missing]).toEqual([
      true,
      [{ kind: 'data', eventKind: 'bruise', resource: 'Condition', why: 'pages-missing' }],
    ]);
  });

  it('asks for any one of two that would do', () => {
    const other: Criterion = { ask: { id: 'fits', question: 'Does it fit?', answer: 'no' } };
    const { outcome } = only(rule({ all: [bruise, { any: [ask, other] }] }), record([bruised]));
    expect(outcome.missing.map((missing) => missing.kind === 'ask' && missing.id)).toEqual(['moves', 'fits']);
  });
});

describe('findings', () => {
  it('come with the most severe first, of active rules in this setting', () => {
    const rules = [
      rule(bruise, { id: 'low', severity: 'low' }),
      rule(bruise, { id: 'draft', status: 'draft' }),
      rule(bruise, { id: 'elsewhere', applies: { settings: ['gp'] } }),
      rule(bruise, { id: 'high', severity: 'high', applies: { settings: ['emergency'] } }),
    ];
    const ids = (more: Partial<RecordInput>) =>
      find(rules, record([bruised], more)).map((one) => one.rule.id);
    expect(ids({ setting: 'emergency' })).toEqual(['high', 'low']);
    // While nobody knows the setting, no rule is held back.
    expect(ids({})).toEqual(['high', 'elsewhere', 'low']);
  });

  it('give as evidence only what decided', () => {
    const either = rule({ any: [bruise, { events: { kind: 'visit', atLeast: 2 } }] });
    const { outcome } = only(either, record([bruised, event('visit', '2026-11-20')]));
    expect([outcome.truth, outcome.evidence]).toEqual(['yes', [bruised]]);
  });

  it('give the evidence of each criterion that decided by itself, in words', () => {
    const visit = event('visit', '2026-11-20');
    const rule2 = rule({
      all: [
        { events: { kind: 'visit' } },
        { any: [bruise, { events: { kind: 'weight' } }] },
        { not: { latest: { start: 'end', end: 'weight' } } },
      ],
    });
    const { because } = only(rule2, record([bruised, visit]));
    expect(because).toEqual([
      { words: 'under 2', truth: 'yes', evidence: [] },
      { words: 'a visit', truth: 'yes', evidence: [visit] },
      { words: 'a bruise in the last 2 weeks', truth: 'yes', evidence: [bruised] },
      { words: 'an end with no later weight', truth: 'no', evidence: [] },
    ]);
    expect(only(rule2, record([visit])).because).toEqual([]);
  });

  it('give what is known and what is not, while nobody can tell', () => {
    const { because } = only(rule({ all: [bruise, ask] }), record([bruised]));
    expect(because.map(({ words, truth }) => [words, truth])).toEqual([
      ['under 2', 'yes'],
      ['a bruise in the last 2 weeks', 'yes'],
      ['“Can the child move?” is answered no', 'unknown'],
    ]);
  });

  it('have a key that changes with the evidence and with nothing else', () => {
    const key = (input: RecordInput) => evidenceKey(only(rule(bruise), input));
    const first = key(record([bruised]));
    expect(key(record([bruised, event('visit', '2026-11-20')], { now: '2026-11-21T10:42:00Z' }))).toBe(first);
    expect(key(record([bruised, event('bruise', '2026-11-19')]))).not.toBe(first);
  });

  it('are the same for the same inputs, in whatever order the events come', () => {
    const events = Array.from({ length: 40 }, (_, i) =>
      event(i % 2 ? 'bruise' : 'visit', `2026-${i % 9 < 8 ? '10' : '11'}-${10 + (i % 19)}`),
    );
    const rules = [
      rule({
        atLeast: { n: 2, of: [bruise, ask, { events: { kind: 'visit', distinct: 'day', atLeast: 3 } }] },
      }),
    ];
    const truths = (list: typeof events) =>
      find(rules, record(list)).map(({ outcome, decisive }) => [
        outcome.truth,
        outcome.missing,
        decisive,
        new Set(outcome.evidence.map((e) => e.sources[0])),
      ]);
    expect(truths(events.toReversed())).toEqual(truths(events));
  });

  it('look at nothing but events of the kinds that the rules name', () => {
    let looks = 0;
    const watched = Array.from({ length: 200 }, (_, i) => {
      const one = event('weight', '2026-11-1' + String(i % 10));
      return {
        ...one,
        get codes() {
          looks += 1;
          return one.codes;
        },
        get when() {
          looks += 1;
          return one.when ?? { from: 0, to: 0, text: '' };
        },
      };
    });
    const index = indexRecord(record([...watched, bruised, event('visit', '2026-11-20')]), vocabulary);
    looks = 0;
    const rules = [rule(bruise), rule({ events: { kind: 'visit', within: 'P6M', distinct: 'day' } })];
    expect(evaluate(rules, index).map(({ outcome }) => outcome.truth)).toEqual(['yes', 'yes']);
    expect(looks).toBe(0);
  });
});

describe('what the card on CP-IS tells by itself', () => {
  const onPlan: Criterion = { cpis: { status: 'current' } };
  const check = {
    askedAt: now,
    answeredAt: now,
    kind: 'scheduled',
    setting: 'A&E',
    by: { name: 'P. SAMPLE' },
    notified: 'no',
  } as const;
  const plan = { kind: 'child-protection', status: 'current', authority: 'Sampleshire', phones: {} } as const;
  const found = { state: 'found', plans: [plan], history: { state: 'not-offered' }, check } as const;
  const unchecked = { state: 'not-checked' } as const;
  const failed = { state: 'could-not-check', reason: 'timed-out', notified: 'unknown' } as const;
  it.each<[string, Criterion, RecordInput, string]>([
    ['a plan alone', onPlan, record([], { cpis: found }), 'cpis-card'],
    ['nobody has looked yet', onPlan, record([], { cpis: unchecked }), 'cpis-card'],
    ['CP-IS could not be checked', onPlan, record([], { cpis: failed }), 'cpis-card'],
    ['a plan and more', { all: [onPlan, bruise] }, record([bruised], { cpis: found }), 'red-flags'],
    [
      'only CP-IS is waited for',
      { all: [onPlan, bruise] },
      record([bruised], { cpis: unchecked }),
      'cpis-card',
    ],
    [
      'something else instead',
      { any: [onPlan, bruise] },
      record([bruised], { cpis: unchecked }),
      'red-flags',
    ],
    ['a record that was not read', bruise, record([], gaps), 'red-flags'],
    [
      'two things are missing',
      { any: [onPlan, bruise] },
      record([], { ...gaps, cpis: unchecked }),
      'red-flags',
    ],
    ['an age alone', { age: { atLeast: 'P1Y' } }, record([]), 'red-flags'],
    ['no', onPlan, record([], { cpis: { state: 'none', check } }), 'red-flags'],
  ])('%s', (_, when, input, shownBy) => {
    expect(only(rule(when), input).shownBy).toBe(shownBy);
  });
});

describe('data needs', () => {
  const kinds = vocabulary.eventKinds;
  it('merge into one search per resource with the longest window', () => {
    const rules = [
      rule({ events: { kind: 'visit', within: 'P6M' } }),
      rule({
        all: [{ events: { kind: 'visit', within: 'P2W' } }, { events: { kind: 'visit', within: 'P1Y' } }],
      }),
    ];
    expect(dataNeeds(rules, kinds)).toEqual([{ resource: 'Encounter', since: 'P1Y', kinds: ['visit'] }]);
  });

  it('read without a limit when one rule has none, and nothing for questions and CP-IS', () => {
    expect(dataNeeds([rule(bruise), rule({ absent: { kind: 'bruise' } })], kinds)).toEqual([
      { resource: 'Condition', kinds: ['bruise'] },
    ]);
    expect(dataNeeds([rule({ any: [ask, { cpis: { status: 'current' } }] })], kinds)).toEqual([]);
    const silent = [rule(bruise, { status: 'silent' })];
    expect(dataNeeds(silent, kinds)).toEqual([]);
    expect(dataNeeds(silent, kinds, ['active', 'silent'])).toEqual(dataNeeds([rule(bruise)], kinds));
  });
});
