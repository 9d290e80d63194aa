import type { FhirConnection } from './connection.ts';
import { listOf } from './resource.ts';

/** Whether this system says that a resource type can be searched. */
export type Listed = 'listed' | 'not-listed' | 'not-known';

/** What the system's capability statement says of searching each type. */
export type Capabilities = (resource: string) => Listed;

const nothingKnown: Capabilities = () => 'not-known';

/** Reads the capability statement; where it cannot be read, or the issuer is known to have none, nothing is known. */
export async function readCapabilities(connection: FhirConnection): Promise<Capabilities> {
  if (connection.quirks.includes('no-capability-statement')) return nothingKnown;
  const response = await connection.send({ method: 'GET', url: 'metadata' });
  if (response.kind !== 'answered' || response.status !== 200) return nothingKnown;
  const searchable = searchableTypes(response.body);
  if (searchable === undefined) return nothingKnown;
  return (resource) => (searchable.has(resource) ? 'listed' : 'not-listed');
}

/** A type whose interactions are not given counts as searchable: R4 lets a server leave them out. */
function searchableTypes(body: unknown): ReadonlySet<string> | undefined {
  if ((body as fhir4.CapabilityStatement | undefined)?.resourceType !== 'CapabilityStatement')
    return undefined;
  const { rest } = body as fhir4.CapabilityStatement;
  const server = listOf(rest).find((part) => part.mode === 'server');
  if (!Array.isArray(server?.resource)) return undefined;
  return new Set(
    listOf(server.resource)
      .filter(
        ({ interaction }) => !interaction || listOf(interaction).some(({ code }) => code === 'search-type'),
      )
      .map(({ type }) => type),
  );
}
