import type { FhirConnection } from '../connection.ts';
import { isResource, listOf } from '../resource.ts';
import { failureOf } from './answer.ts';
import type { ConcernEntry } from './parts.ts';
import type { WriteFailure } from './write-failure.ts';

/** Whether one part of a concern is in the record already. */
export type Found =
  | { readonly state: 'there'; readonly reference: string; readonly resource: fhir4.Resource }
  | { readonly state: 'not-there' }
  | { readonly state: 'not-known'; readonly why: WriteFailure };

interface Marked {
  readonly resourceType: string;
  readonly id?: string | undefined;
  readonly meta?: fhir4.Meta | undefined;
  readonly identifier?: unknown;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether a resource that came back bears the very identifier or tag: a server may overlook a search parameter. */
function bears(candidate: Marked, wanted: Marked): boolean {
  const tag = wanted.meta?.tag?.[0];
  const identifiers = [wanted.identifier].flat().filter(isObject);
  return (
    candidate.resourceType === wanted.resourceType &&
    ((tag !== undefined &&
      listOf(candidate.meta?.tag).some(({ system, code }) => system === tag.system && code === tag.code)) ||
      [candidate.identifier]
        .flat()
        .filter(isObject)
        .some(({ system, value }) =>
          identifiers.some((one) => one['system'] === system && one['value'] === value),
        ))
  );
}

/** Looks for one part of a concern by the identifier or tag that it was given. */
export async function findPart(
  connection: FhirConnection,
  { resource, request }: ConcernEntry,
  timeoutMs: number,
): Promise<Found> {
  if (resource === undefined || request?.ifNoneExist === undefined) return { state: 'not-there' };
  const type = resource.resourceType;
  const response = await connection.send({
    method: 'GET',
    url: `${type}?${request.ifNoneExist}`,
    timeoutMs,
  });
  const why = failureOf(response);
  if (why !== undefined) return { state: 'not-known', why };
  const body = response.kind === 'answered' ? response.body : undefined;
  const bundle = body as Partial<fhir4.Bundle> | undefined;
  const odd = (detail: string): Found => ({
    state: 'not-known',
    why: { kind: 'odd-answer', written: 'unknown', detail: `${type}: ${detail}` },
  });
  if (bundle?.resourceType !== 'Bundle') return odd('the search was not answered with a list');
  const mine = listOf(bundle.entry).flatMap((one) => {
    const candidate: unknown = one.resource;
    return isResource(candidate) && bears(candidate, resource) ? [candidate] : [];
  });
  const [first] = mine;
  if (first?.id !== undefined) return { state: 'there', reference: `${type}/${first.id}`, resource: first };
  return listOf(bundle.link).some(({ relation }) => relation === 'next')
    ? odd('the search by identifier was overlooked')
    : { state: 'not-there' };
}
