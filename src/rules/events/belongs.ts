import { at, isObject, textAt, type Json } from './json.ts';

/** Whose a resource is: the child's, somebody else's, or it does not say. */
export type Belongs = 'this-child' | 'another-person' | 'not-said';

const patientReference = /(?:^|\/)Patient\/([^/#?]+)(?:\/_history\/[^/]+)?$/;
const anyReference = /(?:^|\/)[A-Z][A-Za-z]+\/[^/#?]+(?:\/_history\/[^/]+)?$/;

function whose(reference: unknown, patientId: string): Belongs {
  const text = textAt(reference, 'reference');
  if (text === undefined) return 'not-said';
  const id = patientReference.exec(text)?.[1];
  // What is no reference at all names nobody: `patient/1` may well be the child.
  if (id === undefined) return anyReference.test(text) ? 'another-person' : 'not-said';
  return id === patientId ? 'this-child' : 'another-person';
}

/**
 * Whose a resource is, from its subject, its patient or its participants. A `focus` on somebody else (an observation
 * about the mother kept on the child's record) makes it another person's.
 */
export function belongsTo(resource: Json, patientId: string): Belongs {
  const focus = at(resource, 'focus').filter(isObject);
  if (focus.length > 0 && !focus.some((item) => whose(item, patientId) === 'this-child'))
    return 'another-person';
  if (resource['resourceType'] === 'Appointment') {
    const patients = at(resource, 'participant.actor')
      .map((actor) => [textAt(actor, 'reference'), whose(actor, patientId)] as const)
      .filter(([reference]) => reference !== undefined && patientReference.test(reference))
      .map(([, answer]) => answer);
    if (patients.includes('this-child')) return 'this-child';
    return patients.length > 0 ? 'another-person' : 'not-said';
  }
  const subject = resource['subject'] ?? resource['patient'];
  return subject === undefined ? 'not-said' : whose(subject, patientId);
}
