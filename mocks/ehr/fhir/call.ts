import type { Answer } from '../answer.ts';
import { outcome, problem } from './outcomes.ts';

/** One FHIR interaction: a request, or an entry of a batch. */
export interface FhirCall {
  readonly method: string;
  /** Below the base, without a first slash: `Condition/c1`, `Condition`, empty for the base itself. */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  /** Small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const wanted = ['if-none-exist', 'if-match', 'if-none-match', 'prefer', 'content-type'];

/** Reads a request's body as JSON, or as the form of a POST search. */
export async function readCall(request: Request, path: string): Promise<FhirCall | Answer> {
  const headers = Object.fromEntries(
    wanted.flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const call = { method: request.method, path, query: new URL(request.url).search, headers };
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'DELETE') return call;
  const text = await request.text();
  if (path.endsWith('_search')) return { ...call, body: formFields(text) };
  try {
    const body: unknown = JSON.parse(text);
    return { ...call, body };
  } catch {
    return problem(400, 'structure', 'The body is not JSON.');
  }
}

function formFields(text: string): Readonly<Record<string, string[]>> {
  const fields: Record<string, string[]> = {};
  for (const [key, value] of new URLSearchParams(text)) (fields[key] ??= []).push(value);
  return fields;
}

/** The type that a call is addressed to; empty for a bundle sent to the base. */
export const typeOf = (call: FhirCall): string => call.path.split('/')[0] ?? '';

/** What a call does, in FHIR's words. */
export function interactionOf(call: FhirCall): string {
  const parts = call.path.split('/').filter((part) => part !== '');
  if (parts.length === 0) return bundleOf(call)?.type ?? 'unknown';
  if (parts[1] === '_search' || (call.method === 'GET' && parts.length === 1)) return 'search';
  return (
    { GET: 'read', POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }[call.method] ?? 'unknown'
  );
}

export function bundleOf(call: FhirCall): fhir4.Bundle | undefined {
  const body = call.body as Partial<fhir4.Bundle> | null | undefined;
  return body?.resourceType === 'Bundle' ? (body as fhir4.Bundle) : undefined;
}

/** An answer as an entry of a batch's response. */
export function asEntry(answer: Answer): fhir4.BundleEntry {
  const body = answer.body as fhir4.FhirResource | undefined;
  const failed = answer.status >= 400;
  const etag = answer.headers?.['etag'];
  const location = answer.headers?.['location'];
  return {
    ...(body === undefined || failed ? {} : { resource: body }),
    response: {
      status: String(answer.status),
      ...(etag === undefined ? {} : { etag }),
      ...(location === undefined ? {} : { location }),
      ...(failed ? { outcome: body ?? outcome('exception', 'Failed.') } : {}),
    },
  };
}
