import type { FhirConnection } from '../fhir/connection.ts';

/** The same connection, which also tells when the record system no longer accepts the token. */
export function watchConnection(connection: FhirConnection, onEnded: () => void): FhirConnection {
  return {
    ...connection,
    // Changes with the token.
    get grantedScope() {
      return connection.grantedScope;
    },
    send: async (request) => {
      const response = await connection.send(request);
      if (response.kind === 'session-ended') onEnded();
      return response;
    },
  };
}
