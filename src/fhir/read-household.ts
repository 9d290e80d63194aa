import { mapFetched, type Fetched, type Instant } from '../domain/fetched.ts';
import type { LinkedPerson } from '../domain/record.ts';
import type { Capabilities } from './capabilities.ts';
import type { FhirConnection } from './connection.ts';
import { mapHousehold } from './map-household.ts';
import { searchAll } from './search.ts';

/** Reads who is linked to the child in the record; people whose link has ended are left out. */
export async function readHousehold(
  connection: FhirConnection,
  capabilities: Promise<Capabilities>,
  now: () => Instant,
): Promise<Fetched<readonly LinkedPerson[]>> {
  const found = await searchAll(connection, { resource: 'RelatedPerson' }, capabilities, now);
  const moment = Date.parse(now());
  return mapFetched(found, (resources) => mapHousehold(resources, moment));
}
