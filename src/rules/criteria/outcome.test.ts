import { describe, expect, it } from 'vitest';
import { whenOf } from '../../domain/calendar/partial-date.ts';
import type { CpisStatus, Plan } from '../../domain/cpis.ts';
import { indexRecord } from '../record-index.ts';
import type { Criterion, Missing, RecordInput } from '../rule.ts';
import { evaluateTree } from '../tree.ts';
import { complete, event, gaps, lost, now, record, unborn, vocabulary } from './testing.ts';

const outcome = (criterion: Criterion, input: RecordInput) =>
  evaluateTree(criterion, indexRecord(input, vocabulary)).outcome;
const nothing = { evidence: [], missing: [] };
const notRead = (eventKind: string, resource: string): Missing => ({
  kind: 'data',
  eventKind,
  resource,
  why: 'pages-missing',
});
const noDate = (eventKind: string, text?: string): Missing => ({
  kind: 'date',
  eventKind,
  ...(text !== undefined && { text }),
});
const recordedOn = (text: string) => {
  const recorded = whenOf(text);
  return recorded === undefined ? {} : { recorded };
};

describe('what events rest on and lack', () => {
  const two: Criterion = { events: { kind: 'visit', atLeast: 2, within: 'P6M' } };
  const [a, b, old] = [
    event('visit', '2026-11-20'),
    event('visit', '2026-11-02'),
    event('visit', '2025-01-01'),
  ];

  it('rest on those that counted, the newest first, and on none for no', () => {
    expect(outcome(two, record([old, b, a]))).toEqual({ truth: 'yes', evidence: [a, b], missing: [] });
    expect(outcome(two, record([a, old]))).toEqual({ truth: 'no', ...nothing });
  });

  it('lack what was not read', () => {
    expect(outcome(two, record([a], gaps))).toEqual({
      truth: 'unknown',
      evidence: [a],
      missing: [notRead('visit', 'Encounter')],
    });
  });

  it('lack the date that is too coarse for the window, or not there', () => {
    const [coarse, undated] = [event('visit', '2026-05'), event('visit')];
    expect(outcome(two, record([a, coarse])).missing).toEqual([noDate('visit', '2026-05')]);
    expect(outcome(two, record([a, undated])).missing).toEqual([noDate('visit')]);
    expect(outcome(two, record([a, coarse])).evidence).toEqual([a, coarse]);
  });

  it('lack the date of those that may be of one day', () => {
    const coarse = event('visit', '2026-11');
    const days: Criterion = { events: { kind: 'visit', atLeast: 2, distinct: 'day' } };
    expect(outcome(days, record([a, coarse])).missing).toEqual([noDate('visit', '2026-11')]);
    expect(outcome(days, record([a, event('visit')])).missing).toEqual([noDate('visit')]);
  });

  it('lack a date, for want of a better word, where places or visits were not recorded', () => {
    const places: Criterion = { events: { kind: 'visit', atLeast: 2, distinct: 'place' } };
    expect(outcome(places, record([a, b])).missing).toEqual([noDate('visit')]);
    expect(outcome(places, record([a, b], gaps)).missing).toEqual([
      noDate('visit'),
      notRead('visit', 'Encounter'),
    ]);
  });

  it('lack only what was not read while even the possible are too few', () => {
    const three: Criterion = { events: { kind: 'visit', atLeast: 3, within: 'P6M' } };
    expect(outcome(three, record([a, event('visit', '2026-05')], gaps)).missing).toEqual([
      notRead('visit', 'Encounter'),
    ]);
  });

  it('lack the site, or the birth date', () => {
    const bruise = event('bruise', '2026-11-20');
    expect(outcome({ events: { kind: 'bruise', sites: 'ear' } }, record([bruise])).missing).toEqual([
      { kind: 'site', eventKind: 'bruise' },
    ]);
    const young: Criterion = { events: { kind: 'bruise', atAge: { under: 'P1Y' } } };
    expect(outcome(young, unborn([bruise])).missing).toEqual([{ kind: 'birth-date' }]);
    expect(outcome(young, record([event('bruise', '2026-01')])).missing).toEqual([
      noDate('bruise', '2026-01'),
    ]);
  });

  it('need a code of the narrower set', () => {
    const bad: Criterion = { events: { kind: 'bruise', codes: 'bad' } };
    const coded = (code: string) => event('bruise', '2026-11-20', { codes: [{ system: 's', code }] });
    expect(outcome(bad, record([coded('bad')])).truth).toBe('yes');
    expect(outcome(bad, record([coded('ear')])).truth).toBe('no');
    expect(outcome(bad, record([event('bruise', '2026-11-20')])).truth).toBe('no');
  });

  it('lack the date of the accident that may be near, or whether there was one', () => {
    const alone: Criterion = { events: { kind: 'bruise', notNear: { kind: 'visit', within: 'P15D' } } };
    const bruise = event('bruise', '2026-11-18');
    const missing = (input: RecordInput) => outcome(alone, input).missing;
    expect(missing(record([bruise, event('visit', '2026')]))).toEqual([noDate('visit', '2026')]);
    expect(missing(record([event('bruise'), a]))).toEqual([noDate('bruise')]);
    expect(missing(record([bruise], { coverage: { Condition: complete, Encounter: lost } }))).toEqual([
      notRead('visit', 'Encounter'),
    ]);
  });

  it('are turned round by absent, with the same evidence', () => {
    const absent: Criterion = { absent: { kind: 'visit', within: 'P6M' } };
    expect(outcome(absent, record([a]))).toEqual({ truth: 'no', evidence: [a], missing: [] });
    expect(outcome(absent, record([old]))).toEqual({ truth: 'yes', ...nothing });
    expect(outcome(absent, record([], gaps)).missing).toEqual([notRead('visit', 'Encounter')]);
  });
});

describe('counting without knowing all', () => {
  const at = (place: string | undefined, when?: string) =>
    event('visit', when, place === undefined ? {} : { place });
  it.each<[string, Criterion, readonly ReturnType<typeof event>[], string]>([
    ['visits: two named', distinct('encounter', 2), visitsOf('e1', 'e2'), 'yes'],
    ['visits: the same', distinct('encounter', 2), visitsOf('e1', 'e1'), 'no'],
    ['visits: one of them not named', distinct('encounter', 2), visitsOf('e1', undefined), 'unknown'],
    ['one at least, none named', distinct('encounter', 1), visitsOf(undefined), 'yes'],
    ['none at all', distinct('encounter', 1), [], 'no'],
    ['none at all, by day', distinct('day', 1), [], 'no'],
    ['one of an unknown day', distinct('day', 1), [event('visit')], 'yes'],
    ['two of unknown days', distinct('day', 2), [event('visit'), event('visit')], 'unknown'],
    [
      'two of one month',
      distinct('day', 2),
      [event('visit', '2026-10'), event('visit', '2026-10')],
      'unknown',
    ],
    ['two months', distinct('day', 2), [event('visit', '2026-09'), event('visit', '2026-10')], 'yes'],
    [
      'more than the days that there are',
      distinct('day', 3, 'P1D'),
      some('2026-11', '2026-11', '2026-11-20'),
      'no',
    ],
    ['one day, two places', count(2), [at('a', '2026-11-19'), at('b', '2026-11-19')], 'yes'],
    ['one day, one place', count(2), [at('a', '2026-11-19'), at('a', '2026-11-19')], 'no'],
    ['one day, no place', count(2), [at(undefined, '2026-11-19'), at(undefined, '2026-11-19')], 'no'],
    ['one place, a month', count(2), [at('a', '2026-11-19'), at('a', '2026-11')], 'unknown'],
    ['no dates', count(2), [at('a'), at('a')], 'unknown'],
    ['no dates, three asked', count(3), [at('a'), at('a')], 'no'],
  ])('%s', (_, criterion, events, expected) => {
    expect(outcome(criterion, record(events)).truth).toBe(expected);
  });

  function distinct(by: 'day' | 'encounter', atLeast: number, within?: string): Criterion {
    return { events: { kind: 'visit', distinct: by, atLeast, ...(within !== undefined && { within }) } };
  }
  function count(atLeast: number): Criterion {
    return { events: { kind: 'visit', atLeast } };
  }
  function visitsOf(...encounters: readonly (string | undefined)[]) {
    return encounters.map((encounter, i) =>
      event('visit', `2026-10-1${i}`, encounter === undefined ? {} : { encounter }),
    );
  }
  function some(...whens: readonly string[]) {
    return whens.map((when) => event('visit', when));
  }
});

describe('what latest rests on and lacks', () => {
  const current: Criterion = { latest: { start: 'bruise', end: 'end' } };
  const [begun, over] = [event('bruise', '2026-03-20'), event('end', '2026-05-01')];

  it('rests on the start, on the end, or on nothing', () => {
    expect(outcome(current, record([begun]))).toEqual({ truth: 'yes', evidence: [begun], missing: [] });
    expect(outcome(current, record([begun, over]))).toEqual({ truth: 'no', evidence: [over], missing: [] });
    expect(outcome(current, record([over]))).toEqual({ truth: 'no', evidence: [over], missing: [] });
    expect(outcome(current, record([]))).toEqual({ truth: 'no', ...nothing });
    const again = event('bruise', '2026-06-01');
    expect(outcome(current, record([begun, over, again])).evidence).toEqual([again]);
  });

  it('lacks what was not read, with the newest of both', () => {
    const older = event('bruise', '2025-03-20');
    expect(outcome(current, record([older, begun, over], gaps))).toEqual({
      truth: 'unknown',
      evidence: [begun, over],
      missing: [notRead('bruise', 'Condition'), notRead('end', 'Condition')],
    });
  });

  it('lacks the dates that would tell which came last', () => {
    const coarse = event('end', '2026-03');
    expect(outcome(current, record([begun, coarse]))).toEqual({
      truth: 'unknown',
      evidence: [begun, coarse],
      missing: [noDate('bruise', '2026-03-20'), noDate('end', '2026-03')],
    });
    expect(outcome(current, record([event('bruise'), over])).missing).toEqual([
      noDate('bruise'),
      noDate('end', '2026-05-01'),
    ]);
  });
});

describe('what a gap rests on and lacks', () => {
  const delay = (longerThan: string): Criterion => ({
    gap: { from: { kind: 'bruise', point: 'onset' }, to: { kind: 'bruise', point: 'recorded' }, longerThan },
  });
  const between: Criterion = { gap: { from: { kind: 'bruise' }, to: { kind: 'visit' }, longerThan: 'P2D' } };
  const fromBirth: Criterion = { gap: { from: 'birth', to: { kind: 'visit' }, longerThan: 'P1M' } };
  const [bruise, visit] = [event('bruise', '2026-11-10'), event('visit', '2026-11-13')];

  it('rests on the event itself, the newest alone', () => {
    const late = event('bruise', '2026-11-10', recordedOn('2026-11-13'));
    const older = event('bruise', '2026-11-01', recordedOn('2026-11-18'));
    expect(outcome(delay('P2D'), record([older, late]))).toEqual({
      truth: 'yes',
      evidence: [late],
      missing: [],
    });
    expect(outcome(delay('P3D'), record([older, late]))).toEqual({
      truth: 'no',
      evidence: [late],
      missing: [],
    });
    expect(outcome(delay('P2D'), record([older, late], gaps))).toMatchObject({
      truth: 'unknown',
      evidence: [],
    });
  });

  it.each([
    ['PT24H', '2026-11-20T10:00:00Z', '2026-11-21T10:00:00Z', 'no'],
    ['PT24H', '2026-11-20T10:00:00Z', '2026-11-21T10:00:01Z', 'yes'],
    ['PT1H', '2026-11-20T10:00:00Z', '2026-11-20T10:30:00Z', 'no'],
    ['P1M', '2026-10-20', '2026-11-20', 'no'],
    ['P1M', '2026-10-19', '2026-11-20', 'yes'],
  ])('counts %s from %s to %s: %s', (longerThan, when, recorded, expected) => {
    const one = event('bruise', when, recordedOn(recorded));
    expect(outcome(delay(longerThan), record([one])).truth).toBe(expected);
  });

  it('rests on both events, the newest of each kind', () => {
    const earlier = event('visit', '2026-11-11');
    expect(outcome(between, record([bruise, earlier, visit]))).toEqual({
      truth: 'yes',
      evidence: [bruise, visit],
      missing: [],
    });
    expect(outcome(between, record([event('bruise', '2026-11-11'), earlier, visit])).truth).toBe('no');
  });

  it('lacks an event, its date, or what was not read of either', () => {
    expect(outcome(between, record([bruise])).missing).toEqual([noDate('visit')]);
    expect(outcome(between, record([])).missing).toEqual([noDate('bruise'), noDate('visit')]);
    expect(outcome(between, record([bruise, visit, event('visit')])).missing).toEqual([noDate('visit')]);
    expect(outcome(between, record([bruise, visit], gaps)).missing).toEqual([
      notRead('bruise', 'Condition'),
      notRead('visit', 'Encounter'),
    ]);
    expect(outcome(delay('P2D'), record([bruise])).missing).toEqual([noDate('bruise')]);
  });

  it('may be longer when either date is coarse, and says which', () => {
    const month = event('visit', '2026-11');
    expect(outcome(between, record([bruise, month]))).toEqual({
      truth: 'unknown',
      evidence: [bruise, month],
      missing: [noDate('bruise', '2026-11-10'), noDate('visit', '2026-11')],
    });
    // Of two that may be the newest, it is no earlier than the later beginning.
    const two = record([event('bruise', '2026-10-01'), month, event('visit', '2026-11-19')]);
    expect(outcome(between, two).truth).toBe('yes');
  });

  it('counts from birth, and between births nothing', () => {
    const born = (birthDate: string) => ({ ...unborn([visit]), birthDate });
    expect(outcome(fromBirth, born('2026-10-12'))).toEqual({ truth: 'yes', evidence: [visit], missing: [] });
    expect(outcome(fromBirth, born('2026-10-13')).truth).toBe('no');
    expect(outcome(fromBirth, born('2026-10')).truth).toBe('unknown');
    expect(outcome(fromBirth, unborn([visit])).missing).toEqual([{ kind: 'birth-date' }]);
    const lifetime: Criterion = { gap: { from: 'birth', to: 'birth', longerThan: 'P1D' } };
    expect(outcome(lifetime, born('2026'))).toEqual({
      truth: 'unknown',
      evidence: [],
      missing: [{ kind: 'birth-date' }],
    });
    const toBirth: Criterion = { gap: { from: { kind: 'visit' }, to: 'birth', longerThan: 'P1D' } };
    expect(outcome(toBirth, born('2026-11-16')).truth).toBe('yes');
  });
});

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
