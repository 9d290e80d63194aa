import type { Criterion, Outcome } from '../rule.ts';
import type { RecordIndex } from '../record-index.ts';
import type { VocabularyIndex } from '../vocabulary.ts';

/** The criteria that look at something themselves; `all`, `any`, `not` and `atLeast` combine them. */
export type LeafName =
  'age' | 'events' | 'absent' | 'latest' | 'gap' | 'value' | 'cpis' | 'household' | 'ask';

/** What stands in a rule under the name of a criterion. */
export type Body<K extends LeafName> = Extract<Criterion, Readonly<Record<K, unknown>>>[K];

/** The type of a field, and so the values and operators that a rule may give it. */
type FieldType =
  | { readonly type: 'event-kind' | 'code-set' | 'duration' | 'number' | 'text' | 'question' | 'id' }
  | { readonly type: 'count'; readonly max: number }
  | { readonly type: 'one-of' | 'some-of'; readonly of: readonly string[] }
  | { readonly type: 'texts' }
  | { readonly type: 'ages' | 'gap-end' | 'accesses' | 'near' };

export type Field = FieldType & { readonly required?: true };

/** What a criterion reads: events of a kind as far back as `within` (for ever when absent), or the linked people. */
export type Reading = { readonly kind: string; readonly within?: string } | 'links';

/**
 * One row of the table of criteria. The validator walks `fields`, the sentence is made by `say`, the evaluator
 * dispatches to `evaluate`, the data needs come from `reads`: none of them can disagree with another.
 */
export interface Row<K extends LeafName> {
  readonly fields: { readonly [F in keyof Required<Body<K>>]: Field };
  /** At least one of these must be given. */
  readonly oneOf?: readonly (keyof Body<K> & string)[];
  readonly evaluate: (body: Body<K>, record: RecordIndex) => Outcome;
  /** A clause without a full stop, e.g. "a bruise in the last 4 weeks". */
  readonly say: (body: Body<K>, words: VocabularyIndex) => string;
  readonly reads: (body: Body<K>) => readonly Reading[];
}
