import type { Grant } from '../../../mocks/ehr/contract.ts';
import { aboutAnother, belongsToPatients, inCompartment } from '../../../mocks/ehr/fhir/compartment.ts';
import { loadDefinitions } from '../../../mocks/ehr/fhir/definitions.ts';
import type { Resource } from '../../../mocks/ehr/fhir/medplum.ts';
import { reachOf } from '../../../mocks/ehr/fhir/scopes.ts';
import type { Asked, Request } from './asked.ts';

loadDefinitions();

/** Reads a resource of the FHIR server by its reference. */
export type Held = (reference: string) => Promise<Resource | undefined>;

/** Why something is not let through; nothing when it is. */
type Refused = string | undefined;

const asResource = (resource: fhir4.Resource): Resource => resource as Resource;

/** Whether a resource lies in the record of the patient in context; what a Provenance is about counts as well. */
async function isOf(
  patient: string,
  resource: Resource,
  held: Held,
  beside: ReadonlyMap<string, Resource>,
): Promise<boolean> {
  const targets = resource.resourceType === 'Provenance' ? resource.target : [];
  const found = new Map(beside);
  for (const { reference = '' } of targets) {
    const one = found.has(reference) ? undefined : await held(reference);
    if (one !== undefined) found.set(reference, one);
  }
  return inCompartment(resource, patient, (reference) => found.get(reference));
}

async function refusedOne(
  grant: Grant,
  { letter, type, id, resource }: Asked,
  held: Held,
  beside: ReadonlyMap<string, Resource>,
): Promise<Refused> {
  const reach = reachOf(grant.scope, type, letter);
  if (reach === undefined) return `No scope allows ${letter} of ${type}.`;
  if (reach === 'user' || resource === undefined) return undefined;
  const { patient } = grant;
  const written = asResource(resource);
  if (patient === undefined || !belongsToPatients(type)) return `No scope allows ${letter} of ${type} here.`;
  if (aboutAnother(written, patient) || !(await isOf(patient, written, held, beside)))
    return `${type} is not about the patient in context.`;
  const before = letter === 'u' && id !== undefined ? await held(`${type}/${id}`) : undefined;
  return before !== undefined && !(await isOf(patient, before, held, new Map()))
    ? `${type} is not in the record of the patient in context.`
    : undefined;
}

/** Whether a token's scopes and its patient let this request through (SMART 2.2, "Scopes for requesting FHIR resources"). */
export async function refusedRequest(grant: Grant, request: Request, held: Held): Promise<Refused> {
  if (request.kind === 'page') return undefined;
  if (request.kind !== 'things') return 'This is not offered.';
  const beside = new Map<string, Resource>();
  for (const { resource } of request.things)
    if (resource !== undefined) beside.set(urlOf(resource, request), asResource(resource));
  for (const one of request.things) {
    const refused = await refusedOne(grant, one, held, beside);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** The name by which other parts of the same request may point at this one. */
function urlOf(resource: fhir4.Resource, request: Request & { readonly kind: 'things' }): string {
  return request.names?.get(resource) ?? `${resource.resourceType}/${resource.id ?? ''}`;
}

/** Whether all of an answer may be seen with this token. */
export async function refusedAnswer(grant: Grant, body: unknown, held: Held): Promise<Refused> {
  const resource = body as fhir4.FhirResource | undefined;
  const shown =
    resource?.resourceType === 'Bundle'
      ? (resource.entry ?? []).flatMap((one) => one.resource ?? [])
      : resource?.resourceType === undefined
        ? []
        : [resource];
  for (const one of shown) {
    const type = one.resourceType;
    if (type === 'OperationOutcome' || !belongsToPatients(type)) continue;
    const reach = reachOf(grant.scope, type, 's') ?? reachOf(grant.scope, type, 'r');
    if (reach === 'user') continue;
    if (grant.patient === undefined || !(await isOf(grant.patient, asResource(one), held, new Map())))
      return `${type} is not in the record of the patient in context.`;
  }
  return undefined;
}
