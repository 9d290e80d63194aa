import { describe, expect, it } from 'vitest';
import { reachableAnswers } from './extremes.ts';
import { parsePack } from './parse-pack.ts';
import { parseRule } from './parse-rule.ts';
import { runTests } from './run-tests.ts';
import { wrongWithConceptId } from './sctid.ts';
import { parseTestChildren } from './test-child.ts';
import { shippedPack } from '../testing-pack.ts';
import { bruise, rule, vocabulary } from './testing-rule.ts';

describe('whether a rule can be so at all', () => {
  const q = (answer: 'yes' | 'no') => ({ ask: { id: 'q', question: 'Is it?', answer } });
  it.each<[Parameters<typeof reachableAnswers>[0], readonly string[]]>([
    [{ events: { kind: 'bruise' } }, ['no', 'yes']],
    [{ all: [q('yes'), q('no')] }, ['no']],
    [{ any: [q('yes'), q('no')] }, ['yes']],
    [{ atLeast: { n: 2, of: [q('yes'), q('no'), { absent: { kind: 'bruise' } }] } }, ['no', 'yes']],
    [
      {
        all: [
          { events: { kind: 'bruise', atLeast: 3 } },
          { not: { events: { kind: 'bruise', atLeast: 2 } } },
        ],
      },
      ['no'],
    ],
    [
      {
        all: [
          { events: { kind: 'bruise', atLeast: 2 } },
          { not: { events: { kind: 'bruise', atLeast: 3 } } },
        ],
      },
      ['no', 'yes'],
    ],
    [
      { all: [{ events: { kind: 'bruise', within: 'P1D' } }, { absent: { within: 'P1D', kind: 'bruise' } }] },
      ['no'],
    ],
    [{ all: [{ age: { atLeast: 'P1Y' } }, { age: { under: 'P1Y' } }] }, ['no']],
    [{ any: [{ age: { atLeast: 'P1Y' } }, { age: { under: 'P1Y' } }] }, ['yes']],
    [{ all: [{ cpis: { status: 'current' } }, { not: { cpis: { status: 'current' } } }] }, ['no']],
    [{ age: { atLeast: 'P1D' } }, ['no', 'yes']],
  ])('%j: %j', (criterion, expected) => {
    expect([...reachableAnswers(criterion)].sort()).toEqual(expected);
  });
});

describe('a SNOMED CT id that is refused', () => {
  it.each([
    ['12345', 'A concept id has 6 to 18 digits.'],
    ['0342191000000101', 'A concept id has 6 to 18 digits.'],
    ['x125667009', 'A concept id has 6 to 18 digits.'],
    ['125667009x', 'A concept id has 6 to 18 digits.'],
    ['125667008', 'The check digit does not fit: a digit is wrong or missing.'],
    ['350050016', 'Partition 01 is not that of a concept.'],
    ['80231100000100', undefined],
  ])('%s', (id, expected) => {
    const wrong = wrongWithConceptId(id);
    if (expected === undefined) expect(wrong).toMatch(/^Namespace \d{7} is not one that is accepted here\.$/);
    else expect(wrong).toBe(expected);
  });
});

describe('a pack and its test children', () => {
  const pack = (more: object) => {
    const files = {
      rules: [{ file: 'a-rule.json', content: rule }],
      codeSets: vocabulary.codeSets.map((content) => ({ file: 'ear.json', content })),
      eventKinds: { file: 'kinds.json', content: vocabulary.eventKinds },
    };
    const read = parsePack({ ...files, ...more });
    return read.ok
      ? []
      : read.failure.map(({ file, path, message, fix }) => `${file ?? ''} ${path}: ${message} ${fix}`);
  };

  it.each<[object, readonly string[]]>([
    [{}, []],
    [{ rules: [] }, []],
    [
      { codeSets: [{ file: 'x.json', content: {} }] },
      ['id', 'version', 'title', 'concepts'].map(
        (path) => `x.json ${path}: It is missing. Choose or write it.`,
      ),
    ],
    [
      {
        eventKinds: {
          file: 'kinds.json',
          content: [...vocabulary.eventKinds, ...vocabulary.eventKinds.slice(1)],
        },
      },
      ['kinds.json id: "visit" is there twice. Give it its own id.'],
    ],
    [
      { eventKinds: { file: 'kinds.json', content: [{ id: 'k', one: 'k', many: 'k', from: [] }] } },
      ['kinds.json [0].from: It is empty. Say where it comes from.'],
    ],
    [
      { rules: [1, 2].map((n) => ({ file: `${n}.json`, content: rule })) },
      ['2.json id: "a-rule" is there twice. Give it its own id.'],
    ],
  ])('%#', (more, expected) => {
    expect(pack(more)).toEqual(expected);
  });

  it.each([
    ['not', (ask: object) => ({ all: [bruise, { not: ask }] })],
    ['any', (ask: object) => ({ all: [bruise, { any: [ask] }] })],
    ['at least', (ask: object) => ({ atLeast: { n: 2, of: [bruise, ask] } })],
  ])('finds one question in two wordings, below %s', (_, around) => {
    const asking = (id: string, question: string) => ({
      file: `${id}.json`,
      content: { ...rule, id, when: around({ ask: { id: 'q', question, answer: 'no' } }) },
    });
    expect(pack({ rules: [asking('a', 'Is it?'), asking('b', 'Is it?')] })).toEqual([]);
    expect(pack({ rules: [asking('a', 'Is it?'), asking('b', 'Was it?')] })).toEqual([
      'b.json when: "q" is another question elsewhere: "Is it?". Ask it in the same words, or give it its own id.',
    ]);
  });

  it('refuses children that it could not read, with the place', () => {
    const child = { id: 'c', title: 'C', now: '2026-11-20T10:42:00Z' };
    const wrong = (more: object) => {
      const read = parseTestChildren([{ ...child, ...more }], vocabulary);
      return read.ok ? [] : read.failure.map(({ path, message }) => `${path}: ${message}`);
    };
    expect(wrong({})).toEqual([]);
    expect(wrong({ events: [{ kind: 'graze' }] })).toEqual([
      '[0].events: “graze” is nothing that this record system is read for.',
    ]);
    expect(wrong({ events: [{ kind: 'bruise', when: 'soon' }] })).toEqual([
      '[0].events[0].when: “soon” is not accepted.',
    ]);
    expect(wrong({ now: 'today' })).toEqual(['[0].now: “today” is not accepted.']);
    expect(wrong({ colour: 1 })).toEqual(['[0].colour: Nothing called “colour” can be said here.']);
  });

  it('says which test gave what, and which child there is not', () => {
    const read = parseRule(rule, vocabulary);
    if (!read.ok) throw new Error('refused');
    const children = parseTestChildren(
      [
        {
          id: 'x',
          title: 'X',
          now: '2026-11-20T10:42:00Z',
          birthDate: '2026-01-01',
          events: [{ kind: 'bruise' }],
        },
      ],
      vocabulary,
    );
    if (!children.ok) throw new Error('refused');
    const tested = {
      ...read.value,
      tests: [
        { child: 'x', expect: 'no' },
        { child: 'y', expect: 'no' },
      ] as const,
    };
    expect(runTests(tested, vocabulary, children.value)).toEqual([
      { child: 'x', expect: 'no', got: 'yes' },
      { child: 'y', expect: 'no', got: 'no-such-child' },
    ]);
    expect(runTests(tested, shippedPack, [])).toEqual(
      tested.tests.map((test) => ({ ...test, got: 'no-such-child' })),
    );
  });
});
