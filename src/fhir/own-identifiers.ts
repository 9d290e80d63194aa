import type { FhirConnection } from './connection.ts';
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
 * Reads what a reference of the launch names and answers the identifiers that Safelight gave it. None where it is at
 * another server, about somebody else, or could not be read: the launch goes on without it.
 */
export async function readOwnIdentifiers(
  connection: FhirConnection,
  reference: string,
): Promise<readonly OwnIdentifier[]> {
  const response = await connection.send({ method: 'GET', url: reference, timeoutMs: 5_000 });
  if (response.kind !== 'answered' || response.status !== 200) return [];
  if (typeof response.body !== 'object' || response.body === null) return [];
  const {
    identifier,
    subject,
    for: about,
  } = response.body as {
    readonly identifier?: unknown;
    readonly subject?: { readonly reference?: unknown } | null;
    readonly for?: { readonly reference?: unknown } | null;
  };
  const { base, patientId } = connection;
  const of = subject?.reference ?? about?.reference;
  return of === `Patient/${patientId}` || of === `${base}/Patient/${patientId}`
    ? ownIdentifiers(identifier)
    : [];
}
