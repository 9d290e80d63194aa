import type { FhirConnection } from '../fhir/connection.ts';
import { createConnection } from '../fhir/create-connection.ts';

/** A connection with one access token, which is kept in memory and not renewed. */
export const connectWith = (accessToken: string, details: Omit<FhirConnection, 'send'>): FhirConnection =>
  createConnection(
    {
      refreshIfNeeded: () => Promise.resolve(),
      getAuthorizationHeader: () => `Bearer ${accessToken}`,
    },
    details,
  );
