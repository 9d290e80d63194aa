import { belowBase } from './below-base.ts';
import type { FhirConnection } from './connection.ts';
import { mayRead, maySearch } from './scopes.ts';
import { systems } from './write/systems.ts';

/** A name that Safelight gave to what it wrote: of one part of a concern, or the reference that people read out. */
export interface OwnIdentifier {
  readonly kind: 'part' | 'reference';
  readonly value: string;
}

/** Of these identifiers, those that Safelight gives. Any shape may come in: what is odd is passed over. */
export function ownIdentifiers(given: unknown): readonly OwnIdentifier[] {
  const list: readonly unknown[] = Array.isArray(given) ? given : [];
  return list.flatMap((one): readonly OwnIdentifier[] => {
    if (typeof one !== 'object' || one === null) return [];
    const { system, value } = one as { readonly system?: unknown; readonly value?: unknown };
    if (typeof value !== 'string') return [];
    if (system === systems.part) return [{ kind: 'part', value }];
    return system === systems.reference ? [{ kind: 'reference', value }] : [];
  });
}

/**
 * Finds what a reference of the launch names and answers the identifiers that Safelight gave it. None where it is at
 * another server, about somebody else, or could not be read: the launch goes on without it.
 */
export async function readOwnIdentifiers(
  connection: FhirConnection,
  reference: string,
): Promise<readonly OwnIdentifier[]> {
  const url = askedOf(connection, reference);
  if (url === undefined) return [];
  const response = await connection.send({ method: 'GET', url, timeoutMs: 5_000 });
  if (response.kind !== 'answered' || response.status !== 200) return [];
  const { entry } = objectOf(response.body);
  const [found] = Array.isArray(entry) ? entry.map((one) => objectOf(one)['resource']) : [response.body];
  const { identifier, subject, for: about } = objectOf(found);
  const { base, patientId } = connection;
  const of = objectOf(subject)['reference'] ?? objectOf(about)['reference'];
  return of === `Patient/${patientId}` || of === `${base}/Patient/${patientId}`
    ? ownIdentifiers(identifier)
    : [];
}

/** What Safelight wrote it may as a rule look for, and not read by its id. */
function askedOf({ base, grantedScope, patientId }: FhirConnection, reference: string): string | undefined {
  const here = belowBase(base, reference)?.slice(base.length);
  const [, type, id] =
    /^\/([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/?]+)?$/.exec(here ?? '') ?? [];
  if (type === undefined || id === undefined) return undefined;
  if (maySearch(grantedScope, type).state === 'all')
    return `${type}?${new URLSearchParams({ _id: id, patient: patientId })}`;
  return mayRead(grantedScope, type).state === 'all' ? `${type}/${id}` : undefined;
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
