import { fail, succeed, type Result } from '../../domain/result.ts';
import type { FhirConnection, FhirResponse } from '../connection.ts';
import { failureOf, isOutcome, outcomeText, referenceOf, refusal } from './answer.ts';
import { findPart } from './find-part.ts';
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

export interface Singly {
  /** Types that are looked for before they are written. */
  readonly looksFirst: readonly string[];
  /** What an earlier try is known to have written: references by the bundle's own names. */
  readonly known?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/**
 * One resource after another, each created only if it is not there yet, for record systems without transactions. The
 * audit and the provenance come last, because they name the rest; until they are there the concern is not reported as
 * saved. What stops half-way goes on where it stopped when it is sent again: by what is known to be there, else by the
 * identifiers.
 */
export async function writeSingly(
  connection: FhirConnection,
  bundle: ConcernBundle,
  { looksFirst, known = {}, timeoutMs }: Singly,
): Promise<Result<Written, WriteFailure>> {
  const entries = inOrder(bundle.entry ?? []);
  const ids = new Map(Object.entries(known).filter(([url]) => entries.some((one) => one.fullUrl === url)));
  for (const one of entries) {
    if (one.fullUrl === undefined || one.resource === undefined || ids.has(one.fullUrl)) continue;
    const made = await place(connection, one, ids, { looksFirst, timeoutMs });
    if (made.ok) {
      ids.set(one.fullUrl, made.value);
      continue;
    }
    if (ids.size === 0) return fail(made.failure);
    return fail({
      kind: 'partly-written',
      written: Array.from(ids.values()),
      parts: Object.fromEntries(ids),
      missing: entries
        .filter(({ fullUrl }) => fullUrl === undefined || !ids.has(fullUrl))
        .flatMap(({ resource }) => resource?.resourceType ?? []),
      because: made.failure,
    });
  }
  return succeed({ resources: Array.from(ids.values()) });
}

/** One part: found where it is already, else created. Answers its reference. */
async function place(
  connection: FhirConnection,
  one: ConcernEntry,
  ids: ReadonlyMap<string, string>,
  { looksFirst, timeoutMs }: Pick<Singly, 'looksFirst' | 'timeoutMs'>,
): Promise<Result<string, WriteFailure>> {
  const { resource, request } = one;
  if (resource === undefined) return fail({ kind: 'not-writable' });
  const type = resource.resourceType;
  if (looksFirst.includes(type)) {
    const found = await findPart(connection, one, timeoutMs);
    if (found.state === 'there') return succeed(found.reference);
    if (found.state === 'not-known') return fail(found.why);
  }
  const response = await connection.send({
    method: 'POST',
    url: type,
    headers: {
      ...(request?.ifNoneExist === undefined ? {} : { 'If-None-Exist': request.ifNoneExist }),
      Prefer: 'return=representation',
    },
    body: resolved(resource, ids),
    timeoutMs,
  });
  const because = failureOfCreate(type, response);
  if (because !== undefined) return fail(because);
  const reference = createdAs(type, response);
  if (reference !== undefined) return succeed(reference);
  // It says that it took it and not where: it can be looked for.
  const found = await findPart(connection, one, timeoutMs);
  return found.state === 'there'
    ? succeed(found.reference)
    : fail({
        kind: 'odd-answer',
        written: 'unknown',
        detail: `${type}: the answer does not say where it is`,
      });
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
