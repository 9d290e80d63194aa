import { describe, expect, it } from 'vitest';
import { whenOf } from '../../domain/calendar/partial-date.ts';
import type { CpisStatus, Plan } from '../../domain/cpis.ts';
import type { Criterion, RecordInput } from '../rule.ts';
import {
  complete,
  event,
  gaps,
  lost,
  noDate,
  notRead,
  now,
  nothing,
  outcome,
  record,
  unborn,
} from './testing.ts';

describe('what a value rests on and lacks', () => {
  const weight = (when: string | undefined, amount?: number, unit = 'kg') =>
    event('weight', when, amount === undefined ? {} : { value: { amount, unit } });
  const is = (op: 'over' | 'at-least' | 'under' | 'at-most', amount = 5): Criterion => ({
    value: { kind: 'weight', op, amount, unit: 'kg' },
  });

  it.each([
    ['over', 'no', 'no', 'yes'],
    ['at-least', 'no', 'yes', 'yes'],
    ['under', 'yes', 'no', 'no'],
    ['at-most', 'yes', 'yes', 'no'],
  ] as const)('%s 5, for 4.9, 5 and 5.1: %s, %s, %s', (op, ...expected) => {
    const answers = [4.9, 5, 5.1].map(
      (amount) => outcome(is(op), record([weight('2026-11-01', amount)])).truth,
    );
    expect(answers).toEqual(expected);
  });

  it('rests on the newest alone', () => {
    const [old, recent] = [weight('2026-10-01', 4.9), weight('2026-11-01', 5.1)];
    expect(outcome(is('over'), record([old, recent]))).toEqual({
      truth: 'yes',
      evidence: [recent],
      missing: [],
    });
    expect(outcome(is('under'), record([old, recent]))).toEqual({
      truth: 'no',
      evidence: [recent],
      missing: [],
    });
  });

  it('lacks a value, the unit, a date that orders them, or what was not read', () => {
    const missing = (...events: readonly ReturnType<typeof event>[]) =>
      outcome(is('under'), record(events)).missing;
    expect(outcome(is('under'), record([]))).toEqual({
      truth: 'unknown',
      evidence: [],
      missing: [{ kind: 'value', eventKind: 'weight', why: 'none' }],
    });
    expect(missing(weight('2026-11-01'))).toEqual([{ kind: 'value', eventKind: 'weight', why: 'none' }]);
    expect(missing(weight('2026-11-01', 4900, 'g'))).toEqual([
      { kind: 'value', eventKind: 'weight', why: 'other-unit' },
    ]);
    expect(missing(weight('2026-11', 4.9), weight('2026-11-03', 5.2))).toEqual([noDate('weight', '2026-11')]);
    expect(missing(weight(undefined, 4.9), weight('2026-11-03', 5.2))).toEqual([
      noDate('weight', '2026-11-03'),
    ]);
    const one = weight('2026-11-01', 4.9);
    expect(outcome(is('under'), record([one], gaps))).toEqual({
      truth: 'unknown',
      evidence: [one],
      missing: [notRead('weight', 'Observation')],
    });
  });
});

describe('what CP-IS said', () => {
  const check = {
    askedAt: now,
    answeredAt: now,
    kind: 'unscheduled',
    setting: 'A&E',
    by: { name: 'P. SAMPLE' },
    notified: 'yes',
  } as const;
  const plan = (kind: Plan['kind'], status: Plan['status'], start?: string): Plan => ({
    kind,
    status,
    authority: 'Sampleshire',
    phones: {},
    ...(start !== undefined && { start }),
  });
  const found = (plans: readonly Plan[], accesses?: readonly string[]): Partial<RecordInput> => {
    const history: Extract<CpisStatus, { state: 'found' }>['history'] =
      accesses === undefined
        ? { state: 'not-offered' }
        : { state: 'listed', accesses: accesses.map((at) => ({ at })) };
    return { cpis: { state: 'found', plans, history, check } };
  };
  const current: Criterion = { cpis: { plan: ['child-protection', 'looked-after'], status: 'current' } };

  it('is evidence in words, with its date where it has one', () => {
    const both = [
      plan('child-protection', 'current', '2026-03-01'),
      plan('looked-after', 'current'),
      plan('unborn-child-protection', 'current'),
      plan('child-protection', 'ended'),
    ];
    expect(outcome(current, record([], found(both)))).toEqual({
      truth: 'yes',
      evidence: [
        {
          kind: 'cpis-plan',
          codes: [],
          title: 'CP-IS: child protection plan, Sampleshire',
          sources: [],
          when: whenOf('2026-03-01'),
        },
        {
          kind: 'cpis-plan',
          codes: [],
          title: 'CP-IS: looked after by a local authority, Sampleshire',
          sources: [],
        },
      ],
      missing: [],
    });
    const unbornOnly: Criterion = { cpis: { plan: ['unborn-child-protection'] } };
    expect(outcome(unbornOnly, record([], found(both))).evidence.map(({ title }) => title)).toEqual([
      'CP-IS: child protection plan for an unborn child, Sampleshire',
    ]);
  });

  it('is no where no plan is of the kind or state, however often it was looked up', () => {
    const ended = found([plan('child-protection', 'ended')], ['2026-11-19T10:00:00Z']);
    expect(outcome(current, record([], ended))).toEqual({ truth: 'no', ...nothing });
    const other: Criterion = { cpis: { plan: ['looked-after'], accesses: { atLeast: 1, within: 'P6M' } } };
    expect(outcome(other, record([], ended))).toEqual({ truth: 'no', ...nothing });
    expect(outcome(current, record([], { cpis: { state: 'none', check } }))).toEqual({
      truth: 'no',
      ...nothing,
    });
  });

  it('counts accesses from the first moment of the window', () => {
    const often: Criterion = { cpis: { accesses: { atLeast: 2, within: 'PT24H' } } };
    const looked = (...at: readonly string[]) => outcome(often, record([], found([], at))).truth;
    expect(looked('2026-11-19T10:42:00Z', '2026-11-20T10:00:00Z')).toBe('yes');
    expect(looked('2026-11-19T10:41:59Z', '2026-11-20T10:00:00Z')).toBe('no');
  });

  it('rests on the plan when it was looked up often, and lacks the looks when they are not offered', () => {
    const both: Criterion = { cpis: { status: 'current', accesses: { atLeast: 1, within: 'P6M' } } };
    const known = [plan('looked-after', 'current')];
    expect(outcome(both, record([], found(known, [])))).toEqual({ truth: 'no', ...nothing });
    expect(outcome(both, record([], found(known, ['2026-11-19T10:00:00Z']))).evidence).toHaveLength(1);
    const unlisted = outcome(both, record([], found(known)));
    expect([unlisted.truth, unlisted.missing, unlisted.evidence.length]).toEqual([
      'unknown',
      [{ kind: 'cpis', state: 'could-not-check' }],
      1,
    ]);
  });

  it.each<CpisStatus>([
    { state: 'not-checked' },
    { state: 'checking', askedAt: now, kind: 'unscheduled', setting: 'A&E' },
    { state: 'could-not-check', reason: 'timed-out', notified: 'unknown' },
  ])('lacks an answer: $state', (cpis) => {
    expect(outcome(current, record([], { cpis }))).toEqual({
      truth: 'unknown',
      evidence: [],
      missing: [{ kind: 'cpis', state: cpis.state }],
    });
  });
});

describe('what people say and are', () => {
  const question: Criterion = { ask: { id: 'q', question: 'Is it?', help: 'Look.', answer: 'yes' } };
  const plainQuestion: Criterion = { ask: { id: 'q', question: 'Is it?', answer: 'yes' } };
  const given = (answer: 'yes' | 'no' | 'not-sure', encounter = 'today', at = now, id = 'q') => ({
    id,
    answer,
    encounter,
    at,
  });
  const asked = (why: string) => [{ kind: 'ask', id: 'q', question: 'Is it?', help: 'Look.', why }];

  it('lacks the answer, and says why', () => {
    const missing = (...answers: readonly ReturnType<typeof given>[]) =>
      outcome(question, record([], { answers })).missing;
    expect(missing()).toEqual(asked('not-asked'));
    expect(missing(given('yes', 'today', now, 'other'))).toEqual(asked('not-asked'));
    expect(missing(given('not-sure'))).toEqual(asked('not-sure'));
    expect(missing(given('yes', 'last-year'))).toEqual(asked('other-encounter'));
    expect(outcome(plainQuestion, record([])).missing).toEqual([
      { kind: 'ask', id: 'q', question: 'Is it?', why: 'not-asked' },
    ]);
  });

  it('takes the last answer of this visit, whatever the order, and of two at once the later in the list', () => {
    const earlier = '2026-11-20T10:00:00Z';
    const say = (...answers: readonly ReturnType<typeof given>[]) =>
      outcome(question, record([], { answers }));
    expect(say(given('no', 'today', earlier), given('yes'))).toEqual({ truth: 'yes', ...nothing });
    expect(say(given('yes'), given('no', 'today', earlier))).toEqual({ truth: 'yes', ...nothing });
    expect(say(given('yes'), given('no'))).toEqual({ truth: 'no', ...nothing });
  });

  it('lacks a birth date only while it matters', () => {
    const young: Criterion = { age: { under: 'P1Y' } };
    expect(outcome(young, record([]))).toEqual({ truth: 'no', ...nothing });
    expect(outcome(young, unborn())).toEqual({
      truth: 'unknown',
      evidence: [],
      missing: [{ kind: 'birth-date' }],
    });
  });

  it('lacks links, or what is not said of somebody linked', () => {
    const sibling: Criterion = { household: { relationship: ['sister'], age: { under: 'P18Y' } } };
    const linked = (
      people: RecordInput['links']['people'],
      coverage: RecordInput['links']['coverage'] = complete,
    ) => outcome(sibling, record([], { links: { people, coverage } }));
    const source = 'RelatedPerson/1';
    expect(linked([{ source, relationship: 'Sister', birthDate: '2020' }])).toEqual({
      truth: 'yes',
      ...nothing,
    });
    expect(linked([{ source, relationship: 'Stepsister', birthDate: '2020' }])).toEqual({
      truth: 'no',
      ...nothing,
    });
    expect(linked([{ source, relationship: 'Sister', birthDate: '2000' }])).toEqual({
      truth: 'no',
      ...nothing,
    });
    expect(linked([{ source, birthDate: '2020' }]).missing).toEqual([{ kind: 'links', why: 'odd-entries' }]);
    expect(linked([{ source, relationship: 'Sister', birthDate: 'unknown' }]).truth).toBe('unknown');
    expect(linked([{ source, birthDate: '1990' }])).toEqual({ truth: 'no', ...nothing });
    expect(linked([], lost).missing).toEqual([{ kind: 'links', why: 'pages-missing' }]);
    const anybody: Criterion = { household: { age: { under: 'P18Y' } } };
    const one = { people: [{ source, birthDate: '2020' }], coverage: complete };
    expect(outcome(anybody, record([], { links: one })).truth).toBe('yes');
    const anyAge: Criterion = { household: { relationship: ['half sister'] } };
    const half = { people: [{ source, relationship: 'Half-Sister' }], coverage: complete };
    expect(outcome(anyAge, record([], { links: half })).truth).toBe('yes');
  });
});
