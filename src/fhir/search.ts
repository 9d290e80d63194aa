import type { Fetched, Instant } from '../domain/fetched.ts';
import type { Capabilities } from './capabilities.ts';
import type { FhirConnection } from './connection.ts';
import { readPages, type Pages } from './read-pages.ts';
import { maySearch, neededScope, type Permission } from './scopes.ts';

/** Resources asked for in one page. Fewer pages are fewer dependent requests. */
export const pageSize = 500;

/** One search: a resource type and, where it is narrowed, the codes of it that are wanted. */
export interface Search {
  readonly resource: string;
  readonly codes?: readonly string[];
  /** A query in which all that is wanted lies: asked for where permission is narrowed to it. */
  readonly within?: string;
}

/**
 * Everything of one resource type about this launch's patient. Not narrowed by date: a search by date leaves out what
 * has no date, and a record without a date may be the one that matters.
 * `capabilities` is awaited only where its answer decides between nothing recorded and nothing shared.
 */
export async function searchAll(
  connection: FhirConnection,
  search: Search,
  capabilities: Promise<Capabilities>,
  now: () => Instant,
): Promise<Fetched<readonly fhir4.FhirResource[]>> {
  const { resource } = search;
  const permission = maySearch(connection.grantedScope, resource, search.within);
  if (permission.state === 'none') return { state: 'not-permitted', scope: neededScope(resource) };
  const pages = await readPages(connection, resource, searchUrl(connection, search, permission));
  return judge(pages, permission, async () => (await capabilities)(resource), now);
}

/** The address of a search. One beyond a narrowed permission may be refused whole: it is asked within it. */
export function searchUrl(
  { patientId, quirks }: FhirConnection,
  { resource, codes }: Search,
  permission: Permission,
): string {
  const within = permission.state === 'all' && permission.within !== undefined ? `&${permission.within}` : '';
  const wanted = codes === undefined ? '' : `&code=${codes.map(encodeURIComponent).join(',')}`;
  const count = quirks.includes('no-count') ? '' : `&_count=${pageSize}`;
  return `${resource}?patient=${encodeURIComponent(patientId)}${within}${wanted}${count}`;
}

/** The only place that may say "none recorded": permitted, listed, answered without a warning, read to the end. */
async function judge(
  pages: Pages,
  permission: Permission,
  listed: () => Promise<ReturnType<Capabilities>>,
  now: () => Instant,
): Promise<Fetched<readonly fhir4.FhirResource[]>> {
  if (pages.kind === 'unavailable') {
    const refused = pages.why.kind === 'refused' && pages.why.status !== 403;
    if (refused && (await listed()) === 'not-listed') return { state: 'not-shared' };
    return { state: 'unavailable', why: pages.why, asOf: now() };
  }
  const { resources: value, gap } = pages;
  if (gap) return { state: 'incomplete', value, why: gap, asOf: now() };
  if (permission.state === 'part')
    return {
      state: 'incomplete',
      value,
      why: { kind: 'permitted-in-part', scope: permission.scope },
      asOf: now(),
    };
  if (value.length > 0) return { state: 'present', value, asOf: now() };
  const list = await listed();
  if (list === 'not-listed') return { state: 'not-shared' };
  if (list === 'not-known')
    return warned(value, 'This system does not say whether it shares these records.', now());
  return { state: 'none-recorded', asOf: now() };
}

const warned = (
  value: readonly fhir4.FhirResource[],
  warning: string,
  asOf: Instant,
): Fetched<readonly fhir4.FhirResource[]> => ({
  state: 'incomplete',
  value,
  why: { kind: 'warned', warning },
  asOf,
});
