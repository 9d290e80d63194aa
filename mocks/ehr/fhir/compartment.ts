import { patientCompartment, searchParametersOf } from './definitions.ts';
import { evalFhirPath, type Resource } from './medplum.ts';

/** Reads another resource that this one points at; nothing when the server does not hold it. */
export type Follow = (reference: string) => Resource | undefined;

/** Whether R4 links this type to patients at all. Practitioner, Organization and Location are shared by all. */
export const belongsToPatients = (type: string): boolean => patientCompartment().has(type);

/** `Patient/x` of `Patient/x`, of `https://ehr.example/fhir/Patient/x` and of a reference to one version. */
function relative(reference: string): string {
  return /([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(\/_history\/.*)?$/.exec(reference)?.[1] ?? reference;
}

function references(resource: Resource, expression: string): readonly string[] {
  return evalFhirPath(expression, resource).flatMap((found) => {
    const { reference } = (found ?? {}) as { readonly reference?: unknown };
    return typeof reference === 'string' ? [relative(reference)] : [];
  });
}

/**
 * Whether a resource lies in a patient's compartment (R4, CompartmentDefinition "patient"). Provenance also belongs where
 * its targets belong: a record system that refused it unless it named the patient would refuse most of those in use.
 */
export function inCompartment(resource: Resource, patient: string, follow: Follow): boolean {
  const type = resource.resourceType;
  if (type === 'Patient' && resource.id === patient) return true;
  const parameters = searchParametersOf(type);
  const linked = (patientCompartment().get(type) ?? []).some((code) => {
    const expression = parameters.get(code)?.expression;
    return expression !== undefined && references(resource, expression).includes(`Patient/${patient}`);
  });
  if (linked || type !== 'Provenance') return linked;
  const targets = references(resource, 'Provenance.target').map(follow);
  return (
    targets.length > 0 &&
    targets.every((target) => target !== undefined && inCompartment(target, patient, follow))
  );
}

/** Whether a resource names another patient as the one it is about. */
export function aboutAnother(resource: Resource, patient: string): boolean {
  return ['subject', 'patient', 'for', 'beneficiary']
    .flatMap((element) => references(resource, `${resource.resourceType}.${element}`))
    .some((reference) => reference.startsWith('Patient/') && reference !== `Patient/${patient}`);
}
