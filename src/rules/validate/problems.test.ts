import { describe, expect, it } from 'vitest';
import { parseRule } from './parse-rule.ts';
import { bruise, rule, vocabulary } from './testing-rule.ts';

const said = (more: object) => {
  const read = parseRule({ ...rule, ...more }, vocabulary);
  return read.ok ? [] : read.failure.map(({ path, message, fix }) => `${path}: ${message} ${fix}`);
};
const names = 'age, events, absent, latest, gap, value, cpis, household, ask, all, any, not, atLeast';
const length = 'Say it as 6 months or 28 days. As text: P6M, P28D, P18Y, P2W or PT24H.';

describe('what is wrong is said in a sentence, beside the field', () => {
  it.each<[object, readonly string[]]>([
    [
      { events: { kind: 'graze' } },
      [
        'when.events.kind: “graze” is nothing that this record system is read for. Choose one from the list. Your IT team can add to it.',
      ],
    ],
    [
      { events: { kind: 1 } },
      [
        'when.events.kind: 1 is nothing that this record system is read for. Choose one from the list. Your IT team can add to it.',
      ],
    ],
    [{ events: {} }, ['when.events.kind: It is missing. Choose or write it.']],
    [
      { events: 'bruise' },
      [
        'when.events: “bruise” does not belong here. Say “kind”, “codes”, “sites”, “within”, “atAge”, “notNear”, “atLeast” or “distinct” of it.',
      ],
    ],
    [
      { events: { kind: 'bruise', codes: 'elbow' } },
      [
        'when.events.codes: There is no code set “elbow”. Choose one from the list, or write it first under “Code sets”.',
      ],
    ],
    [
      { events: { kind: 'bruise', sites: 7 } },
      [
        'when.events.sites: There is no code set 7. Choose one from the list, or write it first under “Code sets”.',
      ],
    ],
    [
      { events: { kind: 'bruise', since: 'P6M' } },
      [
        'when.events.since: Nothing called “since” can be said here. Take it out. What can be said is “kind”, “codes”, “sites”, “within”, “atAge”, “notNear”, “atLeast” or “distinct”.',
      ],
    ],
    [{ events: { kind: 'bruise', within: 6 } }, [`when.events.within: 6 is not a length of time. ${length}`]],
    [
      { events: { kind: 'bruise', within: 'P0D' } },
      ['when.events.within: Nothing lasts zero. Give a length above zero.'],
    ],
    [
      { events: { kind: 'bruise', within: 'P-6M' } },
      ['when.events.within: “-6” is not a length of time. Give a whole number above zero.'],
    ],
    [
      { events: { kind: 'bruise', within: 'PM' } },
      ['when.events.within: Its number is missing. Give a whole number above zero.'],
    ],
    [{ events: { kind: 'bruise', within: 'PT1H' } }, []],
    [
      { events: { kind: 'bruise', atLeast: 0 } },
      ['when.events.atLeast: 0 is too few. Give a whole number from 1 to 1000.'],
    ],
    [{ events: { kind: 'bruise', atLeast: 1000 } }, []],
    [
      { events: { kind: 'bruise', atLeast: '2' } },
      ['when.events.atLeast: “2” is not a whole number. Give a whole number from 1 to 1000.'],
    ],
    [
      { events: { kind: 'bruise', distinct: 'week' } },
      ['when.events.distinct: “week” cannot be chosen here. Choose “day”, “encounter” or “place”.'],
    ],
    [
      { events: { kind: 'bruise', atAge: {} } },
      ['when.events.atAge: It says nothing yet. Give at least one of “under” or “atLeast”.'],
    ],
    [
      { events: { kind: 'bruise', atAge: { over: 'P1Y' } } },
      [
        'when.events.atAge.over: Nothing called “over” can be said here. Take it out. What can be said is “under” or “atLeast”.',
        'when.events.atAge: It says nothing yet. Give at least one of “under” or “atLeast”.',
      ],
    ],
    [
      { events: { kind: 'bruise', notNear: { kind: 'visit' } } },
      ['when.events.notNear.within: It is missing. Choose or write it.'],
    ],
    [{ events: { kind: 'bruise', notNear: { kind: 'visit', within: 'P15D' } } }, []],
    [
      { absent: { kind: 'bruise', atLeast: 2 } },
      [
        'when.absent.atLeast: Nothing called “atLeast” can be said here. Take it out. What can be said is “kind”, “codes”, “sites”, “within”, “atAge” or “notNear”.',
      ],
    ],
    [
      { gap: { from: 'school', to: 'birth', longerThan: 'P1D' } },
      ['when.gap.from: “school” does not belong here. Say “kind” or “point” of it.'],
    ],
    [
      {
        gap: {
          from: { kind: 'bruise', point: 'end' },
          to: { kind: 'visit', point: 'recorded' },
          longerThan: 'P1D',
        },
      },
      ['when.gap.from.point: “end” cannot be chosen here. Choose “recorded” or “onset”.'],
    ],
    [
      { value: { kind: 'bruise', op: 'over', amount: '5', unit: ' ' } },
      [
        'when.value.amount: “5” is not a number. Give a number, such as 2.5.',
        'when.value.unit: Nothing is written here. Say it in words.',
      ],
    ],
    [
      { value: { kind: 'bruise', op: 'over', amount: Infinity, unit: 'kg' } },
      ['when.value.amount: null is not a number. Give a number, such as 2.5.'],
    ],
    [{ cpis: {} }, ['when.cpis: It says nothing yet. Give at least one of “plan”, “status” or “accesses”.']],
    [{ cpis: { plan: [] } }, ['when.cpis.plan: Nothing is chosen. Give at least one.']],
    [
      { cpis: { plan: ['looked-after', 'early-help'] } },
      [
        'when.cpis.plan[1]: “early-help” cannot be chosen here. Choose “child-protection”, “looked-after” or “unborn-child-protection”.',
      ],
    ],
    [
      { cpis: { accesses: { atLeast: 26, within: 'P6M' } } },
      ['when.cpis.accesses.atLeast: 26 is too many. Give a whole number from 1 to 25.'],
    ],
    [
      { cpis: { accesses: { atLeast: 25 } } },
      ['when.cpis.accesses.within: It is missing. Choose or write it.'],
    ],
    [
      { household: { relationship: ['', 'sister'] } },
      ['when.household.relationship[0]: Nothing is written here. Say it in words.'],
    ],
    [
      { household: { relationship: 'sister' } },
      ['when.household.relationship: “sister” is not a list. Give at least one.'],
    ],
    [
      { ask: { id: 'q', question: 'How?', answer: 'maybe', help: 1 } },
      [
        'when.ask.question: “How?” cannot be answered yes or no. Ask it as “Can …?”, “Is …?” or “Does …?”.',
        'when.ask.help: 1 is not text. Say it in words.',
        'when.ask.answer: “maybe” cannot be chosen here. Choose “yes” or “no”.',
      ],
    ],
    [
      { ask: { id: 'q', question: 'Is it so? Really?', answer: 'yes' } },
      [
        'when.ask.question: “Is it so? Really?” cannot be answered yes or no. Ask it as “Can …?”, “Is …?” or “Does …?”.',
      ],
    ],
    [{ smells: {} }, [`when.smells: Nothing called “smells” can be looked for. Choose one of ${names}.`]],
    [
      { ...bruise, age: { under: 'P1Y' } },
      [`when: More than one thing stands in one place. Leave one of ${names}.`],
    ],
    [{}, ['when: Nothing is chosen to look for. Choose what to look for.']],
    [{ all: [] }, ['when.all: This group is empty. Add something to look for, or remove the group.']],
    [{ any: 'bruise' }, ['when.any: This group is empty. Add something to look for, or remove the group.']],
    [{ not: [bruise] }, ['when.not: Nothing is chosen to look for. Choose what to look for.']],
    [{ atLeast: 2 }, ['when.atLeast: It does not say of what. As text: { "n": 2, "of": [ … ] }.']],
    [
      { atLeast: { n: 3, of: [bruise, bruise] } },
      [
        'when.atLeast.n: Here are 2 parts: so many can never, or always, be so. Give a whole number from 1 to 2.',
      ],
    ],
    [
      { atLeast: { n: 0, of: [bruise] } },
      [
        'when.atLeast.n: Here is 1 part: so many can never, or always, be so. Give a whole number from 1 to 1.',
      ],
    ],
    [
      { atLeast: { n: 1.5, of: [bruise, bruise] } },
      [
        'when.atLeast.n: Here are 2 parts: so many can never, or always, be so. Give a whole number from 1 to 2.',
      ],
    ],
    [
      { atLeast: { n: 1, of: [bruise], or: 1 } },
      [
        'when.atLeast.or: Nothing called “or” can be said here. Take it out. What can be said is “n” or “of”.',
      ],
    ],
    [{ atLeast: { n: 1, of: [bruise] } }, []],
    [
      { all: [bruise, { events: { kind: 'x' } }] },
      [
        'when.all[1].events.kind: “x” is nothing that this record system is read for. Choose one from the list. Your IT team can add to it.',
      ],
    ],
    [
      { all: [bruise, { absent: { kind: 'bruise' } }] },
      ['when: This can never be so. Look for parts that exclude one another.'],
    ],
  ])('%j', (when, expected) => {
    expect(said({ when })).toEqual(expected);
  });

  it.each<[object, readonly string[]]>([
    [{ id: 'A Rule' }, ['id: “A Rule” is not accepted. Use small letters, digits and hyphens.']],
    [{ version: '1' }, ['version: “1” is not accepted. Give a version such as "1.0.0".']],
    [{ title: undefined }, ['title: It is missing. Choose or write it.']],
    [{ severity: 'grave' }, ['severity: “grave” cannot be chosen here. Give “high” or “medium” or “low”.']],
    [
      { colour: 'red' },
      ['colour: Nothing called “colour” can be said here. Take it out, or check its spelling.'],
    ],
    [{ reviewBy: 'soon' }, ['reviewBy: “soon” is not accepted. Give a date such as "2027-11-01".']],
    [
      { tests: [] },
      ['matches', 'does not match', 'cannot tell'].map(
        (said) =>
          `tests: No test child is expected to give “${said}”. Add a test child for whom it gives “${said}”.`,
      ),
    ],
    [
      { guideline: { title: 'G', grade: 'local', url: 'nice' } },
      ['guideline.url: “nice” is not accepted. Give a full address.'],
    ],
    [{ applies: { settings: [] } }, ['applies.settings: It is empty. Name at least one.']],
    [
      { applies: { age: { under: 'P1Y', atLeast: 'P2Y' } } },
      ['when: This can never be so. Look for parts that exclude one another.'],
    ],
    [
      { applies: {}, when: { any: [bruise, { not: bruise }] } },
      ['when: This is always so. Add what must be seen before it fires.'],
    ],
  ])('%j', (more, expected) => {
    expect(said(more)).toEqual(expected);
  });
});

describe('a code set without a code', () => {
  it('is refused where it is used: it would match nobody', () => {
    const codeSets = [...vocabulary.codeSets, { id: 'none', version: '1.0.0', title: 'None', concepts: [] }];
    const read = parseRule(
      { ...rule, when: { events: { kind: 'bruise', codes: 'none' } } },
      { ...vocabulary, codeSets },
    );
    expect(read.ok ? [] : read.failure).toEqual([
      {
        path: 'when.events.codes',
        message: 'The code set “None” is empty: it would match nobody.',
        fix: 'Add codes to it under “Code sets”, or choose another.',
      },
    ]);
  });

  it('is not the only thing that is said: what is wrong outside the condition is said with it', () => {
    expect(said({ severity: 'grave', when: { events: {} } })).toHaveLength(2);
  });
});
