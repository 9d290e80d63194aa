import { shapeOf, type Shape } from '../criteria/table.ts';
import type { Criterion } from '../rule.ts';
import { sentenceOf } from '../sentence.ts';
import type { VocabularyIndex } from '../vocabulary.ts';
import type { Difference } from './level.ts';
import { same } from './same.ts';

const field = 'when';

const said = (criterion: Criterion, words: VocabularyIndex): string =>
  `“${sentenceOf({ applies: {}, when: criterion }, words).replace(/\.$/, '')}”`;

/** The ages that a criterion limits a rule to, wherever in it they stand. */
function agesIn(criterion: Criterion): readonly unknown[] {
  const shape = shapeOf(criterion);
  if (shape.shape !== 'leaf') return shape.parts.flatMap(agesIn);
  return 'age' in criterion ? [criterion.age] : [];
}

const level = (before: readonly Criterion[], after: readonly Criterion[]): 'major' | 'minor' =>
  same(before.flatMap(agesIn), after.flatMap(agesIn)) ? 'minor' : 'major';

/** Criteria that are likely two versions of one: the same name, about the same kind of event or question. */
function likeness(criterion: Criterion): string {
  const [name = '', body] = Object.entries(criterion)[0] ?? [];
  const about = body as { readonly kind?: unknown; readonly id?: unknown } | undefined;
  return `${name} ${JSON.stringify(about?.kind ?? about?.id ?? '')}`;
}

interface Left {
  readonly before: readonly Criterion[];
  readonly after: readonly Criterion[];
}

/** What is left of two lists once every equal pair is taken out. */
function withoutEqual(before: readonly Criterion[], after: readonly Criterion[]): Left {
  const rest = [...after];
  const gone = before.filter((one) => {
    const at = rest.findIndex((other) => same(one, other));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { before: gone, after: rest };
}

function changed(before: Criterion, after: Criterion, words: VocabularyIndex): Difference {
  const [old, now] = [said(before, words), said(after, words)];
  return {
    field,
    level: level([before], [after]),
    words: old === now ? `Changed in ${now}: a detail that the sentence does not say` : `${old} → ${now}`,
  };
}

function partDifferences(
  before: readonly Criterion[],
  after: readonly Criterion[],
  words: VocabularyIndex,
): readonly Difference[] {
  const left = withoutEqual(before, after);
  const added = [...left.after];
  const found = left.before.flatMap((old): readonly Difference[] => {
    const at = added.findIndex((now) => likeness(old) === likeness(now));
    const [now] = at < 0 ? [] : added.splice(at, 1);
    return now === undefined
      ? [{ field, level: level([old], []), words: `No longer: ${said(old, words)}` }]
      : criterionDifferences(old, now, words);
  });
  const more = added.map((now): Difference => ({
    field,
    level: level([], [now]),
    words: `Added: ${said(now, words)}`,
  }));
  return [...found, ...more];
}

/** A single criterion is the same as `all` of it: adding a second part to it is no new rule. */
const asAll = (criterion: Criterion, other: Criterion): Criterion =>
  'all' in other && !['all', 'any', 'atLeast'].some((name) => name in criterion)
    ? { all: [criterion] }
    : criterion;

/** The parts of a combination, and a name for how they are combined; undefined for what is none. */
function combinationOf(
  shape: Shape,
): { readonly how: string; readonly parts: readonly Criterion[] } | undefined {
  switch (shape.shape) {
    case 'all':
    case 'any':
      return { how: shape.shape, parts: shape.parts };
    case 'atLeast':
      return { how: `at least ${shape.n}`, parts: shape.parts };
    case 'leaf':
    case 'not':
      return undefined;
  }
}

/** What changed in a condition: parts added, taken away or changed, each with its sentences. */
export function criterionDifferences(
  before: Criterion,
  after: Criterion,
  words: VocabularyIndex,
): readonly Difference[] {
  if (same(before, after)) return [];
  const old = combinationOf(shapeOf(asAll(before, after)));
  const now = combinationOf(shapeOf(asAll(after, before)));
  if (old === undefined || old.how !== now?.how) return [changed(before, after, words)];
  const parts = partDifferences(old.parts, now.parts, words);
  if (parts.length > 0) return parts;
  return [{ field, level: 'patch', words: `The same parts, written otherwise: ${said(after, words)}` }];
}
