import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules as generated } from '../export/testing-rules.ts';
import type { Rule } from '../rule.ts';
import { parsePack } from '../validate/parse-pack.ts';
import { differences } from './difference.ts';
import { greatest, nextVersion, type Level } from './level.ts';
import { same } from './same.ts';

const folder = join(import.meta.dirname, '../../../smart-config');
const readOne = (file: string) => {
  const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return { file, content };
};
const files = (name: string) =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => readOne(join(name, file)));
const parsed = parsePack({
  rules: files('rules'),
  codeSets: files('code-sets'),
  eventKinds: readOne('event-kinds.json'),
});
if (!parsed.ok) throw new Error('the shipped pack is not sound');
const pack = parsed.value;

const base: Rule = {
  id: 'r',
  version: '1.0.0',
  status: 'active',
  title: 'Many visits',
  severity: 'medium',
  applies: { age: { under: 'P16Y' }, settings: ['emergency'] },
  when: { all: [{ events: { kind: 'emergency-attendance', within: 'P6M', atLeast: 4 } }] },
  why: 'Because.',
  advice: 'Ask.',
  guideline: { title: 'Local policy', grade: 'local' },
  owner: 'Lead',
  reviewBy: '2027-11-01',
  tests: [{ child: 'a', expect: 'yes' }],
};
const words = (after: Partial<Rule>) =>
  differences(base, { ...base, ...after }, pack).map(({ level, words: said }) => `${level}: ${said}`);
const visits = { events: { kind: 'emergency-attendance', within: 'P6M', atLeast: 4 } } as const;
const bruise = { events: { kind: 'bruise', within: 'P28D' } } as const;

describe('the difference between two versions, in words', () => {
  it.each<[string, Partial<Rule>, readonly string[]]>([
    [
      'whom it applies to',
      { applies: { age: { under: 'P18Y' } } },
      ['major: Applies to: under 16 → under 18', 'major: Care settings: emergency → every setting'],
    ],
    ['how loud it is', { severity: 'high' }, ['major: Severity: medium → high']],
    [
      'a threshold',
      { when: { ...visits, events: { ...visits.events, atLeast: 5 } } },
      [
        'minor: “4 or more emergency attendances in the last 6 months” → “5 or more emergency attendances in the last 6 months”',
      ],
    ],
    [
      'a part that is new',
      { when: { all: [visits, bruise] } },
      ['minor: Added: “A bruise in the last 28 days”'],
    ],
    [
      'a part that is another',
      { when: { all: [bruise] } },
      [
        'minor: No longer: “4 or more emergency attendances in the last 6 months”',
        'minor: Added: “A bruise in the last 28 days”',
      ],
    ],
    [
      'all or any of the same parts',
      { when: { any: [visits] } },
      [
        'minor: Changed in “4 or more emergency attendances in the last 6 months”: a detail that the sentence does not say',
      ],
    ],
    [
      'all that became any',
      { when: { any: [visits, bruise] } },
      [
        'minor: “4 or more emergency attendances in the last 6 months” → “Either 4 or more emergency attendances in the last 6 months, or a bruise in the last 28 days”',
      ],
    ],
    [
      'an age among the criteria, as whom it applies to',
      { when: { all: [visits, { age: { under: 'P1Y' } }] } },
      ['major: Added: “Under 1”'],
    ],
    [
      'the same, written otherwise',
      { when: visits },
      ['patch: The same parts, written otherwise: “4 or more emergency attendances in the last 6 months”'],
    ],
    [
      'whom it applies to when that is everybody, and where when there are several places',
      { applies: { settings: ['emergency', 'gp'] } },
      ['major: Applies to: under 16 → all ages', 'major: Care settings: emergency → emergency and gp'],
    ],
    [
      'several test children',
      {
        tests: [
          { child: 'a', expect: 'yes' },
          { child: 'b', expect: 'no' },
        ],
      },
      ['patch: Test children: a (yes) → a (yes), b (no)'],
    ],
    ['words that are gone', { why: '' }, ['patch: Why it matters: “Because.” → nothing']],
    ['what to do', { advice: 'Ring.' }, ['minor: Advice: “Ask.” → “Ring.”']],
    [
      'what stands behind it',
      { guideline: { title: 'Local policy', grade: 'national', url: 'https://example.org/' } },
      [
        'minor: What stands behind it: local → national',
        'patch: Link to the guideline: nothing → “https://example.org/”',
      ],
    ],
    [
      'words',
      { title: 'Visits', why: 'So.', owner: 'Other', reviewBy: '2028-01-01', tests: [] },
      [
        'patch: Title: “Many visits” → “Visits”',
        'patch: Why it matters: “Because.” → “So.”',
        'patch: Owner: “Lead” → “Other”',
        'patch: Review by: “2027-11-01” → “2028-01-01”',
        'patch: Test children: a (yes) → none',
      ],
    ],
    [
      'nothing: where it is kept is no part of what it says',
      { id: 'x', version: '9.0.0', status: 'retired' },
      [],
    ],
  ])('names %s', (_, after, said) => {
    expect(words(after)).toEqual(said);
  });

  const condition = (before: Rule['when'], after: Rule['when']) =>
    differences({ ...base, when: before }, { ...base, when: after }, pack).map(
      ({ field, level, words: said }) => `${field} ${level}: ${said}`,
    );
  const visitsWords = '“4 or more emergency attendances in the last 6 months”';
  const bruiseWords = '“A bruise in the last 28 days”';
  const ask = (id: string, question: string) => ({ ask: { id, question, answer: 'yes' as const } });

  it.each<[string, Rule['when'], Rule['when'], readonly string[]]>([
    [
      'how many of its parts',
      { atLeast: { n: 1, of: [visits, bruise] } },
      { atLeast: { n: 2, of: [visits, bruise] } },
      [
        'when minor: “At least 1 of: 4 or more emergency attendances in the last 6 months; a bruise in the last 28 days” → “At least 2 of: 4 or more emergency attendances in the last 6 months; a bruise in the last 28 days”',
      ],
    ],
    [
      'a part of so many',
      { atLeast: { n: 2, of: [visits, visits, bruise] } },
      { atLeast: { n: 2, of: [visits, bruise, bruise] } },
      [`when minor: No longer: ${visitsWords}`, `when minor: Added: ${bruiseWords}`],
    ],
    [
      'a part of any',
      { any: [visits, bruise] },
      { any: [bruise, visits, { age: { under: 'P1Y' } }] },
      ['when major: Added: “Under 1”'],
    ],
    [
      'what is denied, as a whole',
      { not: visits },
      { not: bruise },
      [
        'when minor: “Not so: 4 or more emergency attendances in the last 6 months” → “Not so: a bruise in the last 28 days”',
      ],
    ],
    [
      'one of two parts that are alike, and the other not',
      { all: [ask('a', 'Is it so?'), ask('b', 'Is it?')] },
      { all: [ask('b', 'Is it?'), ask('a', 'Was it so?')] },
      ['when minor: ““Is it so?” is answered yes” → ““Was it so?” is answered yes”'],
    ],
    [
      'a question that is another',
      { all: [visits, ask('a', 'Is it so?')] },
      { all: [visits, ask('b', 'Is it so?')] },
      [
        'when minor: No longer: ““Is it so?” is answered yes”',
        'when minor: Added: ““Is it so?” is answered yes”',
      ],
    ],
    [
      'an age that goes, wherever it stood',
      { all: [visits, { any: [bruise, { age: { under: 'P1Y' } }] }] },
      { all: [visits] },
      ['when major: No longer: “Either a bruise in the last 28 days, or under 1”'],
    ],
  ])('names %s', (_, before, after, said) => {
    expect(condition(before, after)).toEqual(said);
  });

  it('names a field that is newer than the table', () => {
    const newer = { ...base, applies: { ...base.applies, ward: 'x' }, colour: 'blue' };
    expect(differences(base, newer, pack)).toEqual([
      { field: 'applies.ward', level: 'major', words: 'applies.ward has changed' },
      { field: 'colour', level: 'minor', words: 'colour has changed' },
    ]);
  });

  const pair = fc.tuple(generated(pack), generated(pack));

  it('is empty exactly when both say the same', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(differences(a, JSON.parse(JSON.stringify(a)) as Rule, pack)).toEqual([]);
        const alike = same([a.applies, a.when], [b.applies, b.when]);
        expect(differences(a, b, pack).length === 0).toBe(alike);
        for (const { words: said } of differences(a, b, pack)) expect(said).not.toBe('');
      }),
    );
  });

  it('counts the same there and back, and majors whenever the ages applied to differ', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const level = greatest(differences(a, b, pack));
        expect(greatest(differences(b, a, pack))).toBe(level);
        if (!same(a.applies.age, b.applies.age)) expect(level).toBe('major');
      }),
    );
  });
});

describe('semantic versions', () => {
  const numbers = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99));
  const level = fc.constantFrom<Level>('major', 'minor', 'patch');
  const parts = (version: string): readonly number[] => version.split('.').map(Number);
  const after = (a: readonly number[], b: readonly number[]): boolean => {
    const at = a.findIndex((n, i) => n !== b[i]);
    return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
  };

  it('only ever rise, by the part that the change counts for', () => {
    fc.assert(
      fc.property(numbers, level, (before, by) => {
        const next = parts(nextVersion(before.join('.'), by));
        const raised = ['major', 'minor', 'patch'].indexOf(by);
        expect(after(next, before)).toBe(true);
        expect(next.slice(0, raised)).toEqual(before.slice(0, raised));
        expect(next.slice(raised + 1).every((n) => n === 0)).toBe(true);
      }),
    );
  });

  it('rise more for a greater change', () => {
    fc.assert(
      fc.property(numbers, (before) => {
        const [major, minor, patch] = (['major', 'minor', 'patch'] as const).map((by) =>
          parts(nextVersion(before.join('.'), by)),
        );
        expect(after(major ?? [], minor ?? [])).toBe(true);
        expect(after(minor ?? [], patch ?? [])).toBe(true);
      }),
    );
  });
});
