import { describe, expect, it } from 'vitest';
import { parseRule } from './parse-rule.ts';
import { bruise, rule, vocabulary } from './testing-rule.ts';

const said = (more: object) => {
  const read = parseRule({ ...rule, ...more }, vocabulary);
  return read.ok ? [] : read.failure.map(({ path, message, fix }) => `${path}: ${message} ${fix}`);
};
const names = 'age, events, absent, latest, gap, value, cpis, household, ask, all, any, not, atLeast';
const length = 'Write it as P6M, P28D, P18Y, P2W or PT24H.';

describe('what is wrong is said in a sentence, beside the field', () => {
  it.each<[object, readonly string[]]>([
    [
      { events: { kind: 'graze' } },
      ['when.events.kind: There is no event kind "graze". Use one of event-kinds.json, or add it there.'],
    ],
    [
      { events: { kind: 1 } },
      ['when.events.kind: There is no event kind 1. Use one of event-kinds.json, or add it there.'],
    ],
    [{ events: {} }, ['when.events.kind: It is missing. Add it.']],
    [{ events: 'bruise' }, ['when.events: "bruise" is not an object. Write it as { … }.']],
    [
      { events: { kind: 'bruise', codes: 'elbow' } },
      ['when.events.codes: There is no code set "elbow". Use one of code-sets, or add it there.'],
    ],
    [
      { events: { kind: 'bruise', sites: 7 } },
      ['when.events.sites: There is no code set 7. Use one of code-sets, or add it there.'],
    ],
    [
      { events: { kind: 'bruise', since: 'P6M' } },
      [
        'when.events.since: There is no such field. Choose kind, codes, sites, within, atAge, notNear, atLeast, distinct.',
      ],
    ],
    [{ events: { kind: 'bruise', within: 6 } }, [`when.events.within: 6 is not a length of time. ${length}`]],
    [
      { events: { kind: 'bruise', within: 'P0D' } },
      ['when.events.within: Nothing lasts zero. Give a length above zero.'],
    ],
    [{ events: { kind: 'bruise', within: 'PT1H' } }, []],
    [
      { events: { kind: 'bruise', atLeast: 0 } },
      ['when.events.atLeast: 0 is not a count. Give a whole number from 1 to 1000.'],
    ],
    [{ events: { kind: 'bruise', atLeast: 1000 } }, []],
    [
      { events: { kind: 'bruise', atLeast: '2' } },
      ['when.events.atLeast: "2" is not a count. Give a whole number from 1 to 1000.'],
    ],
    [
      { events: { kind: 'bruise', distinct: 'week' } },
      ['when.events.distinct: "week" is not offered here. Choose day, encounter, place.'],
    ],
    [
      { events: { kind: 'bruise', atAge: {} } },
      ['when.events.atAge: It says nothing. Give at least one of under, atLeast.'],
    ],
    [
      { events: { kind: 'bruise', atAge: { over: 'P1Y' } } },
      [
        'when.events.atAge.over: There is no such field. Choose under, atLeast.',
        'when.events.atAge: It says nothing. Give at least one of under, atLeast.',
      ],
    ],
    [
      { events: { kind: 'bruise', notNear: { kind: 'visit' } } },
      ['when.events.notNear.within: It is missing. Add it.'],
    ],
    [{ events: { kind: 'bruise', notNear: { kind: 'visit', within: 'P15D' } } }, []],
    [
      { absent: { kind: 'bruise', atLeast: 2 } },
      ['when.absent.atLeast: There is no such field. Choose kind, codes, sites, within, atAge, notNear.'],
    ],
    [
      { gap: { from: 'school', to: 'birth', longerThan: 'P1D' } },
      ['when.gap.from: "school" is not an object. Write it as { … }.'],
    ],
    [
      {
        gap: {
          from: { kind: 'bruise', point: 'end' },
          to: { kind: 'visit', point: 'recorded' },
          longerThan: 'P1D',
        },
      },
      ['when.gap.from.point: "end" is not offered here. Choose recorded, onset.'],
    ],
    [
      { value: { kind: 'bruise', op: 'over', amount: '5', unit: ' ' } },
      [
        'when.value.amount: "5" is not a number. Give a number.',
        'when.value.unit: " " is not text. Say it in words.',
      ],
    ],
    [
      { value: { kind: 'bruise', op: 'over', amount: Infinity, unit: 'kg' } },
      ['when.value.amount: null is not a number. Give a number.'],
    ],
    [{ cpis: {} }, ['when.cpis: It says nothing. Give at least one of plan, status, accesses.']],
    [{ cpis: { plan: [] } }, ['when.cpis.plan: [] is not a list. Give a list with at least one entry.']],
    [
      { cpis: { plan: ['looked-after', 'early-help'] } },
      [
        'when.cpis.plan[1]: "early-help" is not offered here. Choose child-protection, looked-after, unborn-child-protection.',
      ],
    ],
    [
      { cpis: { accesses: { atLeast: 26, within: 'P6M' } } },
      ['when.cpis.accesses.atLeast: 26 is not a count. Give a whole number from 1 to 25.'],
    ],
    [{ cpis: { accesses: { atLeast: 25 } } }, ['when.cpis.accesses.within: It is missing. Add it.']],
    [
      { household: { relationship: ['', 'sister'] } },
      ['when.household.relationship[0]: "" is not text. Say it in words.'],
    ],
    [
      { household: { relationship: 'sister' } },
      ['when.household.relationship: "sister" is not a list. Give a list with at least one entry.'],
    ],
    [
      { ask: { id: 'q', question: 'How?', answer: 'maybe', help: 1 } },
      [
        'when.ask.question: "How?" cannot be answered yes or no. Ask it as "Can …?", "Is …?" or "Does …?".',
        'when.ask.help: 1 is not text. Say it in words.',
        'when.ask.answer: "maybe" is not offered here. Choose yes, no.',
      ],
    ],
    [
      { ask: { id: 'q', question: 'Is it so? Really?', answer: 'yes' } },
      [
        'when.ask.question: "Is it so? Really?" cannot be answered yes or no. Ask it as "Can …?", "Is …?" or "Does …?".',
      ],
    ],
    [{ smells: {} }, [`when.smells: There is no such criterion. Choose one of ${names}.`]],
    [
      { ...bruise, age: { under: 'P1Y' } },
      [`when: A criterion has exactly one name. Choose one of ${names}.`],
    ],
    [{}, [`when: A criterion has exactly one name. Choose one of ${names}.`]],
    [{ all: [] }, ['when.all: It has no parts. Give a list with at least one criterion.']],
    [{ any: 'bruise' }, ['when.any: It has no parts. Give a list with at least one criterion.']],
    [{ not: [bruise] }, [`when.not: A criterion has exactly one name. Choose one of ${names}.`]],
    [{ atLeast: 2 }, ['when.atLeast: It is not an object. Write it as { "n": 2, "of": [ … ] }.']],
    [
      { atLeast: { n: 3, of: [bruise, bruise] } },
      ['when.atLeast.n: It can never or always be so. Give a whole number from 1 to 2.'],
    ],
    [
      { atLeast: { n: 0, of: [bruise] } },
      ['when.atLeast.n: It can never or always be so. Give a whole number from 1 to 1.'],
    ],
    [
      { atLeast: { n: 1.5, of: [bruise, bruise] } },
      ['when.atLeast.n: It can never or always be so. Give a whole number from 1 to 2.'],
    ],
    [{ atLeast: { n: 1, of: [bruise], or: 1 } }, ['when.atLeast.or: There is no such field. Choose n, of.']],
    [{ atLeast: { n: 1, of: [bruise] } }, []],
    [
      { all: [bruise, { events: { kind: 'x' } }] },
      ['when.all[1].events.kind: There is no event kind "x". Use one of event-kinds.json, or add it there.'],
    ],
    [
      { all: [bruise, { absent: { kind: 'bruise' } }] },
      ['when: This can never be so. Look for parts that exclude one another.'],
    ],
  ])('%j', (when, expected) => {
    expect(said({ when })).toEqual(expected);
  });

  it.each<[object, readonly string[]]>([
    [{ id: 'A Rule' }, ['id: "A Rule" is not accepted. Use small letters, digits and hyphens.']],
    [{ version: '1' }, ['version: "1" is not accepted. Give a version such as "1.0.0".']],
    [{ title: undefined }, ['title: It is missing. Add it.']],
    [{ severity: 'grave' }, ['severity: It is "grave". Give ("high" or "medium" or "low").']],
    [{ colour: 'red' }, ['colour: There is no such field. Remove it, or check its spelling.']],
    [{ reviewBy: 'soon' }, ['reviewBy: "soon" is not accepted. Give a date such as "2027-11-01".']],
    [
      { tests: [] },
      ['yes', 'no', 'unknown'].map(
        (answer) => `tests: No test expects ${answer}. Add a test child for whom the rule answers ${answer}.`,
      ),
    ],
    [
      { guideline: { title: 'G', grade: 'local', url: 'nice' } },
      ['guideline.url: "nice" is not accepted. Give a full address.'],
    ],
    [{ applies: { settings: [] } }, ['applies.settings: 0 is not accepted. Name at least one.']],
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
