/**
 * Medplum rewrites `urn:uuid:…` wherever it stands in a transaction, so that a resource identified by the same UUID as its
 * entry would lose its identifier. R4 rewrites references and URIs only ("Transaction Processing Rules"), and
 * `Identifier.value` is neither: it is put out of reach before, and back when the resource is stored.
 */
const plain = 'urn:uuid:';
const outOfReach = 'urn:own-uuid:';

function swap<T>(resource: T, from: string, to: string): T {
  return JSON.parse(JSON.stringify(resource), (key, value: unknown) =>
    key === 'value' && typeof value === 'string' && value.startsWith(from)
      ? `${to}${value.slice(from.length)}`
      : value,
  ) as T;
}

export const hideIdentifiers = <T>(bundle: T): T => swap(bundle, plain, outOfReach);
export const showIdentifiers = <T>(resource: T): T => swap(resource, outOfReach, plain);
