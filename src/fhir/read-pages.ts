import type { Incomplete, Unavailable } from '../domain/fetched.ts';
import type { FhirConnection } from './connection.ts';
import { isResource, listOf } from './resource.ts';
import { isAbout } from './subject.ts';
import { outcomeText, usable } from './unavailable.ts';

/** Own limits, so that a record system that never ends its pages cannot hold a screen for ever. */
const maxPages = 100;
const maxResources = 20_000;

/** What a search gave: all of it, a part and why, or nothing and why. */
export type Pages =
  | { readonly kind: 'read'; readonly resources: readonly fhir4.FhirResource[]; readonly gap?: Incomplete }
  | { readonly kind: 'unavailable'; readonly why: Unavailable };

/** Reads a search to its last page by the opaque `next` links. A lost page leaves what was read, and says so. */
export async function readPages(connection: FhirConnection, resource: string, url: string): Promise<Pages> {
  const found = new Map<string, fhir4.FhirResource>();
  const seen = new Set<string>();
  let gap: Incomplete | undefined;
  let oddities = 0;
  let total: number | undefined;
  const counted = () => ({ read: found.size, ...(total === undefined ? {} : { total }) });

  for (let next: string | undefined = url; next !== undefined;) {
    if (seen.has(next))
      return { kind: 'read', resources: [...found.values()], gap: { kind: 'page-lost', ...counted() } };
    if (seen.size >= maxPages || found.size >= maxResources)
      return { kind: 'read', resources: [...found.values()], gap: { kind: 'too-many', ...counted() } };
    seen.add(next);
    const response = await connection.send({ method: 'GET', url: next });
    const answer = usable(response);
    const bundle = 'body' in answer && answer.body.resourceType === 'Bundle' ? answer.body : undefined;
    if (bundle === undefined) {
      if (seen.size > 1) {
        const kind = response.kind === 'foreign-url' ? 'foreign-next-link' : 'page-lost';
        return { kind: 'read', resources: [...found.values()], gap: { kind, ...counted() } };
      }
      const why: Unavailable =
        'why' in answer ? answer.why : { kind: 'odd-answer', detail: 'not a search answer' };
      return { kind: 'unavailable', why };
    }
    total ??= typeof bundle.total === 'number' ? bundle.total : undefined;
    const page = sortEntries(bundle, resource, connection);
    for (const one of page.kept) found.set(one.id ?? `without-id-${found.size}`, one);
    oddities += page.oddities;
    gap ??= page.warning === undefined ? undefined : { kind: 'warned', warning: page.warning };
    const link = nextOf(bundle);
    if (link.state === 'unreadable') gap ??= { kind: 'page-lost', ...counted() };
    next = link.state === 'there' ? link.url : undefined;
  }
  if (oddities > 0) gap ??= { kind: 'odd-entries', count: oddities };
  if (total !== undefined && total > found.size + oddities) gap ??= { kind: 'page-lost', ...counted() };
  return { kind: 'read', resources: [...found.values()], ...(gap ? { gap } : {}) };
}

interface Sorted {
  readonly kept: readonly fhir4.FhirResource[];
  readonly oddities: number;
  readonly warning?: string;
}

/** Keeps what was searched for and is about this child; counts the rest, except what the server added to explain. */
function sortEntries(bundle: fhir4.Bundle, resource: string, { patientId, base }: FhirConnection): Sorted {
  const kept: fhir4.FhirResource[] = [];
  const entries = listOf(bundle.entry);
  let oddities = notEntries(bundle.entry);
  let warning: string | undefined;
  for (const entry of entries) {
    const one: unknown = entry.resource;
    if (!isResource(one)) oddities += 1;
    else if (one.resourceType === 'OperationOutcome') warning ??= warningIn(one);
    else if (entry.search?.mode === 'include') continue;
    else if (one.resourceType !== resource || !isAbout(one, patientId, base)) oddities += 1;
    else kept.push(one);
  }
  return { kept, oddities, ...(warning === undefined ? {} : { warning }) };
}

/** How many things stand where entries should, and are none: they were meant to be. */
function notEntries(entry: unknown): number {
  if (entry === undefined || entry === null) return 0;
  return Array.isArray(entry) ? entry.length - listOf(entry).length : 1;
}

/** Where the next page is. A link that cannot be read is not the same as none: then the rest is missing. */
export function nextOf(
  bundle: fhir4.Bundle,
): { readonly state: 'none' | 'unreadable' } | { readonly state: 'there'; readonly url: string } {
  const given: unknown = bundle.link;
  if (given !== undefined && given !== null && !Array.isArray(given)) return { state: 'unreadable' };
  const link = listOf(bundle.link).find(({ relation }) => relation === 'next');
  if (link === undefined) return { state: 'none' };
  const url: unknown = link.url;
  return typeof url === 'string' && url !== '' ? { state: 'there', url } : { state: 'unreadable' };
}

function warningIn(outcome: fhir4.OperationOutcome): string | undefined {
  const grave = listOf(outcome.issue).some(({ severity }) => severity !== 'information');
  return grave ? outcomeText(outcome) : undefined;
}
