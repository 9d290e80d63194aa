import type { CodeSet, Coded, Concept } from '../../domain/record.ts';
import type { Difference } from './level.ts';
import { same } from './same.ts';

const keyOf = ({ system, code }: Coded): string => `${system}|${code}`;
const said = ({ code, display }: Coded): string => (display === undefined ? code : `${display} (${code})`);

/** Where a code was found is no difference: it may be kept with one version and apart from another. */
const reads = ({ display, site }: Concept) => ({ display, site });

/**
 * What changed from one version of a code set to another, in words. A code added or taken away changes what rules look
 * for: minor. A title or the words of a code: patch.
 */
export function codeSetDifferences(before: CodeSet, after: CodeSet): readonly Difference[] {
  const old = new Map(before.concepts.map((concept) => [keyOf(concept), concept]));
  const now = new Map(after.concepts.map((concept) => [keyOf(concept), concept]));
  const gone = [...old.values()].filter((concept) => !now.has(keyOf(concept)));
  const added = [...now.values()].filter((concept) => !old.has(keyOf(concept)));
  const changed = [...now.values()].filter((concept) => {
    const was = old.get(keyOf(concept));
    return was !== undefined && !same(reads(was), reads(concept));
  });
  return [
    ...(before.title === after.title
      ? []
      : [
          {
            field: 'title',
            level: 'patch' as const,
            words: `Title: “${before.title}” → “${after.title}”`,
          },
        ]),
    ...gone.map((one): Difference => ({
      field: 'concepts',
      level: 'minor',
      words: `No longer: ${said(one)}`,
    })),
    ...added.map((one): Difference => ({ field: 'concepts', level: 'minor', words: `Added: ${said(one)}` })),
    ...changed.map((one): Difference => ({
      field: 'concepts',
      level: same(old.get(keyOf(one))?.site, one.site) ? 'patch' : 'minor',
      words: `Changed: ${said(one)}`,
    })),
  ];
}
