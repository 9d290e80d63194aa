import type { RecordIndex } from '../record-index.ts';
import type { Criterion, Outcome } from '../rule.ts';
import type { VocabularyIndex } from '../vocabulary.ts';
import { age } from './age.ts';
import { ask } from './ask.ts';
import { cpis } from './cpis.ts';
import { absent, events } from './events.ts';
import { gap } from './gap.ts';
import { household } from './household.ts';
import { latest } from './latest.ts';
import type { Body, LeafName, Reading, Row } from './row.ts';
import { value } from './value.ts';

/** Every criterion that a rule can be made of: its fields, their types, and all that is made from them. */
export const table: { readonly [K in LeafName]: Row<K> } = {
  age,
  events,
  absent,
  latest,
  gap,
  value,
  cpis,
  household,
  ask,
};

export const leafNames = Object.keys(table) as readonly LeafName[];

/** One criterion with the row of the table that it belongs to. */
export interface Leaf {
  readonly name: LeafName;
  readonly evaluate: (record: RecordIndex) => Outcome;
  readonly say: (words: VocabularyIndex) => string;
  readonly reads: () => readonly Reading[];
}

function bind<K extends LeafName>(name: K, body: Body<K>): Leaf {
  const row: Row<K> = table[name];
  return {
    name,
    evaluate: (record) => row.evaluate(body, record),
    say: (words) => row.say(body, words),
    reads: () => row.reads(body),
  };
}

/** A criterion as a leaf or as a combination of criteria. */
export type Shape =
  | { readonly shape: 'leaf'; readonly leaf: Leaf }
  | { readonly shape: 'all' | 'any' | 'not'; readonly parts: readonly Criterion[] }
  | { readonly shape: 'atLeast'; readonly n: number; readonly parts: readonly Criterion[] };

const leafOf = (leaf: Leaf): Shape => ({ shape: 'leaf', leaf });

/** Tells the criteria apart; the only place that does. */
export function shapeOf(criterion: Criterion): Shape {
  if ('all' in criterion) return { shape: 'all', parts: criterion.all };
  if ('any' in criterion) return { shape: 'any', parts: criterion.any };
  if ('not' in criterion) return { shape: 'not', parts: [criterion.not] };
  if ('atLeast' in criterion)
    return { shape: 'atLeast', n: criterion.atLeast.n, parts: criterion.atLeast.of };
  if ('age' in criterion) return leafOf(bind('age', criterion.age));
  if ('events' in criterion) return leafOf(bind('events', criterion.events));
  if ('absent' in criterion) return leafOf(bind('absent', criterion.absent));
  if ('latest' in criterion) return leafOf(bind('latest', criterion.latest));
  if ('gap' in criterion) return leafOf(bind('gap', criterion.gap));
  if ('value' in criterion) return leafOf(bind('value', criterion.value));
  if ('cpis' in criterion) return leafOf(bind('cpis', criterion.cpis));
  if ('household' in criterion) return leafOf(bind('household', criterion.household));
  return leafOf(bind('ask', criterion.ask));
}

/** Every leaf below a criterion, in the order written. */
export function leavesOf(criterion: Criterion): readonly Leaf[] {
  const shape = shapeOf(criterion);
  return shape.shape === 'leaf' ? [shape.leaf] : shape.parts.flatMap(leavesOf);
}
