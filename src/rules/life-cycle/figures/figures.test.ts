import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumsOf, worth, type DayCount, type Measure } from './counts.ts';
import { dayText } from './days.ts';
import { figuresOf } from './figures.ts';
import { leaving, ownScreen, tell, tellSum } from './suppress.ts';
import { warningsOf, type Standing } from './warnings.ts';

const count = (measure: Measure, n: number, more: Partial<DayCount> = {}): DayCount => ({
  rule: 'r',
  version: '1.0.0',
  mode: 'active',
  day: '2026-11-20',
  measure,
  count: n,
  ...more,
});
const active: Standing = { status: 'active', days: 100, firedLately: true };
const counts = fc.array(fc.nat(60), { minLength: 1, maxLength: 6 });

describe('small numbers', () => {
  it('are never told, and what leaves is rounded', () => {
    fc.assert(
      fc.property(counts, (parts) => {
        for (const manner of [ownScreen, leaving]) {
          const { total, parts: told } = tellSum(parts, manner);
          for (const { value } of [total, ...told, ...parts.map((part) => tell(part, manner))]) {
            if (value === undefined) continue;
            expect(value === 0 || value >= manner.below - 1).toBe(true);
            expect(value % manner.roundTo).toBe(0);
          }
        }
        const told = tellSum(parts, ownScreen);
        told.parts.forEach(({ value }, i) => expect([undefined, parts[i]]).toContain(value));
      }),
    );
  });

  it('cannot be worked out: for everything that is told there are two ways it may have been, for each that is not', () => {
    const most = 14;
    const ways = new Map<string, number[][]>();
    for (let a = 0; a <= most; a += 1)
      for (let b = 0; b <= most; b += 1)
        for (let c = 0; c <= most; c += 1) {
          const told = JSON.stringify(tellSum([a, b, c], ownScreen));
          ways.set(told, [...(ways.get(told) ?? []), [a, b, c]]);
        }
    const [given] = [...ways].flatMap(([told, list]) => {
      const { parts } = JSON.parse(told) as { parts: { value?: number }[] };
      // At the edge of what was tried some ways are missing: only those well inside are judged.
      if (list.some((way) => way.some((n) => n > most / 2))) return [];
      return parts.flatMap(({ value }, i) =>
        value === undefined && new Set(list.map((way) => way[i])).size < 2 ? [[told, list]] : [],
      );
    });
    expect(given).toBeUndefined();
  });
});

describe('answers about one child and visit', () => {
  it('end the same in whatever order they come', () => {
    const answer = fc.constantFrom('cannot-tell' as const, 'not' as const, 'fired' as const);
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1 }), (answers) => {
        const best = (list: typeof answers) => list.reduce((a, b) => Math.max(a, worth[b]), 0);
        expect(best(answers)).toBe(best([...answers].reverse()));
        expect(best([...answers, ...answers])).toBe(best(answers));
      }),
    );
    expect(
      Object.entries(worth)
        .sort(([, a], [, b]) => a - b)
        .map(([name]) => name),
    ).toEqual(['cannot-tell', 'not', 'fired']);
  });
});

describe('figures', () => {
  it('of parts add up to the figures of the whole', () => {
    const one = fc.record({
      measure: fc.constantFrom<Measure>(
        'evaluated',
        'fired',
        'cannot-tell',
        'said:explained',
        'said:discussed',
      ),
      mode: fc.constantFrom<DayCount['mode']>('active', 'silent'),
      count: fc.nat(50),
    });
    fc.assert(
      fc.property(fc.array(one), fc.array(one), (a, b) => {
        const of = (list: typeof a) =>
          sumsOf(list.map(({ measure, count: n, mode }) => count(measure, n, { mode })));
        const [left, right, whole] = [of(a), of(b), of([...a, ...b])];
        for (const key of ['evaluated', 'fired', 'silentFired', 'cannotTell', 'actedOn'] as const)
          expect(whole[key]).toBe(left[key] + right[key]);
        const explained = (sums: typeof whole) => sums.notActedOn.get('explained') ?? 0;
        expect(explained(whole)).toBe(explained(left) + explained(right));
      }),
    );
  });

  it('tell who was flagged, what was said of it and whether it was right', () => {
    const told = figuresOf(
      [
        count('evaluated', 600, { day: '2026-10-31' }),
        count('evaluated', 400),
        count('fired', 20, { day: '2026-10-31' }),
        count('fired', 40),
        count('cannot-tell', 30),
        count('said:not-relevant', 15),
        count('said:explained', 9),
        count('said:concern-recorded', 6),
        count('concern', 8),
        count('confirmed', 6),
        count('not-confirmed', 6),
      ],
      active,
      ownScreen,
    );
    expect(told).toEqual({
      evaluated: { value: 1000 },
      fired: { value: 60 },
      silentFired: { value: 0 },
      cannotTell: { value: 30 },
      acknowledged: { value: 30 },
      actedOn: { value: 6 },
      notActedOn: { value: 24 },
      reasons: { explained: { value: 9 }, 'not-relevant': { value: 15 } },
      concernAfter: { value: 8 },
      outcomeKnown: { value: 12 },
      firingRate: 0.06,
      overriddenRate: 0.8,
      predictiveValue: 0.5,
      months: [
        { month: '2026-10', evaluated: { value: 600 }, fired: { value: 20 }, silentFired: { value: 0 } },
        { month: '2026-11', evaluated: { value: 400 }, fired: { value: 40 }, silentFired: { value: 0 } },
      ],
      warnings: [
        { kind: 'fires-often', rate: 0.06, limit: 0.035 },
        { kind: 'overridden', rate: 0.8, limit: 0.5 },
      ],
    });
  });

  it('that leave give no share finer than their rounded counts', () => {
    const told = figuresOf([count('evaluated', 1003), count('fired', 38)], active, leaving);
    expect([told.evaluated, told.fired, told.firingRate]).toEqual([{ value: 1005 }, { value: 40 }, 0.0398]);
  });

  it('give no share of a count that is not told', () => {
    const told = figuresOf([count('evaluated', 50), count('fired', 3)], active, ownScreen);
    expect(told).not.toHaveProperty('firingRate');
    expect(told.warnings).toEqual([{ kind: 'fires-often', limit: 0.035 }]);
  });
});

it('figures stand month by month in the order of the calendar, whatever order the counts are in', () => {
  const told = figuresOf(
    [
      count('evaluated', 10, { day: '2027-01-02' }),
      count('evaluated', 20, { day: '2026-09-30' }),
      count('fired', 6, { day: '2027-01-02', mode: 'silent' }),
      count('evaluated', 30, { day: '2026-12-01' }),
    ],
    active,
    ownScreen,
  );
  expect(told.months.map(({ month, evaluated }) => [month, evaluated.value])).toEqual([
    ['2026-09', 20],
    ['2026-12', 30],
    ['2027-01', 10],
  ]);
  // Silent firings count as firings: 6 of 60.
  expect([told.fired, told.silentFired, told.firingRate]).toEqual([{ value: 0 }, { value: 6 }, 0.1]);
});

it('a rule that never fired is warned of with its days, and without a share', () => {
  const told = figuresOf([count('evaluated', 100)], { ...active, firedLately: false }, leaving);
  expect(told.warnings).toEqual([{ kind: 'never-fired', days: 90 }]);
});

it('shares that leave are those of the rounded sums, not of rounded parts', () => {
  const told = figuresOf(
    [
      count('evaluated', 52, { day: '2026-10-01' }),
      count('evaluated', 51),
      count('fired', 12),
      count('said:explained', 12),
      count('said:discussed', 9),
      count('said:explained', 11, { day: '2026-10-01' }),
    ],
    active,
    leaving,
  );
  // 103 and 12 are told as 105 and 10; 23 of 32 as 25 of 35.
  expect([told.firingRate, told.overriddenRate]).toEqual([0.0952, 0.7143]);
});

describe('warnings', () => {
  const kinds = (list: readonly DayCount[], standing: Partial<Standing> = {}) =>
    warningsOf(sumsOf(list), { ...active, ...standing }).map(({ kind }) => kind);
  it.each<[string, readonly DayCount[], Partial<Standing>, readonly string[]]>([
    ['none at 3.5 %', [count('evaluated', 1000), count('fired', 35)], {}, []],
    ['over 3.5 %', [count('evaluated', 1000), count('fired', 36)], {}, ['fires-often']],
    ['none at half overridden', [count('said:explained', 5), count('said:discussed', 5)], {}, []],
    ['over half overridden', [count('said:explained', 6), count('said:discussed', 5)], {}, ['overridden']],
    ['of five that answered', [count('said:explained', 5)], {}, ['overridden']],
    [
      'over 3.5 % together with what fired silently',
      [count('evaluated', 100), count('fired', 2), count('fired', 2, { mode: 'silent' })],
      {},
      ['fires-often'],
    ],
    ['none of four that were tried', [count('evaluated', 4), count('fired', 4)], {}, []],
    ['none of four whose outcome is known', [count('not-confirmed', 4)], { status: 'silent' }, []],
    ['none of four that answered', [count('said:explained', 4)], {}, []],
    [
      'none at a quarter right',
      [count('confirmed', 5), count('not-confirmed', 15)],
      { status: 'silent' },
      [],
    ],
    [
      'under a quarter right, before it is shown',
      [count('confirmed', 4), count('not-confirmed', 15)],
      { status: 'silent' },
      ['low-predictive-value'],
    ],
    ['none of it once shown', [count('confirmed', 4), count('not-confirmed', 15)], {}, []],
    ['never fired', [count('evaluated', 9)], { firedLately: false, days: 90 }, ['never-fired']],
    ['not yet never', [count('evaluated', 9)], { firedLately: false, days: 89 }, []],
    ['not where nobody was tried', [], { firedLately: false }, []],
    ['none of a retired rule', [count('evaluated', 9), count('fired', 9)], { status: 'retired' }, []],
  ])('are %s', (_, list, standing, expected) => {
    expect(kinds(list, standing)).toEqual(expected);
  });
});

it('days are those of London', () => {
  expect(['2026-06-30T23:30:00Z', '2026-11-20T23:59:59Z'].map((at) => dayText(Date.parse(at)))).toEqual([
    '2026-07-01',
    '2026-11-20',
  ]);
});
