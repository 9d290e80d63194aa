import { agesInWords, listInWords } from '../criteria/words.ts';
import type { AgeRange, Rule } from '../rule.ts';
import { indexVocabulary, type Vocabulary } from '../vocabulary.ts';
import { criterionDifferences } from './criterion-difference.ts';
import type { Difference, Level } from './level.ts';
import { same } from './same.ts';

/** One field of a rule: how much a change of it counts, and how a value of it is said. */
interface Row {
  readonly field: string;
  readonly name: string;
  readonly level: Level;
  readonly of: (rule: Rule) => unknown;
  readonly say: (rule: Rule) => string;
}

const quoted = (text: string | undefined): string =>
  text === undefined || text === '' ? 'nothing' : `“${text}”`;
const ages = (age: AgeRange | undefined): string => (age === undefined ? 'all ages' : agesInWords(age));

const testsInWords = ({ tests }: Rule): string =>
  tests.length === 0 ? 'none' : tests.map(({ child, expect }) => `${child} (${expect})`).join(', ');

const text = (field: string, name: string, level: Level, of: (rule: Rule) => string | undefined): Row => ({
  field,
  name,
  level,
  of,
  say: (rule) => quoted(of(rule)),
});

/**
 * Everything of a rule but its condition, and how much each counts. Major: whom it is about, where, and how loud it is.
 * Minor: what clinicians are told to do, and what stands behind it. Patch: words, and what keeps the rule in order. The
 * condition is minor, and major where it is about the child's age (`criterion-difference.ts`). A field that is not
 * listed, because it is newer than this table, is minor.
 */
const rows: readonly Row[] = [
  {
    field: 'applies.age',
    name: 'Applies to',
    level: 'major',
    of: ({ applies }) => applies.age,
    say: ({ applies }) => ages(applies.age),
  },
  {
    field: 'applies.settings',
    name: 'Care settings',
    level: 'major',
    of: ({ applies }) => applies.settings,
    say: ({ applies }) =>
      applies.settings === undefined ? 'every setting' : listInWords(applies.settings, 'and'),
  },
  {
    field: 'severity',
    name: 'Severity',
    level: 'major',
    of: ({ severity }) => severity,
    say: ({ severity }) => severity,
  },
  text('advice', 'Advice', 'minor', ({ advice }) => advice),
  {
    field: 'guideline.grade',
    name: 'What stands behind it',
    level: 'minor',
    of: ({ guideline }) => guideline.grade,
    say: ({ guideline }) => guideline.grade,
  },
  text('title', 'Title', 'patch', ({ title }) => title),
  text('why', 'Why it matters', 'patch', ({ why }) => why),
  text('guideline.title', 'Guideline', 'patch', ({ guideline }) => guideline.title),
  text('guideline.url', 'Link to the guideline', 'patch', ({ guideline }) => guideline.url),
  text('guideline.caution', 'Caution', 'patch', ({ guideline }) => guideline.caution),
  text('owner', 'Owner', 'patch', ({ owner }) => owner),
  text('reviewBy', 'Review by', 'patch', ({ reviewBy }) => reviewBy),
  {
    field: 'tests',
    name: 'Test children',
    level: 'patch',
    of: ({ tests }) => tests,
    say: testsInWords,
  },
];

/** Where a rule is kept is no part of what it says. */
const notCompared = new Set(['id', 'version', 'status', 'when']);
const listed = new Set(rows.map(({ field }) => field));

/** Members that no row looks at, one level into `applies` and `guideline`. */
function others(before: Rule, after: Rule): readonly Difference[] {
  const flat = (rule: Rule): ReadonlyMap<string, unknown> =>
    new Map(
      Object.entries(rule).flatMap(([key, value]): [string, unknown][] =>
        key === 'applies' || key === 'guideline'
          ? Object.entries(value as object).map(([inner, part]) => [`${key}.${inner}`, part])
          : [[key, value]],
      ),
    );
  const [old, now] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => !listed.has(field) && !notCompared.has(field))
    .filter((field) => !same(old.get(field), now.get(field)))
    .map((field) => ({
      field,
      level: field.startsWith('applies.') ? 'major' : 'minor',
      words: `${field} has changed`,
    }));
}

/**
 * What changed from one version to another, in words, the fields in the order of the table. Empty exactly when both say
 * the same; versions and statuses are not compared. The semantic version follows from the greatest level.
 */
export function differences(before: Rule, after: Rule, vocabulary: Vocabulary): readonly Difference[] {
  const fields = rows
    .filter(({ of }) => !same(of(before), of(after)))
    .map(({ field, name, level, say }) => ({
      field,
      level,
      words: `${name}: ${say(before)} → ${say(after)}`,
    }));
  return [
    ...fields,
    ...criterionDifferences(before.when, after.when, indexVocabulary(vocabulary)),
    ...others(before, after),
  ];
}
