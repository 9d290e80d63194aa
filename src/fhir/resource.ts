/** Whether something from the network is an object that names its FHIR type. Its fields are still anybody's guess. */
export const isResource = (value: unknown): value is fhir4.FhirResource =>
  typeof value === 'object' &&
  value !== null &&
  'resourceType' in value &&
  typeof value.resourceType === 'string';

/** A list where FHIR has a list, and an empty one where the sender has anything else. */
export const listOf = <T>(value: readonly T[] | undefined): readonly T[] =>
  Array.isArray(value) ? value : [];
