import type { CoverageGap } from '../../src/domain/record.ts';
import { at, isObject, textAt, type Json } from '../../src/rules/events/json.ts';

/** What a search gave. `gap`: something may be missing, and why; `next`: where the next page is. */
export interface Part {
  readonly resources: readonly Json[];
  readonly gap?: CoverageGap;
  readonly next?: string;
}

/** Of which search, about whom. */
export interface Wanted {
  readonly resource: string;
  readonly patientId: string;
  /** The FHIR base, without a last slash. */
  readonly iss: string;
}

const nothing = (gap?: CoverageGap): Part => ({ resources: [], ...(gap === undefined ? {} : { gap }) });

/**
 * One page of a search, as a CDS client supplied it or its server answered. `null` is no data. Anything that is not a
 * plain, whole answer about this child leaves a gap: it is never taken for everything that there is.
 */
export function partOf(value: unknown, wanted: Wanted): Part {
  if (value === null) return nothing();
  if (!isObject(value)) return nothing('odd-entries');
  if (value['resourceType'] === 'OperationOutcome') return nothing('unavailable');
  if (value['resourceType'] !== 'Bundle') return nothing('odd-entries');
  const entry = value['entry'];
  if (entry !== undefined && !Array.isArray(entry)) return nothing('odd-entries');
  const sorted = (entry ?? []).map((one) => sort(one, wanted));
  const resources = sorted.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const next = at(value, 'link').find((link) => textAt(link, 'relation') === 'next');
  const address = textAt(next, 'url');
  const gap = gapOf(sorted, value['total'], next !== undefined);
  return {
    resources,
    ...(gap === undefined ? {} : { gap }),
    ...(address === undefined ? {} : { next: address }),
  };
}

type Sorted = Json | 'odd' | 'warning' | 'beside';

function sort(entry: unknown, { resource, patientId, iss }: Wanted): Sorted {
  const found = isObject(entry) ? entry['resource'] : undefined;
  if (!isObject(found)) return 'odd';
  // Before what the entry says of itself: one that calls a match an include must not make it vanish.
  if (found['resourceType'] === resource && isAbout(found, patientId, iss)) return found;
  if (found['resourceType'] === 'OperationOutcome') {
    const grave = at(found, 'issue').some((issue) => textAt(issue, 'severity') !== 'information');
    return grave ? 'warning' : 'beside';
  }
  return textAt(entry, 'search.mode') === 'include' ? 'beside' : 'odd';
}

function gapOf(sorted: readonly Sorted[], total: unknown, paged: boolean): CoverageGap | undefined {
  if (sorted.includes('warning')) return 'unavailable';
  if (sorted.includes('odd')) return 'odd-entries';
  const read = sorted.filter((one) => one !== 'beside').length;
  return paged || (typeof total === 'number' && total > read) ? 'pages-missing' : undefined;
}

/** Whether a resource says that it is about this child. One that names nobody does not. */
function isAbout(resource: Json, patientId: string, iss: string): boolean {
  const actors = resource['resourceType'] === 'Appointment' ? at(resource, 'participant.actor') : [];
  return [resource['subject'], resource['patient'], ...actors].some((reference) =>
    refersTo(textAt(reference, 'reference'), `Patient/${patientId}`, iss),
  );
}

/** Whether a reference is to `what`, e.g. `Patient/p1`: relative, or absolute in this record system. */
export function refersTo(reference: string | undefined, what: string, iss: string): boolean {
  const bare = reference?.replace(/\/_history\/[^/]+$/, '');
  return bare === what || bare === `${iss}/${what}`;
}
