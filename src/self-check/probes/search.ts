import type { FhirConnection, FhirResponse } from '../../fhir/connection.ts';
import { isResource, listOf } from '../../fhir/resource.ts';
import { maySearch } from '../../fhir/scopes.ts';
import { pageSize, searchUrl } from '../../fhir/search.ts';
import { isAbout } from '../../fhir/subject.ts';
import type { NeededSearch } from '../../rules/needed-searches.ts';
import type { Bench } from '../bench.ts';
import type { Exchange } from '../line.ts';
import {
  judged,
  met,
  notMet,
  notMetSo,
  notTried,
  waitsFor,
  type Verdict,
  type Verdicts,
} from '../verdict.ts';
import { probePages, readPage, type Page } from './paging.ts';
import { unusable } from './unusable.ts';

/** What one type's search is tried with. */
export interface SearchMeans {
  readonly connection: FhirConnection;
  /** Whether the capability statement lists the search; `not-known` where there is none. */
  readonly listed: 'listed' | 'not-listed' | 'not-known';
  /** The line that says why a scope is missing. */
  readonly ungranted: string;
}

/** One search as the rules need it: answered, of this child alone, whole, and every page of it within reach. */
export async function probeSearch(
  bench: Bench,
  { connection, listed, ungranted }: SearchMeans,
  search: NeededSearch,
): Promise<Verdicts> {
  const { resource } = search;
  const keys = ['search', 'count', 'subject', 'pages', 'whole'] as const;
  const all = (verdict: Verdict): Verdicts =>
    Object.fromEntries(keys.map((key) => [`${key}:${resource}`, verdict]));
  const permission = maySearch(connection.grantedScope, resource, search.within);
  if (permission.state === 'none')
    return all(waitsFor(ungranted, `The scope \`patient/${resource}.rs\` is not granted.`));
  const whole = searchUrl(connection, search, permission);
  const plain = searchUrl({ ...connection, quirks: [...connection.quirks, 'no-count'] }, search, permission);
  const counted = !connection.quirks.includes('no-count');
  const asked = await readPage(bench, connection, whole);
  // A server that takes no page size refuses it: the rest is tried without.
  const again =
    !asked.ok && counted && isRefusal(asked.response) ? await readPage(bench, connection, plain) : undefined;
  const read = again?.ok === true ? again : asked;
  if (!read.ok) {
    if (listed === 'not-listed' && isRefusal(read.response))
      return all(
        waitsFor(`listed:${resource}`, 'It is refused, as the capability statement says.', read.exchange),
      );
    const rest = waitsFor(`search:${resource}`, 'There was no answer to look at.');
    return {
      ...all(rest),
      [`search:${resource}`]: notMet(unusable(read.response, 'a Bundle of type searchset'), read.exchange),
    };
  }
  if (read.page.unreadable.entries)
    return {
      ...all(waitsFor(`search:${resource}`, 'There are no entries that can be looked at.')),
      [`search:${resource}`]: notMetSo(
        '`entry` is not a list of entries.',
        'Return `entry` of the Bundle as a list of objects, also where there is only one.',
        read.page.exchange,
      ),
    };
  const refusedCount = again?.ok === true && !asked.ok ? asked : undefined;
  const count =
    refusedCount === undefined
      ? countVerdict(counted, read.page)
      : notMetSo(
          `With \`_count\` it is refused: ${unusable(refusedCount.response, resource)}`,
          `Take \`_count\` on \`${resource}\`; or set the quirk \`no-count\` for this issuer.`,
          refusedCount.exchange,
          read.page.exchange,
        );
  const paged = await probePages(bench, connection, read.page, {
    resource,
    small: counted && refusedCount === undefined ? `${plain}&_count=1` : undefined,
  });
  const entries = [...read.page.entries, ...paged.entries];
  return {
    [`search:${resource}`]: met(
      `200 with ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}.`,
      read.page.exchange,
    ),
    [`count:${resource}`]: count.is === 'met' && paged.overlooked ? overlooked(paged.evidence) : count,
    [`subject:${resource}`]: subjectVerdict(entries, resource, connection, read.page.exchange),
    [`whole:${resource}`]: wholeVerdict(entries, read.page.exchange),
    [`pages:${resource}`]: paged.verdict,
  };
}

/** Answers that say no to what was asked, rather than that something broke. */
const isRefusal = (response: FhirResponse): boolean =>
  response.kind === 'answered' && response.status >= 400 && response.status < 500 && response.status !== 429;

const overlooked = (evidence: readonly Exchange[]): Verdict =>
  notMet('Asked for pages of one, it sends more.', ...evidence);

function countVerdict(counted: boolean, { entries, exchange }: Page): Verdict {
  if (!counted) return notTried('The quirk no-count is set for this issuer.');
  const matches = entries.filter(({ search }) => search?.mode === undefined || search.mode === 'match');
  return judged(
    matches.length <= pageSize,
    `${matches.length} where ${pageSize} were allowed.`,
    `${matches.length} where ${pageSize} were allowed.`,
    exchange,
  );
}

function subjectVerdict(
  entries: readonly fhir4.BundleEntry[],
  resource: string,
  { patientId, base }: FhirConnection,
  exchange: Exchange,
): Verdict {
  const matches = entries.filter(
    ({ resource: one, search }) =>
      search?.mode !== 'include' && !(isResource(one) && one.resourceType === 'OperationOutcome'),
  );
  if (matches.length === 0)
    return notTried('The record in context holds none of these, so there was nothing to look at.', exchange);
  const strangers = matches.filter(
    ({ resource: one }) =>
      !isResource(one) || one.resourceType !== resource || !isAbout(one, patientId, base),
  );
  return judged(
    strangers.length === 0,
    matches.length === 1 ? 'It is.' : `All ${matches.length} are.`,
    `${strangers.length} of ${matches.length} name somebody else, or nobody, or are of another type.`,
    exchange,
  );
}

function wholeVerdict(entries: readonly fhir4.BundleEntry[], exchange: Exchange): Verdict {
  const outcomes = entries.filter(({ resource: one }) => {
    if (!isResource(one) || one.resourceType !== 'OperationOutcome') return false;
    return listOf(one.issue).some(({ severity }) => severity !== 'information');
  });
  return judged(
    outcomes.length === 0,
    'No warning came with it.',
    'A warning came among the results (OperationOutcome).',
    exchange,
  );
}
