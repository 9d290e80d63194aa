import { shapeOf } from '../../../rules/criteria/table.ts';
import type { Criterion } from '../../../rules/rule.ts';

type Ask = Extract<Criterion, { readonly ask: unknown }>['ask'];

/** The questions of a rule, each once. */
export function questionsOf(criterion: Criterion): readonly Ask[] {
  if ('ask' in criterion) return [criterion.ask];
  const shape = shapeOf(criterion);
  const all = shape.shape === 'leaf' ? [] : shape.parts.flatMap(questionsOf);
  return [...new Map(all.map((ask) => [ask.id, ask])).values()];
}
