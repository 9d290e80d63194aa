import { describe, expect, it } from 'vitest';
import type { Field } from '../criteria/row.ts';
import { indexVocabulary } from '../vocabulary.ts';
import { checkField, checkMembers } from './fields.ts';
import { vocabulary } from './testing-rule.ts';

const words = indexVocabulary(vocabulary);
const said = (field: Field, value: unknown): readonly string[] =>
  checkField(value, 'x', field, words).map(({ path, message, fix }) => `${path}: ${message} ${fix}`);

const length = 'Say it as 6 months or 28 days. As text: P6M, P28D, P18Y, P2W or PT24H.';
const whole = 'Give a whole number above zero.';
const upTo3 = 'Give a whole number from 1 to 3.';
const text = 'Say it in words.';
const ask = 'Ask it as “Can …?”, “Is …?” or “Does …?”.';
const kind = 'Choose one from the list. Your IT team can add to it.';
const codes = 'Choose one from the list, or write it first under “Code sets”.';
const number = 'Give a number, such as 2.5.';

const verbs = [
  ...['is', 'are', 'was', 'were', 'does', 'do', 'did', 'has', 'have', 'had', 'can', 'could', 'will'],
  ...['would', 'should', 'may', 'might'],
];

describe('a value against the type of its field', () => {
  it.each<[Field, readonly unknown[]]>([
    [{ type: 'duration' }, ['P6M', 'P28D', 'P18Y', 'P2W', 'PT24H', 'P1Y6M', 'PT1H', 'P1D']],
    [{ type: 'count', max: 3 }, [1, 2, 3]],
    [{ type: 'number' }, [0, -1, 2.5]],
    [{ type: 'text' }, ['a', ' a ']],
    [{ type: 'id' }, ['can-rise']],
    [{ type: 'question' }, [...verbs.map((verb) => `${verb} it so?`), 'IS IT SO?', 'Can {name} roll over?']],
    [{ type: 'one-of', of: ['a', 'b'] }, ['a', 'b']],
    [{ type: 'some-of', of: ['a', 'b'] }, [['a'], ['b', 'a']]],
    [{ type: 'texts' }, [['a'], ['a', 'b']]],
    [{ type: 'event-kind' }, ['bruise', 'visit']],
    [{ type: 'ages' }, [{ under: 'P1Y' }, { atLeast: 'P1Y' }, { under: 'P2Y', atLeast: 'P1Y' }]],
    [
      { type: 'accesses' },
      [
        { atLeast: 1, within: 'P1D' },
        { atLeast: 25, within: 'P1D' },
      ],
    ],
    [{ type: 'near' }, [{ kind: 'visit', within: 'P15D' }]],
    [{ type: 'gap-end' }, ['birth', { kind: 'visit' }, { kind: 'visit', point: 'onset' }]],
  ])('of %o is taken', (field, values) => {
    expect(values.flatMap((value) => said(field, value))).toEqual([]);
  });

  it.each<[Field, unknown, readonly string[]]>([
    [{ type: 'duration' }, undefined, [`x: Nothing is not a length of time. ${length}`]],
    [{ type: 'duration' }, null, [`x: Nothing is not a length of time. ${length}`]],
    [{ type: 'duration' }, '', [`x: Nothing is not a length of time. ${length}`]],
    [{ type: 'duration' }, '6 months', [`x: “6 months” is not a length of time. ${length}`]],
    [{ type: 'duration' }, 'xP6M', [`x: “xP6M” is not a length of time. ${length}`]],
    [{ type: 'duration' }, 'P6m', [`x: “P6m” is not a length of time. ${length}`]],
    [{ type: 'duration' }, 6, [`x: 6 is not a length of time. ${length}`]],
    [{ type: 'duration' }, { months: 6 }, [`x: {"months":6} is not a length of time. ${length}`]],
    [{ type: 'duration' }, 'P6MM', [`x: “P6MM” is not a length of time. ${length}`]],
    [{ type: 'duration' }, 'P1.5Y', [`x: “1.5” is not a length of time. ${whole}`]],
    [{ type: 'duration' }, 'PT-1H', [`x: “-1” is not a length of time. ${whole}`]],
    [{ type: 'duration' }, 'PTH', [`x: Its number is missing. ${whole}`]],
    [{ type: 'duration' }, 'P M', [`x: Its number is missing. ${whole}`]],
    [{ type: 'duration' }, 'P0M', ['x: Nothing lasts zero. Give a length above zero.']],
    [{ type: 'duration' }, 'PT0H', ['x: Nothing lasts zero. Give a length above zero.']],
    [{ type: 'count', max: 3 }, 0, [`x: 0 is too few. ${upTo3}`]],
    [{ type: 'count', max: 3 }, -1, [`x: -1 is too few. ${upTo3}`]],
    [{ type: 'count', max: 3 }, 4, [`x: 4 is too many. ${upTo3}`]],
    [{ type: 'count', max: 3 }, 1.5, [`x: 1.5 is not a whole number. ${upTo3}`]],
    [{ type: 'count', max: 3 }, '', [`x: Nothing is not a whole number. ${upTo3}`]],
    [{ type: 'number' }, NaN, [`x: null is not a number. ${number}`]],
    [{ type: 'number' }, undefined, [`x: Nothing is not a number. ${number}`]],
    [{ type: 'text' }, '', [`x: Nothing is written here. ${text}`]],
    [{ type: 'text' }, '  ', [`x: Nothing is written here. ${text}`]],
    [{ type: 'text' }, null, [`x: Nothing is not text. ${text}`]],
    [{ type: 'id' }, 7, [`x: 7 is not text. ${text}`]],
    [{ type: 'question' }, '', [`x: Nothing cannot be answered yes or no. ${ask}`]],
    [{ type: 'question' }, 3, [`x: 3 cannot be answered yes or no. ${ask}`]],
    [{ type: 'question' }, 'Is it so', [`x: “Is it so” cannot be answered yes or no. ${ask}`]],
    [{ type: 'question' }, 'Is it so? ', [`x: “Is it so? ” cannot be answered yes or no. ${ask}`]],
    [{ type: 'question' }, 'So is it?', [`x: “So is it?” cannot be answered yes or no. ${ask}`]],
    [{ type: 'question' }, 'Island?', [`x: “Island?” cannot be answered yes or no. ${ask}`]],
    [{ type: 'one-of', of: ['a', 'b'] }, 'c', ['x: “c” cannot be chosen here. Choose “a” or “b”.']],
    [{ type: 'one-of', of: ['a', 'b'] }, ['a'], ['x: ["a"] cannot be chosen here. Choose “a” or “b”.']],
    [{ type: 'some-of', of: ['a'] }, [], ['x: Nothing is chosen. Give at least one.']],
    [{ type: 'some-of', of: ['a'] }, 'a', ['x: “a” is not a list. Give at least one.']],
    [{ type: 'some-of', of: ['a'] }, ['a', 'c'], ['x[1]: “c” cannot be chosen here. Choose “a”.']],
    [{ type: 'texts' }, undefined, ['x: Nothing is not a list. Give at least one.']],
    [{ type: 'texts' }, ['a', ''], [`x[1]: Nothing is written here. ${text}`]],
    [{ type: 'event-kind' }, '', [`x: Nothing is nothing that this record system is read for. ${kind}`]],
    [{ type: 'code-set' }, undefined, [`x: There is no code set Nothing. ${codes}`]],
    [{ type: 'ages' }, 'P1Y', ['x: “P1Y” does not belong here. Say “under” or “atLeast” of it.']],
    [{ type: 'ages' }, { under: 'x' }, [`x.under: “x” is not a length of time. ${length}`]],
    [{ type: 'ages' }, {}, ['x: It says nothing yet. Give at least one of “under” or “atLeast”.']],
    [
      { type: 'accesses' },
      {},
      ['x.atLeast: It is missing. Choose or write it.', 'x.within: It is missing. Choose or write it.'],
    ],
    [
      { type: 'accesses' },
      { atLeast: 0, within: 'P1D' },
      ['x.atLeast: 0 is too few. Give a whole number from 1 to 25.'],
    ],
    [
      { type: 'near' },
      {},
      ['x.kind: It is missing. Choose or write it.', 'x.within: It is missing. Choose or write it.'],
    ],
    [{ type: 'near' }, { kind: 'visit', within: 3 }, [`x.within: 3 is not a length of time. ${length}`]],
    [{ type: 'gap-end' }, {}, ['x.kind: It is missing. Choose or write it.']],
    [{ type: 'gap-end' }, 'death', ['x: “death” does not belong here. Say “kind” or “point” of it.']],
  ])('of %o is refused: %o', (field, value, expected) => expect(said(field, value)).toEqual(expected));
});

describe('the members of an object', () => {
  const fields: Readonly<Record<string, Field>> = {
    must: { type: 'text', required: true },
    may: { type: 'count', max: 3 },
  };
  const problems = (value: unknown, oneOf?: readonly string[]) =>
    checkMembers(value, '', fields, words, oneOf).map(({ path, message }) => `${path}: ${message}`);

  it.each<[unknown, readonly string[] | undefined, readonly string[]]>([
    [{ must: 'a' }, undefined, []],
    [{ must: 'a', may: 3 }, ['may'], []],
    [{ must: 'a' }, ['must', 'may'], []],
    [{ must: 'a' }, ['may'], [': It says nothing yet.']],
    [{}, undefined, ['must: It is missing.']],
    [
      { other: 1, must: '', may: 4 },
      ['may'],
      [
        'other: Nothing called “other” can be said here.',
        'must: Nothing is written here.',
        'may: 4 is too many.',
      ],
    ],
    [[], undefined, [': [] does not belong here.']],
    [null, undefined, [': Nothing does not belong here.']],
  ])('%o is held to what can be said, at least one of %o', (value, oneOf, expected) =>
    expect(problems(value, oneOf)).toEqual(expected),
  );
});
