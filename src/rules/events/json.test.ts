import { describe, expect, it } from 'vitest';
import { at, codingsOf, textAt, wordsOf } from './json.ts';

describe('reading JSON of which nothing is known', () => {
  it.each<[unknown, string, readonly unknown[]]>([
    [{ a: 1 }, 'a', [1]],
    [{ a: [1, 2] }, 'a', [1, 2]],
    [{ a: [{ b: 1 }, { b: [2, 3] }, {}, 'x', null] }, 'a.b', [1, 2, 3]],
    [{ a: null }, 'a', []],
    [{ a: { b: null } }, 'a.b', []],
    [{ a: false }, 'a', [false]],
    [undefined, 'a', []],
    ['a', 'length', []],
    [[{ a: 1 }], 'a', []],
  ])('%j at %s', (value, path, found) => {
    expect(at(value, path)).toEqual(found);
  });

  it('takes the first words that are there', () => {
    expect(textAt({ a: [' ', '', 1, 'x', 'y'] }, 'a')).toBe('x');
    expect(textAt({ a: ' x ' }, 'a')).toBe(' x ');
    expect(textAt({ a: 'Stryker was here!' }, 'a')).toBe('Stryker was here!');
    expect(textAt({}, 'a')).toBeUndefined();
  });

  it.each<[unknown, readonly unknown[]]>([
    [{ coding: [{ system: 's', code: 'c', display: 'D' }] }, [{ system: 's', code: 'c', display: 'D' }]],
    [{ system: 's', code: 'c' }, [{ system: 's', code: 'c' }]],
    [{ coding: [{ code: 'c' }, { system: 's' }, {}] }, []],
    [{ coding: [], system: 's', code: 'c' }, []],
    ['c', []],
    [undefined, []],
  ])('codings of %j', (value, found) => {
    expect(codingsOf(value)).toEqual(found);
    for (const [i, one] of codingsOf(value).entries())
      expect(Object.keys(one)).toEqual(Object.keys(found[i] ?? {}));
  });

  it.each<[unknown, string | undefined]>([
    [{ text: 'T', coding: [{ display: 'D' }] }, 'T'],
    [{ coding: [{}, { display: 'D' }] }, 'D'],
    [{ display: 'C' }, 'C'],
    [{}, undefined],
  ])('words of %j', (value, words) => {
    expect(wordsOf(value)).toBe(words);
  });
});
