import type { FhirConnection, FhirResponse } from '../../fhir/connection.ts';
import { belowBase } from '../../fhir/below-base.ts';
import { listOf } from '../../fhir/resource.ts';
import { nextOf } from '../../fhir/read-pages.ts';
import { usable } from '../../fhir/unavailable.ts';
import type { Bench } from '../bench.ts';
import type { Exchange } from '../line.ts';
import { met, notMet, notTried, waitsFor, type Verdict } from '../verdict.ts';
import { isObject } from '../shape.ts';
import { unusable } from './unusable.ts';

/** Pages that are followed at most: enough to see that the links work, and no burden to the server. */
const maxPages = 20;
const maxSmallPages = 3;

/** One page of a search. */
export interface Page {
  readonly entries: readonly fhir4.BundleEntry[];
  readonly next?: string;
  readonly total?: number;
  /** What stands where a list should be, and is none. */
  readonly unreadable: { readonly link: boolean; readonly entries: boolean };
  readonly exchange: Exchange;
}

type PageRead =
  | { readonly ok: true; readonly page: Page }
  | { readonly ok: false; readonly response: FhirResponse; readonly exchange: Exchange };

/** Reads one page; anything but a searchset is no page. */
export async function readPage(bench: Bench, connection: FhirConnection, url: string): Promise<PageRead> {
  const { response, exchange } = await bench.askFhir(connection, { method: 'GET', url });
  const answer = usable(response);
  const bundle = 'body' in answer && answer.body.resourceType === 'Bundle' ? answer.body : undefined;
  if (bundle?.type !== 'searchset') return { ok: false, response, exchange };
  const link = nextOf(bundle);
  const given: unknown = bundle.entry;
  return {
    ok: true,
    page: {
      entries: listOf(bundle.entry),
      exchange,
      ...(link.state === 'there' ? { next: link.url } : {}),
      unreadable: {
        link: link.state === 'unreadable',
        entries:
          given !== undefined &&
          given !== null &&
          !(Array.isArray(given) && given.every((one) => isObject(one))),
      },
      ...(typeof bundle.total === 'number' ? { total: bundle.total } : {}),
    },
  };
}

const unreadableLink =
  'There is a next link that cannot be read: `link` is a list, each with `relation` and `url`.';

interface Paged {
  readonly verdict: Verdict;
  /** Of the pages after the first. */
  readonly entries: readonly fhir4.BundleEntry[];
  /** Whether a page of one held more. */
  readonly overlooked: boolean;
  readonly evidence: readonly Exchange[];
}

/** Follows the pages of a search; where one page held all, asks again for pages of one. */
export async function probePages(
  bench: Bench,
  connection: FhirConnection,
  first: Page,
  { small, resource }: { readonly small: string | undefined; readonly resource: string },
): Promise<Paged> {
  const none = { entries: [], overlooked: false, evidence: [] };
  if (first.unreadable.link) return { ...none, verdict: notMet(unreadableLink, first.exchange) };
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

/** An entry without an id is like no other. */
const idsOf = ({ entries }: Page): readonly (string | undefined)[] =>
  entries.map(({ resource: one }) => (one?.id === undefined ? undefined : `${one.resourceType}/${one.id}`));

async function follow(
  bench: Bench,
  connection: FhirConnection,
  first: Page,
  most: number,
): Promise<{ readonly verdict: Verdict; readonly entries: readonly fhir4.BundleEntry[] }> {
  const entries: fhir4.BundleEntry[] = [];
  const seen = new Set<string>();
  const known = new Set(idsOf(first));
  let page = first;
  for (let count = 1; ; count += 1) {
    const { next } = page;
    if (page.unreadable.link) return { entries, verdict: notMet(unreadableLink, page.exchange) };
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
    if (count >= most && page.entries.length === 0)
      return {
        entries,
        verdict: notMet(
          `After ${count} pages there are next links still, and pages with nothing on them.`,
          page.exchange,
        ),
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
    const ids = idsOf(read.page);
    if (ids.length > 0 && ids.every((id) => id !== undefined && known.has(id)))
      return {
        entries,
        verdict: notMet('The next page holds the same entries again.', page.exchange, read.page.exchange),
      };
    ids.forEach((id) => known.add(id));
    entries.push(...read.page.entries);
    page = read.page;
  }
}
