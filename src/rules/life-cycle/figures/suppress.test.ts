import { describe, expect, it } from 'vitest';
import { leaving, ownScreen, tell, tellOver, tellSum, type Manner } from './suppress.ts';

const told = (parts: readonly number[], manner: Manner, hideTotal?: boolean) => {
  const { total, parts: each } = tellSum(parts, manner, hideTotal);
  return [total.value, each.map(({ value }) => value)];
};

describe('a count', () => {
  it.each<[number, number | undefined, number | undefined]>([
    [0, 0, 0],
    [1, undefined, undefined],
    [4, undefined, undefined],
    [5, 5, undefined],
    [7, 7, undefined],
    [8, 8, 10],
    [12, 12, 10],
  ])('of %i is told as %s on screen and as %s outside', (count, own, outside) => {
    expect([tell(count, ownScreen).value, tell(count, leaving).value]).toEqual([own, outside]);
  });
});

describe('a sum and its parts', () => {
  it.each<[string, readonly number[], unknown]>([
    ['as they are', [5, 20], [25, [5, 20]]],
    ['nothing with it when all is nothing', [0, 0], [0, [0, 0]]],
    [
      'without one that is small, and the smallest of the others',
      [3, 20, 30],
      [53, [undefined, undefined, 30]],
    ],
    ['without every one of the smallest', [3, 20, 30, 20], [73, [undefined, undefined, 30, undefined]]],
    ['with what is nothing', [0, 3, 20], [23, [0, undefined, undefined]]],
    ['without two that are small and may have been otherwise', [3, 3, 9], [15, [undefined, undefined, 9]]],
    [
      'without another, when two can have one size only',
      [1, 1, 9, 10],
      [21, [undefined, undefined, undefined, 10]],
    ],
    [
      'without another, when both are as large as they can be',
      [4, 4, 9],
      [17, [undefined, undefined, undefined]],
    ],
    ['without the sum, when there is no other', [4, 4, 0], [undefined, [undefined, undefined, 0]]],
    ['without a sum that is small', [1, 2], [undefined, [undefined, undefined]]],
    ['without anything small alone', [3], [undefined, [undefined]]],
  ])('are told %s', (_, parts, expected) => {
    expect(told(parts, ownScreen)).toEqual(expected);
  });

  it('outside are rounded, and hide each other by that', () => {
    expect(told([3, 20, 31], leaving)).toEqual([55, [undefined, 20, 30]]);
    expect(told([3, 3], leaving)).toEqual([undefined, [undefined, undefined]]);
  });

  it('are told without the sum where it would give another away', () => {
    expect(told([5, 20], ownScreen, true)).toEqual([undefined, [5, 20]]);
  });
});

describe('a sum of what is told elsewhere', () => {
  it.each<[string, readonly number[], number | undefined, number | undefined]>([
    ['nothing at all', [], 0, 0],
    ['as it is', [5, 20, 0], 25, 25],
    ['not where one part is small: the others would give it away', [12, 3], undefined, 15],
    ['where two that are small may have been otherwise', [12, 3, 3], 18, 20],
    ['not where two that are small can have one size only', [12, 1, 1], undefined, 15],
    ['not where all are small together', [2, 2], undefined, undefined],
  ])('is told: %s', (_, parts, own, outside) => {
    expect([tellOver(parts, ownScreen).value, tellOver(parts, leaving).value]).toEqual([own, outside]);
  });
});
