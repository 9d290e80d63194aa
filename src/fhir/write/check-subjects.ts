import type { ConcernBundle } from './parts.ts';

/** What a concern is made of that names its subject in `subject`. */
const withSubject: readonly string[] = [
  'Condition',
  'Observation',
  'QuestionnaireResponse',
  'ServiceRequest',
  'Communication',
  'DocumentReference',
];

const referenceIn = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'reference' in value && typeof value.reference === 'string'
    ? value.reference
    : undefined;

/** The people that one resource is about: every one of them must be the launched child. */
function subjectsOf(resource: fhir4.FhirResource): readonly (string | undefined)[] {
  if (resource.resourceType === 'Task') return [resource.for?.reference];
  if (resource.resourceType === 'AuditEvent')
    return (resource.entity ?? [])
      .map((entity) => entity.what?.reference)
      .filter((reference) => reference?.includes('Patient/') === true);
  return withSubject.includes(resource.resourceType) && 'subject' in resource
    ? [referenceIn(resource.subject)]
    : [];
}

/**
 * The types of resources that are not about this child, or not provably so: nothing is sent while there is one. A
 * Provenance has no subject in R4; it is about the child when all its targets are in the bundle.
 */
export function checkSubjects(bundle: ConcernBundle, patientId: string): readonly string[] {
  const child = `Patient/${patientId}`;
  const urls = new Set(bundle.entry?.map((one) => one.fullUrl));
  return (bundle.entry ?? []).flatMap(({ resource }) => {
    if (resource === undefined) return ['nothing'];
    const sure =
      resource.resourceType === 'Provenance'
        ? resource.target.every((target) => urls.has(target.reference))
        : [subjectsOf(resource)].every(
            (subjects) => subjects.length > 0 && subjects.every((subject) => subject === child),
          );
    return sure ? [] : [resource.resourceType];
  });
}
