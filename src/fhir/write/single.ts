import { fail, succeed, type Result } from '../../domain/result.ts';
import type { FhirConnection, FhirResponse } from '../connection.ts';
import { failureOf, isOutcome, outcomeText, referenceOf, refusal } from './answer.ts';
import type { WriteFailure, Written } from './write-failure.ts';
import type { ConcernBundle, ConcernEntry } from './parts.ts';

/** References between the parts, from the bundle's own names to the ids that the server gave. */
function resolved(resource: fhir4.FhirResource, ids: ReadonlyMap<string, string>): unknown {
  return JSON.parse(JSON.stringify(resource), (key, value: unknown) =>
    key === 'reference' && typeof value === 'string' ? (ids.get(value) ?? value) : value,
  );
}

/** Resources in an order in which each names only what is already there; one that cannot wait goes in turn. */
function inOrder(entries: readonly ConcernEntry[]): ConcernEntry[] {
  const order: ConcernEntry[] = [];
  const left = [...entries];
  while (left.length > 0) {
    const waiting = new Set(left.map((one) => one.fullUrl));
    const next = left.findIndex(
      (one) =>
        !Array.from(waiting).some(
          (url) => url !== undefined && url !== one.fullUrl && JSON.stringify(one.resource).includes(url),
        ),
    );
    order.push(...left.splice(Math.max(next, 0), 1));
  }
  return order;
}

/**
 * One resource after another, each created only if it is not there yet, for record systems without transactions. The
 * audit and the provenance come last, because they name the rest; until they are there the concern is not reported as
 * saved.
 */
export async function writeSingly(
  connection: FhirConnection,
  bundle: ConcernBundle,
  timeoutMs: number,
): Promise<Result<Written, WriteFailure>> {
  const entries = inOrder(bundle.entry ?? []);
  const ids = new Map<string, string>();
  for (const [i, { resource, fullUrl, request }] of entries.entries()) {
    if (resource === undefined || request?.ifNoneExist === undefined) continue;
    const response = await connection.send({
      method: 'POST',
      url: resource.resourceType,
      headers: { 'If-None-Exist': request.ifNoneExist, Prefer: 'return=representation' },
      body: resolved(resource, ids),
      timeoutMs,
    });
    const because = failureOfCreate(resource.resourceType, response);
    const reference = createdAs(resource.resourceType, response);
    if (because !== undefined || reference === undefined) {
      const reason: WriteFailure = because ?? {
        kind: 'odd-answer',
        written: 'unknown',
        detail: `${resource.resourceType}: the answer does not say where it is`,
      };
      if (i === 0) return fail(reason);
      return fail({
        kind: 'partly-written',
        written: Array.from(ids.values()),
        missing: entries.slice(i).flatMap((one) => one.resource?.resourceType ?? []),
        because: reason,
      });
    }
    if (fullUrl !== undefined) ids.set(fullUrl, reference);
  }
  return succeed({ resources: Array.from(ids.values()) });
}

function failureOfCreate(type: string, response: FhirResponse): WriteFailure | undefined {
  // A create may be answered without a body: its place is in the header.
  const empty = response.kind === 'not-json' && response.status >= 200 && response.status < 300;
  const failure = empty ? undefined : failureOf(response);
  if (failure?.kind === 'refused' && type === 'AuditEvent')
    return { kind: 'audit-refused', detail: failure.detail };
  if (failure !== undefined) return failure;
  return response.kind === 'answered' && isOutcome(response.body) && type !== 'OperationOutcome'
    ? refusal(response.status, outcomeText(response.body))
    : undefined;
}

/** Where it is: from the header, else from the resource that came back. */
function createdAs(type: string, response: FhirResponse): string | undefined {
  if (response.kind !== 'answered') return undefined;
  const header = referenceOf(response.headers.get('location') ?? undefined, type);
  if (header !== type) return header;
  const body = response.body;
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : undefined;
  return typeof id === 'string' ? `${type}/${id}` : undefined;
}
