import { must } from '../job/steps.ts';
import type { RecordRead } from './read-record.ts';

/** The first thing in which one record was made something else of. */
export function difference(expected: RecordRead, found: RecordRead): string | undefined {
  for (const kind of ['parts', 'findings'] as const) {
    const [a, b] = [expected[kind], found[kind]];
    for (const name of new Set([...a.keys(), ...b.keys()]))
      if (a.get(name) !== b.get(name))
        return `${name}: expected ${a.get(name) ?? 'nothing'}, found ${b.get(name) ?? 'nothing'}`;
  }
  return undefined;
}

/**
 * Holds what was made of a record of which further pages were lost against the whole record: each part that lost one must
 * say so, and a rule may then be undecided but must never answer otherwise. Answers how many are.
 */
export function holdLost(whole: RecordRead, found: RecordRead, types: ReadonlySet<string>): number {
  for (const type of types)
    must(
      found.parts.get(type) === 'incomplete: page-lost',
      `${type} lost a page and reads "${found.parts.get(type) ?? 'nothing'}"`,
    );
  for (const [type, how] of whole.parts)
    must(
      types.has(type) || found.parts.get(type) === how,
      `${type} lost no page and reads "${found.parts.get(type) ?? ''}"`,
    );
  const changed = [...whole.truths].filter(([rule, truth]) => found.truths.get(rule) !== truth);
  for (const [rule, truth] of changed)
    must(
      found.truths.get(rule) === 'unknown',
      `${rule}: ${truth} became ${found.truths.get(rule) ?? 'nothing'}`,
    );
  return changed.length;
}
