import { describe, expect, it } from 'vitest';
import { vocabulary } from '../criteria/testing.ts';
import type { TestChild } from '../validate/test-child.ts';
import { parseTestChildren } from '../validate/test-child.ts';
import { checkDraft } from './draft.ts';
import { owedForApproval, owedForShowing } from './owed.ts';
import { codeSetsOf, pinsOf } from './pins.ts';
import { reviewDue, silentRunOf } from './review.ts';

const now = '2026-11-20T10:42:00Z';
const rule = {
  id: 'visits',
  version: '1.0.0',
  status: 'draft',
  title: 'Visits',
  severity: 'low',
  applies: {},
  when: { events: { kind: 'visit', within: 'P6M' } },
  why: 'So.',
  advice: 'Ask.',
  guideline: { title: 'Local', grade: 'local' },
  owner: 'Lead',
  reviewBy: '2027-11-01',
  tests: [
    { child: 'a', expect: 'yes' },
    { child: 'b', expect: 'no' },
    { child: 'c', expect: 'unknown' },
  ],
};
const read = parseTestChildren(
  [
    { id: 'a', title: 'A', now, events: [{ kind: 'visit', when: '2026-11-01' }] },
    { id: 'b', title: 'B', now },
    { id: 'c', title: 'C', now, notRead: { Encounter: 'not-shared' } },
  ],
  vocabulary,
);
const children: readonly TestChild[] = read.ok ? read.value : [];
const owed = (more: object) => owedForApproval({ ...rule, ...more }, { vocabulary, children, now });
const paths = (problems: readonly { readonly path: string }[]) => problems.map(({ path }) => path);

describe('a draft', () => {
  it('is kept whole', () => {
    expect(checkDraft(rule, vocabulary)).toEqual({ kept: true, rule, owed: [] });
  });

  it.each([
    ['words that are blank', { title: ' ', advice: '' }, ['title', 'advice']],
    ['a guideline without its title', { guideline: { grade: 'law' } }, ['guideline.title']],
    ['no test at all', { tests: [] }, ['tests', 'tests', 'tests']],
    ['no test yet', { tests: undefined }, ['tests', 'tests', 'tests']],
    ['one test of three', { tests: rule.tests.slice(1) }, ['tests']],
  ])('owes %s', (_, more, expected) => {
    const checked = checkDraft({ ...rule, ...more }, vocabulary);
    expect(checked.kept && paths(checked.owed)).toEqual(expected);
  });

  it('keeps blank words blank, and adds no test', () => {
    const checked = checkDraft(
      { ...rule, why: undefined, tests: [], guideline: { grade: 'law' } },
      vocabulary,
    );
    expect(checked).toMatchObject({
      kept: true,
      rule: { why: '', tests: [], guideline: { title: '', grade: 'law' } },
    });
  });

  it.each([
    ['an unknown field', { colour: 'blue' }, ['colour']],
    ['what the engine could not evaluate', { when: { events: { kind: 'unicorn' } } }, ['when.events.kind']],
    [
      'what is always so',
      { when: { not: { all: [{ age: { under: 'P1Y' } }, { age: { atLeast: 'P2Y' } }] } } },
      ['when'],
    ],
    ['a test that is none', { tests: [{ child: 1, expect: 'yes' }] }, ['tests[0].child']],
    ['tests that are no list', { tests: 'none' }, ['tests']],
    ['words that are no words', { advice: 3 }, ['advice']],
    ['no grade', { guideline: { title: 'x' } }, ['guideline.grade']],
    ['a date that is none', { reviewBy: 'soon' }, ['reviewBy']],
  ])('is not kept with %s, however much is blank', (_, more, expected) => {
    const checked = checkDraft({ ...rule, title: '', ...more }, vocabulary);
    expect(checked.kept ? [] : paths(checked.problems)).toEqual(expected);
  });

  it('is a rule', () => {
    for (const json of [undefined, 3, [], 'rule']) expect(checkDraft(json, vocabulary).kept).toBe(false);
  });
});

describe('approval', () => {
  it('asks for a sound rule, tests that answer as agreed and a review ahead', () => {
    expect(owed({})).toEqual([]);
    expect(paths(owed({ tests: [] }))).toEqual(['tests', 'tests', 'tests']);
    expect(paths(owed({ reviewBy: '2026-11-19' }))).toEqual(['reviewBy']);
    expect(owed({ when: { events: { kind: 'visit', within: 'P1W' } } })).toEqual([
      {
        path: 'tests[0]',
        message: '“A” should give yes, it fires; it gives no, it does not fire.',
        fix: 'Change the rule, or what is expected.',
      },
    ]);
    const nobody = [{ child: 'z', expect: 'yes' }, ...rule.tests];
    expect(owed({ tests: nobody })).toMatchObject([
      { path: 'tests[0]', fix: 'Add the child, or choose another.' },
    ]);
  });

  it('to be shown asks for the silent run besides, unless somebody says why not', () => {
    const heldTo = { vocabulary, children, now };
    expect(owedForShowing(rule, heldTo, '2026-11-06T22:00:00Z')).toEqual([]);
    expect(paths(owedForShowing(rule, heldTo, '2026-11-07T00:30:00Z'))).toEqual(['silentRun']);
    expect(owedForShowing(rule, heldTo, now, 'Known to be right.')).toEqual([]);
    expect(paths(owedForShowing({ ...rule, reviewBy: '2020-01-01' }, heldTo, now, 'Known.'))).toEqual([
      'reviewBy',
    ]);
  });
});

describe('dates of a rule', () => {
  it.each([
    ['2026-11-19', 'overdue'],
    ['2026-11-20', 'within-30-days'],
    ['2026-12-20', 'within-30-days'],
    ['2026-12-21', 'later'],
    ['sometime', 'overdue'],
  ])('review by %s is %s', (by, due) => {
    expect(reviewDue(by, now)).toBe(due);
  });

  it('count a silent run by days in London, and never backwards', () => {
    expect(silentRunOf('2026-06-30T23:30:00Z', '2026-07-01T00:30:00Z').days).toBe(0);
    expect(silentRunOf('2026-06-30T22:30:00Z', '2026-06-30T23:30:00Z').days).toBe(1);
    expect(silentRunOf('2026-06-30T22:30:00Z', '2026-06-01T00:00:00Z').days).toBe(0);
    expect(silentRunOf('2026-11-06T12:00:00Z', now)).toMatchObject({ days: 14, wanted: 14, done: true });
  });
});

describe('pins', () => {
  it('name every code set that a rule reads, itself or by an event kind, with its version', () => {
    const [set] = vocabulary.codeSets;
    if (set === undefined) throw new Error('no code set');
    const when = { not: { all: [{ events: { kind: 'bruise', sites: set.id } }, { age: { under: 'P1Y' } }] } };
    const throughKinds = vocabulary.eventKinds
      .filter(({ id }) => id === 'bruise')
      .flatMap(({ from }) => from.flatMap(({ codes }) => codes ?? []));
    expect(codeSetsOf({ when }, vocabulary)).toEqual(new Set([set.id, ...throughKinds]));
    const pins = pinsOf({ when }, vocabulary, (value) => JSON.stringify(value).slice(0, 9));
    expect(pins.codeSets).toContainEqual({
      id: set.id,
      version: set.version,
      digest: JSON.stringify(set).slice(0, 9),
    });
    expect(pins.eventKinds).toContain('[{"id":"b');
  });
});
