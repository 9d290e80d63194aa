import { appliesOn } from '../../../domain/lawful-basis.ts';
import type { LawfulBasis, LawfulBasisEntry, LawfulBasisList } from '../../../domain/lawful-basis.ts';
import type { Recipient, Route } from '../../../domain/concern.ts';

/** Order in which the parts of a basis are shown. */
export const basisParts: readonly LawfulBasisEntry['part'][] = [
  'article-6',
  'article-9',
  'schedule-1',
  'common-law',
  'statute',
];

/** What may be chosen on that day. */
export const applicable = (list: LawfulBasisList, day: string): readonly LawfulBasisEntry[] =>
  list.entries.filter((entry) => appliesOn(entry, day));

/**
 * Ids offered first: for the recipient and the route where the list has them ("social-care/telephone"), else for the
 * recipient, else for social care. Never one that does not apply on that day.
 */
export function usualBasis(
  list: LawfulBasisList,
  footing: Recipient['kind'] | 'not-shared' | undefined,
  route: Route | undefined,
  day: string,
): readonly string[] {
  const kind = footing ?? 'social-care';
  const ids =
    list.defaults[`${kind}/${route ?? ''}`] ?? list.defaults[kind] ?? list.defaults['social-care'] ?? [];
  const now = new Set(applicable(list, day).map(({ id }) => id));
  return ids.filter((id) => now.has(id));
}

/** The choice as it is kept: with its citations and the list's version, so that a later list never changes it. */
export const keptBasis = (list: LawfulBasisList, ids: readonly string[]): LawfulBasis => ({
  listVersion: list.version,
  chosen: list.entries
    .filter((entry) => ids.includes(entry.id))
    .map(({ id, part, citation, title }) => ({ id, part, citation, title })),
});
