import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldBack, rangeOf, type Cell, type Published } from './hold-back.ts';

/** A month as concerns have it: settings and kinds of harm, shared or not, answered or not. */
const month = (
  settings: readonly number[],
  notShared: number,
  answers: readonly number[],
  harms: readonly number[] = [],
): Cell[] => {
  const shared = answers.reduce((sum, count) => sum + count, 0);
  const concerns = shared + notShared;
  const ids = (name: string, counts: readonly number[]) => counts.map((_, i) => `${name}${i}`);
  const parts = (name: string, counts: readonly number[]): Cell[] =>
    counts.map((count, i) => ({ id: `${name}${i}`, count }));
  return [
    {
      id: 'concerns',
      count: concerns,
      sums: [['shared', 'not-shared'], ...(settings.length === 0 ? [] : [ids('s', settings)])],
      ...(harms.length === 0 ? {} : { cover: ids('h', harms) }),
    },
    { id: 'shared', count: shared, sums: [ids('a', answers)] },
    { id: 'not-shared', count: notShared },
    ...parts('s', settings),
    ...parts('a', answers),
    ...parts('h', harms),
  ];
};

/** Every way in which the numbers could be, for somebody who has what is published; small months alone. */
function worlds(cells: readonly Cell[], published: ReadonlyMap<string, Published>): Map<string, Set<number>> {
  const leaves = cells.filter(({ sums = [], cover = [] }) => sums.length === 0 && cover.length === 0);
  const limit = 40;
  const seen = new Map(cells.map(({ id }) => [id, new Set<number>()]));
  const fits = (id: string, value: number): boolean => {
    const { from, to } = rangeOf(published.get(id) ?? 'not given');
    return value >= from && value <= to;
  };
  const go = (i: number, values: Map<string, number>): void => {
    const leaf = leaves[i];
    if (leaf !== undefined) {
      const { from, to } = rangeOf(published.get(leaf.id) ?? 'not given');
      for (let value = from; value <= Math.min(to, limit); value += 1)
        go(i + 1, new Map(values).set(leaf.id, value));
      return;
    }
    const all = new Map(values);
    const valueOf = (id: string): number => {
      const known = all.get(id);
      if (known !== undefined) return known;
      const [parts = []] = cells.find((cell) => cell.id === id)?.sums ?? [];
      const sum = parts.reduce((total, part) => total + valueOf(part), 0);
      all.set(id, sum);
      return sum;
    };
    for (const { id, sums = [], cover = [] } of cells) {
      const value = valueOf(id);
      if (!fits(id, value)) return;
      if (sums.some((parts) => parts.reduce((total, part) => total + valueOf(part), 0) !== value)) return;
      const covering = cover.map(valueOf);
      if (covering.length > 0 && covering.reduce((a, b) => a + b, 0) < value) return;
      if (covering.some((part) => part > value)) return;
    }
    for (const { id } of cells) seen.get(id)?.add(valueOf(id));
  };
  go(0, new Map());
  return seen;
}

function expectNothingGivenAway(cells: readonly Cell[]): void {
  const published = heldBack(cells);
  const could = worlds(cells, published);
  for (const { id, count } of cells) {
    expect(could.get(id)?.has(count), `${id} is as published`).toBe(true);
    if (published.get(id) === '1 to 7')
      expect(could.get(id)?.size, `${id} of ${JSON.stringify(cells)}`).toBeGreaterThan(2);
  }
}

describe('numbers that may be published', () => {
  it('are suppressed from 1 to 7, rounded to 5 from 8 on, and none is none', () => {
    const cells = [0, 1, 7, 8, 12, 13, 22, 23].map((count) => ({ id: String(count), count }));
    expect([...heldBack(cells).values()]).toEqual([0, '1 to 7', '1 to 7', 10, 10, 15, 20, 25]);
  });

  it.each([
    ['four sevens under thirty', month([], 7, [7, 7, 7])],
    ['one under twenty-five beside eighteen and eight', month([], 0, [18, 8, 1])],
    ['seven ones under a small sum', month([1, 1, 1, 1, 1, 1, 1], 3, [2, 1, 1])],
    ['kinds of harm that must add up to a sum', month([], 7, [7, 7, 7], [7, 7, 7, 7])],
  ])('hold others back where a suppressed one could be worked out: %s', (_, cells) => {
    expect([...heldBack(cells).values()]).toContain('not given');
  });

  it('hold nothing back where there is nothing to protect', () => {
    expect([...heldBack(month([20, 30], 10, [30, 10, 0])).values()]).not.toContain('not given');
  });

  const count = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 20 }));

  it('give no suppressed number away, whatever is added and subtracted', () => {
    fc.assert(
      fc.property(count, fc.array(count, { minLength: 3, maxLength: 3 }), (notShared, answers) =>
        expectNothingGivenAway(month([], notShared, answers)),
      ),
      { numRuns: 150 },
    );
  });

  it('nor by where it was', () => {
    const split = fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 14 }),
    );
    fc.assert(
      fc.property(split, fc.nat(100), ([a, b, c], share) => {
        const all = a + b + c;
        const notShared = Math.floor((all * share) / 100);
        expectNothingGivenAway(month([a, b, c], notShared, [all - notShared]));
      }),
      { numRuns: 60 },
    );
  });

  it('nor by kinds of harm, of which one concern may have several', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.nat(9), (a, b, both) => {
        const together = Math.min(a, b, both);
        expectNothingGivenAway(month([], 0, [a + b - together], [a, b]));
      }),
      { numRuns: 60 },
    );
  });
});
