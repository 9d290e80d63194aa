import type { LawfulBasis, LawfulBasisEntry, LawfulBasisList } from '../../../domain/lawful-basis.ts';
import type { Recipient } from '../../../domain/concern.ts';

/** Order in which the parts of a basis are shown. */
export const basisParts: readonly LawfulBasisEntry['part'][] = [
  'article-6',
  'article-9',
  'schedule-1',
  'common-law',
  'statute',
];

/** Whether an entry applies on a day (`2026-11-20`). */
const appliesOn = (entry: LawfulBasisEntry, day: string): boolean =>
  (entry.validFrom === undefined || entry.validFrom <= day) &&
  (entry.validTo === undefined || entry.validTo >= day);

/** What may be chosen on that day. */
export const applicable = (list: LawfulBasisList, day: string): readonly LawfulBasisEntry[] =>
  list.entries.filter((entry) => appliesOn(entry, day));

/** Ids offered first for who it goes to; those of social care when the list has none for the route. */
export const usualBasis = (list: LawfulBasisList, first: Recipient['kind'] | undefined): readonly string[] =>
  list.defaults[first ?? 'social-care'] ?? list.defaults['social-care'] ?? [];

/** The choice as it is kept: with its citations and the list's version, so that a later list never changes it. */
export const keptBasis = (list: LawfulBasisList, ids: readonly string[]): LawfulBasis => ({
  listVersion: list.version,
  chosen: list.entries
    .filter((entry) => ids.includes(entry.id))
    .map(({ id, part, citation, title }) => ({ id, part, citation, title })),
});
