import type { Entry } from './bundle.ts';

const namesOf = ({ fullUrl, resource }: Entry): readonly string[] => [
  ...(fullUrl === undefined ? [] : [fullUrl.toLowerCase()]),
  ...(resource.id === undefined ? [] : [`${resource.resourceType}/${resource.id}`.toLowerCase()]),
];

/**
 * The entry that a reference names, case aside: published examples differ from their own ids in case, and write full
 * URLs as relative ones. Never a guess between several.
 */
export function resolve(reference: string | undefined, entries: readonly Entry[]): Entry | undefined {
  const wanted = reference?.toLowerCase();
  if (wanted === undefined) return undefined;
  const exact = entries.filter((entry) => namesOf(entry).includes(wanted));
  const [only] = exact;
  if (only && exact.length === 1) return only;
  const tail = wanted.split('/').slice(-2).join('/');
  const loose = entries.filter((entry) => namesOf(entry).includes(tail));
  return exact.length === 0 && loose.length === 1 ? loose[0] : undefined;
}

/** As `resolve`, or the only entry there is when exactly one reference is to be resolved. */
export function resolveAll(
  references: readonly (string | undefined)[],
  entries: readonly Entry[],
): readonly Entry[] | undefined {
  const [only] = entries;
  if (only && entries.length === 1 && references.length <= 1) return entries;
  const found = references.map((reference) => resolve(reference, entries));
  return found.length > 0 && found.every((entry) => entry !== undefined) ? found : undefined;
}
