/** Whether something from the network is an object that names its FHIR type. Its fields are still anybody's guess. */
export const isResource = (value: unknown): value is fhir4.FhirResource =>
  typeof value === 'object' &&
  value !== null &&
  'resourceType' in value &&
  typeof value.resourceType === 'string';

/** A list where FHIR has a list, without its nulls, and an empty one where the sender has anything else. */
export function listOf<T>(value: readonly T[] | undefined): readonly T[] {
  const given: unknown = value;
  if (!Array.isArray(given)) return [];
  const items = given as readonly (T | null | undefined)[];
  return items.filter((item) => item !== null && item !== undefined);
}
