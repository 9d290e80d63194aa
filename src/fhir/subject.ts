import { listOf } from './resource.ts';

interface Linked {
  readonly subject?: fhir4.Reference;
  readonly patient?: fhir4.Reference;
  readonly for?: fhir4.Reference;
  readonly participant?: readonly { readonly actor?: fhir4.Reference }[];
}

/**
 * Whether a resource says that it is about this patient. One that names nobody is refused as well: it came back from
 * a search for this child, but nothing in it shows that it belongs to her.
 */
export function isAbout(resource: fhir4.FhirResource, patientId: string, base: string): boolean {
  const linked = resource as Linked;
  const named = [
    linked.subject,
    linked.patient,
    ...(resource.resourceType === 'Task' ? [linked.for] : []),
    ...(resource.resourceType === 'Appointment' ? listOf(linked.participant).map(({ actor }) => actor) : []),
  ].filter((reference) => reference !== undefined);
  return named.some((reference) => refersTo(reference, patientId, base));
}

function refersTo({ reference }: fhir4.Reference, patientId: string, base: string): boolean {
  if (typeof reference !== 'string') return false;
  const bare = reference.replace(/\/_history\/[^/]+$/, '');
  return bare === `Patient/${patientId}` || bare === `${base}/Patient/${patientId}`;
}
