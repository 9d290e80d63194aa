import type { CaseStore } from '../../case/case.ts';
import { partsFor } from '../../desk/desk-parts.ts';
import { heldBy } from '../../domain/fetched.ts';
import { ownIdentifiers, readOwnIdentifiers, type OwnIdentifier } from '../../fhir/own-identifiers.ts';
import { isPartOf } from '../../fhir/write/parts.ts';
import type { ContextItem } from '../../launch/context-items.ts';

/** What a concern is told with: the only types that are looked at. */
const told: readonly string[] = ['ServiceRequest', 'Task', 'Communication'];

/**
 * The concern of this child that the record system had open, where it had one: a part of one that was written from here.
 * Anything else it had open is left alone, and nothing is asked of another server for it.
 */
export async function concernInContext(
  { gateway, concerns, session }: Pick<CaseStore, 'gateway' | 'concerns' | 'session'>,
  items: readonly ContextItem[],
): Promise<string | undefined> {
  if (gateway.state !== 'open' || !partsFor(gateway, true).includes('referrals')) return undefined;
  const known = heldBy(concerns) ?? [];
  if (known.length === 0) return undefined;
  for (const item of items.slice(0, 5)) {
    if (item.role !== 'launch' || (item.type !== undefined && !told.includes(item.type))) continue;
    const found = (await identifiersOf(item, session.fhir)).flatMap(
      (one) =>
        known.find(({ id, reference }) =>
          one.kind === 'part' ? isPartOf(id, one.value) : one.value === reference,
        )?.id ?? [],
    );
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

function identifiersOf(
  item: ContextItem,
  fhir: CaseStore['session']['fhir'],
): Promise<readonly OwnIdentifier[]> {
  switch (item.kind) {
    case 'identifier':
      return Promise.resolve(ownIdentifiers([item.identifier]));
    case 'reference':
      return item.type === undefined ? Promise.resolve([]) : readOwnIdentifiers(fhir, item.reference);
    case 'canonical':
      return Promise.resolve([]);
  }
}
