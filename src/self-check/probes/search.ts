import type { FhirConnection, FhirResponse } from '../../fhir/connection.ts';
import { belowBase } from '../../fhir/below-base.ts';
import { isResource, listOf } from '../../fhir/resource.ts';
import { maySearch } from '../../fhir/scopes.ts';
import { pageSize, searchUrl } from '../../fhir/search.ts';
import { isAbout } from '../../fhir/subject.ts';
import { usable } from '../../fhir/unavailable.ts';
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
import { unusable } from './unusable.ts';

/** Pages that are followed at most: enough to see that the links work, and no burden to the server. */
const maxPages = 20;
const maxSmallPages = 3;

interface Page {
  readonly entries: readonly fhir4.BundleEntry[];
  readonly next?: string;
  readonly total?: number;
  readonly exchange: Exchange;
}

type PageRead =
  | { readonly ok: true; readonly page: Page }
  | { readonly ok: false; readonly response: FhirResponse; readonly exchange: Exchange };

async function readPage(bench: Bench, connection: FhirConnection, url: string): Promise<PageRead> {
  const { response, exchange } = await bench.askFhir(connection, { method: 'GET', url });
  const answer = usable(response);
  const bundle = 'body' in answer && answer.body.resourceType === 'Bundle' ? answer.body : undefined;
  if (bundle?.type !== 'searchset') return { ok: false, response, exchange };
  const next = listOf(bundle.link).find(({ relation }) => relation === 'next')?.url;
  return {
    ok: true,
    page: {
      entries: listOf(bundle.entry),
      exchange,
      ...(typeof next === 'string' ? { next } : {}),
      ...(typeof bundle.total === 'number' ? { total: bundle.total } : {}),
    },
  };
}

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

interface Paged {
  readonly verdict: Verdict;
  /** Of the pages after the first. */
  readonly entries: readonly fhir4.BundleEntry[];
  /** Whether a page of one held more. */
  readonly overlooked: boolean;
  readonly evidence: readonly Exchange[];
}

async function probePages(
  bench: Bench,
  connection: FhirConnection,
  first: Page,
  { small, resource }: { readonly small: string | undefined; readonly resource: string },
): Promise<Paged> {
  const none = { entries: [], overlooked: false, evidence: [] };
  if (first.next !== undefined) return { ...none, ...(await follow(bench, connection, first, maxPages)) };
  const held = first.entries.filter(({ search }) => search?.mode !== 'outcome').length;
  if (first.total !== undefined && first.total > first.entries.length)
    return {
      ...none,
      verdict: notMet(
        `\`total\` is ${first.total}, ${held} came, and there is no next link.`,
        first.exchange,
      ),
    };
  if (held < 2)
    return {
      ...none,
      verdict: notTried('The record in context holds too few of these for a second page.', first.exchange),
    };
  if (small === undefined)
    return {
      ...none,
      verdict: waitsFor(`count:${resource}`, 'Without a page size, one page held them all.', first.exchange),
    };
  const one = await readPage(bench, connection, small);
  if (!one.ok)
    return {
      ...none,
      verdict: notMet(`Asked for pages of one: ${unusable(one.response, 'a Bundle')}`, one.exchange),
    };
  if (one.page.next !== undefined) {
    const followed = await follow(bench, connection, one.page, maxSmallPages);
    return { ...none, verdict: followed.verdict };
  }
  const whole = one.page.entries.length >= held;
  return whole
    ? {
        ...none,
        overlooked: true,
        evidence: [one.page.exchange],
        verdict: waitsFor(
          `count:${resource}`,
          'It does not make pages as small as it is asked.',
          one.page.exchange,
        ),
      }
    : {
        ...none,
        verdict: notMet(
          `A page of ${one.page.entries.length} of ${held} came without a next link.`,
          one.page.exchange,
        ),
      };
}

const idsOf = ({ entries }: Page): string =>
  entries.map(({ resource: one }) => `${one?.resourceType ?? ''}/${one?.id ?? ''}`).join();

async function follow(
  bench: Bench,
  connection: FhirConnection,
  first: Page,
  most: number,
): Promise<{ readonly verdict: Verdict; readonly entries: readonly fhir4.BundleEntry[] }> {
  const entries: fhir4.BundleEntry[] = [];
  const seen = new Set<string>();
  let page = first;
  for (let count = 1; ; count += 1) {
    const { next } = page;
    if (next === undefined) {
      const said = first.total;
      const came = first.entries.length + entries.length;
      return said !== undefined && said > came
        ? { entries, verdict: notMet(`\`total\` is ${said}, and ${came} came on all pages.`, page.exchange) }
        : { entries, verdict: met(`${count} pages, to the last.`, first.exchange, page.exchange) };
    }
    if (belowBase(connection.base, next) === undefined)
      return {
        entries,
        verdict: notMet(
          'A next link leads away from the FHIR base; the token is not sent there.',
          page.exchange,
        ),
      };
    if (seen.has(next))
      return {
        entries,
        verdict: notMet('The next link leads to a page that was read before.', page.exchange),
      };
    if (count >= most)
      return {
        entries,
        verdict: met(`The first ${count} pages follow one another.`, first.exchange, page.exchange),
      };
    seen.add(next);
    const read = await readPage(bench, connection, next);
    if (!read.ok)
      return {
        entries,
        verdict: notMet(
          `Page ${count + 1} cannot be read: ${unusable(read.response, 'a Bundle')}`,
          read.exchange,
        ),
      };
    if (read.page.entries.length > 0 && idsOf(read.page) === idsOf(page))
      return {
        entries,
        verdict: notMet('The next page holds the same entries again.', page.exchange, read.page.exchange),
      };
    entries.push(...read.page.entries);
    page = read.page;
  }
}
