import { describe, expect, it } from 'vitest';
import { parsePack } from './parse-pack.ts';
import { parseRule } from './parse-rule.ts';
import { wrongWithConceptId } from './sctid.ts';
import { bruise, rule, vocabulary } from './testing-rule.ts';

const problems = (json: unknown) => {
  const read = parseRule(json, vocabulary);
  return read.ok ? [] : read.failure;
};
const nested = (depth: number): unknown => (depth === 1 ? bruise : { not: nested(depth - 1) });
const asks = (question: string) => ({ all: [bruise, { ask: { id: 'q', question, answer: 'no' } }] });

describe('a rule is refused, beside the field', () => {
  it.each<[string, unknown, string]>([
    ['unknown kind', { events: { kind: 'graze' } }, 'when.events.kind'],
    ['no kind', { events: {} }, 'when.events.kind'],
    ['unknown code set', { events: { kind: 'bruise', sites: 'elbow' } }, 'when.events.sites'],
    ['unknown field', { events: { kind: 'bruise', since: 'P6M' } }, 'when.events.since'],
    ['unknown criterion', { smells: {} }, 'when.smells'],
    ['two names', { events: { kind: 'bruise' }, age: { under: 'P1Y' } }, 'when'],
    ['window of zero', { events: { kind: 'bruise', within: 'P0D' } }, 'when.events.within'],
    ['window below zero', { events: { kind: 'bruise', within: 'P-6M' } }, 'when.events.within'],
    ['k of 0', { events: { kind: 'bruise', atLeast: 0 } }, 'when.events.atLeast'],
    ['k of 1001', { events: { kind: 'bruise', atLeast: 1001 } }, 'when.events.atLeast'],
    ['k and a half', { events: { kind: 'bruise', atLeast: 1.5 } }, 'when.events.atLeast'],
    ['unknown distinct', { events: { kind: 'bruise', distinct: 'week' } }, 'when.events.distinct'],
    ['an age that says nothing', { age: {} }, 'when.age'],
    ['an open question', asks('How did it happen?'), 'when.all[1].ask.question'],
    ['no question', asks('The child moves.'), 'when.all[1].ask.question'],
    ['an empty list', { all: [] }, 'when.all'],
    ['more of than there are', { atLeast: { n: 2, of: [bruise] } }, 'when.atLeast.n'],
    ['deeper than 6', nested(7), 'when.not.not.not.not.not.not'],
    ['unknown plan', { cpis: { plan: ['early-help'] } }, 'when.cpis.plan[0]'],
    [
      'more accesses than are kept',
      { cpis: { accesses: { atLeast: 26, within: 'P6M' } } },
      'when.cpis.accesses.atLeast',
    ],
    [
      'a gap from nowhere',
      { gap: { from: 'school', to: { kind: 'bruise' }, longerThan: 'P1D' } },
      'when.gap.from',
    ],
    ['another operator', { value: { kind: 'bruise', op: 'equals', amount: 1, unit: 'kg' } }, 'when.value.op'],
    ['never: it is there and is not', { all: [bruise, { absent: { kind: 'bruise' } }] }, 'when'],
    ['never: of two ages', { all: [{ age: { under: 'P1Y' } }, { age: { atLeast: 'P2Y' } }] }, 'when'],
    ['never: older than it applies to', { all: [{ age: { atLeast: 'P18Y' } }, bruise] }, 'when'],
    [
      'never: answered both ways',
      {
        all: [
          { ask: { id: 'q', question: 'Is it?', answer: 'no' } },
          { ask: { id: 'q', question: 'Is it?', answer: 'yes' } },
        ],
      },
      'when',
    ],
  ])('%s', (_, when, path) => {
    const found = problems({ ...rule, when });
    expect(found.map((problem) => problem.path)).toContain(path);
    for (const { message, fix } of found)
      expect([message, fix].every((text) => /\w.*\.$/.test(text))).toBe(true);
  });

  it.each<[string, object, string]>([
    ['always', { applies: {}, when: { any: [bruise, { not: bruise }] } }, 'when'],
    ['no grade', { guideline: { title: 'G' } }, 'guideline.grade'],
    ['a grade of its own', { guideline: { title: 'G', grade: 'gold' } }, 'guideline.grade'],
    ['no test expects unknown', { tests: rule.tests.slice(0, 2) }, 'tests'],
    ['no owner', { owner: ' ' }, 'owner'],
    ['a field that is not there', { colour: 'red' }, 'colour'],
    ['an age that is no length', { applies: { age: { under: '18' } } }, 'applies.age.under'],
  ])('%s', (_, more, path) => {
    expect(problems({ ...rule, ...more }).map((problem) => problem.path)).toEqual([path]);
  });

  it('and accepted when nothing is wrong', () => {
    expect(problems(rule)).toEqual([]);
    expect(problems({ ...rule, when: nested(6) })).toEqual([]);
    expect(problems({ ...rule, when: asks('Can the child move?') })).toEqual([]);
  });
});

describe('a SNOMED CT id', () => {
  it.each(['342191000000101', '1076171000000104', '1045861000000108', '125667009', '12242871000119109'])(
    '%s is sound',
    (id) => {
      expect(wrongWithConceptId(id)).toBeUndefined();
    },
  );
  // The first two as once published with a wrong digit; the third passes the check digit by chance; the last is a description.
  it.each(['1076171000000100', '104586100000100', '80231100000100', '5', '350050013', 'abc'])(
    '%s is not',
    (id) => {
      expect(wrongWithConceptId(id)).toEqual(expect.any(String));
    },
  );
});

describe('a pack is refused, beside the file', () => {
  const set = (id: string, code: string) => ({
    file: `${id}.json`,
    content: { id, version: '1.0.0', title: 'Set', concepts: [{ system: 'http://snomed.info/sct', code }] },
  });
  const pack = (more: object) => {
    const read = parsePack({
      rules: [{ file: 'a-rule.json', content: rule }],
      codeSets: [set('ear', '117590005')],
      eventKinds: { file: 'event-kinds.json', content: vocabulary.eventKinds },
      ...more,
    });
    return read.ok ? [] : read.failure.map(({ file, path }) => [file, path]);
  };
  const kinds = (codes: string) => ({
    file: 'event-kinds.json',
    content: [
      {
        id: 'bruise',
        one: 'bruise',
        many: 'bruises',
        from: [{ resource: 'Condition', codes, when: 'onset' }],
      },
    ],
  });
  const asking = (id: string, question: string) => ({
    file: `${id}.json`,
    content: { ...rule, id, when: asks(question) },
  });

  it.each<[string, object, readonly (readonly [string, string])[]]>([
    ['nothing wrong', {}, []],
    [
      'a code that fails its check digit',
      { codeSets: [set('ear', '1076171000000100')] },
      [['ear.json', 'concepts[0]']],
    ],
    ['a set twice', { codeSets: [set('ear', '117590005'), set('ear', '117590005')] }, [['ear.json', 'id']]],
    ['a kind of an unknown set', { eventKinds: kinds('elbow') }, [['event-kinds.json', '[0].from[0].codes']]],
    [
      'a rule twice',
      {
        rules: [
          { file: 'a.json', content: rule },
          { file: 'b.json', content: rule },
        ],
      },
      [['b.json', 'id']],
    ],
    [
      'one id, two questions',
      { rules: [asking('a', 'Can it move?'), asking('b', 'Is it moving?')] },
      [['b.json', 'when']],
    ],
  ])('%s', (_, more, expected) => {
    expect(pack(more)).toEqual(expected);
  });
});
