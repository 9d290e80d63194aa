import { expect, it } from 'vitest';
import { same } from './same.ts';

it.each<[unknown, unknown]>([
  [1, 1],
  [null, null],
  [
    { a: 1, b: [1, { c: 'x' }] },
    { b: [1, { c: 'x' }], a: 1 },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
])('%j says the same as %j', (a, b) => {
  expect([same(a, b), same(b, a)]).toEqual([true, true]);
});

it.each<[unknown, unknown]>([
  [1, '1'],
  [null, {}],
  [1, {}],
  ['', {}],
  [undefined, {}],
  [[], {}],
  [['a'], { 0: 'a' }],
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1 }, { b: 1 }],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: null }, {}],
])('%j does not say the same as %j', (a, b) => {
  expect([same(a, b), same(b, a)]).toEqual([false, false]);
});
