import { describe, expect, it } from 'vitest';
import { vocabulary } from './criteria/testing.ts';
import { leavesOf } from './criteria/table.ts';
import { durationInWords } from './criteria/words.ts';
import type { Criterion, Rule } from './rule.ts';
import { sentence } from './sentence.ts';
import { shippedPack } from './testing-pack.ts';

const [anyRule] = shippedPack.rules;
if (anyRule === undefined) throw new Error('The pack is empty.');
const said = (when: Criterion, applies: Rule['applies'] = {}) =>
  sentence({ ...anyRule, applies, when }, vocabulary);
const ask = (answer: 'yes' | 'no'): Criterion => ({
  ask: { id: 'q', question: 'Can {name} move, and does {name}?', answer },
});
const bruise: Criterion = { events: { kind: 'bruise' } };

describe('a rule in words', () => {
  it.each<[Criterion, string]>([
    [bruise, 'A bruise.'],
    [{ events: { kind: 'end' } }, 'An end.'],
    [{ events: { kind: 'visit', atLeast: 1 } }, 'A visit.'],
    [{ events: { kind: 'visit', atLeast: 2 } }, '2 or more visits.'],
    [
      { events: { kind: 'visit', distinct: 'day', within: 'P6M' } },
      'A visit on different days in the last 6 months.',
    ],
    [{ events: { kind: 'visit', distinct: 'encounter' } }, 'A visit in different visits.'],
    [{ events: { kind: 'visit', distinct: 'place' } }, 'A visit at different places.'],
    [
      { events: { kind: 'bruise', codes: 'bad', sites: 'inside-ear' } },
      'A bruise recorded as bad of the inside the ear.',
    ],
    [
      { events: { kind: 'bruise', atAge: { atLeast: 'P2D', under: 'P1Y' } } },
      'A bruise at an age 2 days or over and under 1.',
    ],
    [{ events: { kind: 'unheard-of', codes: 'unheard-of' } }, 'An unheard-of recorded as unheard-of.'],
    [{ events: { kind: 'unheard-of', atLeast: 2 } }, '2 or more unheard-of.'],
    [{ absent: { kind: 'bruise', within: 'P2W' } }, 'No bruise in the last 2 weeks.'],
    [{ age: { atLeast: 'P16Y', under: 'P18Y' } }, '16 or over and under 18.'],
    [{ age: { under: 'P6M' } }, 'Under 6 months.'],
    [{ latest: { start: 'bruise', end: 'end' } }, 'A bruise with no later end.'],
    [
      { gap: { from: 'birth', to: { kind: 'bruise', point: 'recorded' }, longerThan: 'P2D' } },
      'More than 2 days from birth to the day the newest bruise was recorded.',
    ],
    [
      { gap: { from: { kind: 'bruise' }, to: { kind: 'visit', point: 'onset' }, longerThan: 'PT1H' } },
      'More than 1 hour from the newest bruise to the newest visit.',
    ],
    [{ value: { kind: 'weight', op: 'over', amount: 5, unit: 'kg' } }, 'The newest weight is over 5 kg.'],
    [
      { value: { kind: 'weight', op: 'at-least', amount: 5, unit: 'kg' } },
      'The newest weight is at least 5 kg.',
    ],
    [{ value: { kind: 'weight', op: 'under', amount: 5, unit: 'kg' } }, 'The newest weight is under 5 kg.'],
    [
      { value: { kind: 'weight', op: 'at-most', amount: 5, unit: 'kg' } },
      'The newest weight is at most 5 kg.',
    ],
    [{ cpis: { status: 'current' } }, 'CP-IS shows a current record.'],
    [
      { cpis: { plan: ['child-protection', 'looked-after', 'unborn-child-protection'] } },
      'CP-IS shows a current or ended record (child protection plan, looked after by a local authority or child protection plan for an unborn child).',
    ],
    [
      { cpis: { accesses: { atLeast: 3, within: 'P6M' } } },
      'CP-IS was looked up 3 or more times in the last 6 months.',
    ],
    [
      { cpis: { status: 'ended', accesses: { atLeast: 3, within: 'P1Y' } } },
      'CP-IS shows an ended record and CP-IS was looked up 3 or more times in the last 1 year.',
    ],
    [{ household: { age: { under: 'P5Y' } } }, 'Linked in the record: somebody, under 5.'],
    [
      { household: { relationship: ['brother', 'sister', 'sibling'] } },
      'Linked in the record: brother, sister or sibling.',
    ],
    [ask('no'), '“Can the child move, and does the child?” is answered no.'],
    [
      { all: [bruise, ask('yes')] },
      'A bruise, and “Can the child move, and does the child?” is answered yes.',
    ],
    [{ any: [bruise, { age: { under: 'P1Y' } }] }, 'Either a bruise, or under 1.'],
    [{ any: [bruise] }, 'A bruise.'],
    [{ not: bruise }, 'Not so: a bruise.'],
    [{ not: { all: [bruise, { not: bruise }] } }, 'Not so: (a bruise, and not so: a bruise).'],
    [
      { atLeast: { n: 2, of: [bruise, { any: [bruise, ask('no')] }] } },
      'At least 2 of: a bruise; (either a bruise, or “Can the child move, and does the child?” is answered no).',
    ],
  ])('%j', (criterion, words) => {
    expect(said(criterion)).toBe(words);
  });

  it('begins with the ages it is for', () => {
    expect(said(bruise, { age: { under: 'P18Y' } })).toBe('Under 18: a bruise.');
    expect(said(bruise, { age: { atLeast: 'P28D' } })).toBe('28 days or over: a bruise.');
  });
});

describe('a length of time in words', () => {
  it.each([
    ['P1Y', '1 year'],
    ['P2Y', '2 years'],
    ['P12M', '12 months'],
    ['P1Y6M', '18 months'],
    ['P1M', '1 month'],
    ['P7D', '7 days'],
    ['P1W', '1 week'],
    ['P1W1D', '8 days'],
    ['PT24H', '24 hours'],
    ['P1M2DT3H', '1 month and 2 days and 3 hours'],
    ['soon', 'soon'],
  ])('%s is %s', (duration, words) => {
    expect(durationInWords(duration)).toBe(words);
  });
});

describe('what a criterion reads', () => {
  it.each<[Criterion, unknown]>([
    [{ events: { kind: 'visit', within: 'P6M' } }, [{ kind: 'visit', within: 'P6M' }]],
    [{ events: { kind: 'visit' } }, [{ kind: 'visit' }]],
    [{ absent: { kind: 'visit', within: 'P2W' } }, [{ kind: 'visit', within: 'P2W' }]],
    [{ latest: { start: 'bruise', end: 'end' } }, [{ kind: 'bruise' }, { kind: 'end' }]],
    [{ gap: { from: 'birth', to: { kind: 'visit' }, longerThan: 'P1D' } }, [{ kind: 'visit' }]],
    [{ value: { kind: 'weight', op: 'over', amount: 5, unit: 'kg' } }, [{ kind: 'weight' }]],
    [{ household: { age: { under: 'P5Y' } } }, ['links']],
    [{ age: { under: 'P5Y' } }, []],
    [{ cpis: { status: 'current' } }, []],
    [ask('yes'), []],
  ])('%j', (criterion, reads) => {
    expect(leavesOf(criterion).map((leaf) => leaf.reads())).toEqual([reads]);
  });

  it('is found under every combination, in the order written', () => {
    const names = leavesOf({
      all: [
        { any: [bruise, { not: { age: { under: 'P1Y' } } }] },
        { atLeast: { n: 1, of: [ask('no'), bruise] } },
      ],
    }).map(({ name }) => name);
    expect(names).toEqual(['events', 'age', 'ask', 'events']);
  });
});
