import type { Child } from '../domain/child.ts';
import type { Fetched, Instant } from '../domain/fetched.ts';
import type { FhirConnection } from './connection.ts';
import { mapChild } from './map-child.ts';
import { mayRead, neededScope } from './scopes.ts';
import { usable } from './unavailable.ts';

/** Reads the patient of this launch. Another person's record is an odd answer, whatever it says. */
export async function readChild(connection: FhirConnection, now: () => Instant): Promise<Fetched<Child>> {
  const { patientId, grantedScope } = connection;
  if (mayRead(grantedScope, 'Patient').state === 'none')
    return { state: 'not-permitted', scope: neededScope('Patient') };
  const url = `Patient/${encodeURIComponent(patientId)}`;
  const answer = usable(await connection.send({ method: 'GET', url }));
  const asOf = now();
  if ('why' in answer) return { state: 'unavailable', why: answer.why, asOf };
  const { body } = answer;
  if (body.resourceType !== 'Patient' || body.id !== patientId)
    return { state: 'unavailable', why: { kind: 'odd-answer', detail: 'another record came back' }, asOf };
  return { state: 'present', value: mapChild(body, patientId, Date.parse(asOf)), asOf };
}
