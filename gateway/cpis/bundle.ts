import * as v from 'valibot';
import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { OperationOutcome } from './outcome.ts';
import { refusalOf } from './refusal.ts';
import { askedAbout } from './self-link.ts';
import { namesAnother } from './subject.ts';
import { objectsIn, troubleWithin } from './suspicion.ts';

const Entry = v.object({
  fullUrl: v.optional(v.string()),
  resource: v.looseObject({ resourceType: v.string(), id: v.optional(v.string()) }),
  search: v.optional(v.object({ mode: v.optional(v.picklist(['match', 'include', 'outcome'])) })),
  // Of a batch or a history, not of a search.
  request: v.optional(v.never()),
  response: v.optional(v.never()),
});
export type Entry = v.InferOutput<typeof Entry>;

/** `collection` is what a published example says where the prose says `searchset`. */
const Bundle = v.object({
  resourceType: v.literal('Bundle'),
  type: v.picklist(['searchset', 'collection']),
  total: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  link: v.optional(v.array(v.object({ relation: v.string(), url: v.string() })), []),
  entry: v.optional(v.array(Entry), []),
});
type Bundle = v.InferOutput<typeof Bundle>;

/** A whole answer: nothing warned of, no page missing, about the number that was asked for as far as it says. */
export type Whole =
  | { readonly state: 'empty' }
  | {
      readonly state: 'filled';
      /** Resources of the type that was searched for. */
      readonly main: readonly Entry[];
      /** What came along. */
      readonly included: readonly Entry[];
      /** Whether it said how many there are, which is what proves that there are no others. */
      readonly counted: boolean;
    };

/**
 * Reads a Bundle with suspicion. `empty` is reached in one way only: a searchset that says `total: 0` and has no
 * entries. `mainType` is counted against the total; `others` may come along.
 */
export function wholeAnswer(
  body: unknown,
  asked: NhsNumber,
  mainType: string,
  others: readonly string[],
): Result<Whole, CouldNotCheckReason> {
  if (v.is(OperationOutcome, body)) return fail(refusalOf(200, body).reason);
  const trouble = troubleWithin(body);
  if (trouble) return fail(trouble);
  const bundle = v.safeParse(Bundle, body);
  if (!bundle.success) return fail('odd-answer');
  const { total, type, link } = bundle.output;
  const amiss = linkTrouble(link, asked);
  if (amiss) return fail(amiss);
  // What is left of these is remarks.
  const entries = bundle.output.entry.filter(({ resource }) => resource.resourceType !== 'OperationOutcome');
  const main = entries.filter(({ resource }) => resource.resourceType === mainType);
  const included = entries.filter(({ resource }) => others.includes(resource.resourceType));
  if (main.length + included.length < entries.length) return fail('odd-answer');
  if (total === undefined ? type === 'searchset' && entries.length > 0 : total > main.length)
    return fail('page-missing');
  if (total !== undefined && total < main.length) return fail('odd-answer');
  if (repeats(entries)) return fail('several-matches');
  const foreign = main.filter(({ resource }) => namesAnother(resource, asked));
  if (foreign.length > 0) return fail(foreign.length < main.length ? 'several-matches' : 'wrong-child');
  if (included.some(({ resource }) => namesAnother(resource, asked))) return fail('wrong-child');
  if (!main.every(fits('match')) || !included.every(fits('include'))) return fail('odd-answer');
  if (entries.length > 0) return succeed({ state: 'filled', main, included, counted: total !== undefined });
  return total === 0 && type === 'searchset' ? succeed({ state: 'empty' }) : fail('odd-answer');
}

function linkTrouble(link: Bundle['link'], asked: NhsNumber): CouldNotCheckReason | undefined {
  const relations = link.map(({ relation }) => relation.trim().toLowerCase());
  if (relations.some((relation) => ['next', 'previous', 'prev'].includes(relation))) return 'page-missing';
  const about = link.filter((_, i) => relations[i] === 'self').map(({ url }) => askedAbout(url, asked));
  if (about.includes('another')) return 'wrong-child';
  return about.includes('nobody') ? 'odd-answer' : undefined;
}

/** That an entry is what its place says, that its address is its own, and that nothing unknown is packed into it. */
const fits =
  (mode: 'match' | 'include') =>
  ({ fullUrl, resource, search }: Entry): boolean =>
    (search?.mode ?? mode) === mode &&
    isAddressOf(fullUrl, resource) &&
    [...objectsIn(resource)]
      .slice(1)
      .every(({ resourceType }) => resourceType === undefined || resourceType === 'Provenance');

/** Case aside, as published copies differ in it. A `urn:` says nothing of type and id. */
function isAddressOf(fullUrl: string | undefined, { resourceType, id }: Entry['resource']): boolean {
  if (fullUrl === undefined || id === undefined || fullUrl.startsWith('urn:')) return true;
  return `/${fullUrl}`.toLowerCase().endsWith(`/${resourceType}/${id}`.toLowerCase());
}

/** The same resource twice: by its id, by its address, or, without an id, to the letter. */
const repeats = (entries: readonly Entry[]): boolean =>
  [
    entries.map(({ resource }) =>
      resource.id === undefined
        ? JSON.stringify(resource)
        : `${resource.resourceType}/${resource.id}`.toLowerCase(),
    ),
    entries.flatMap(({ fullUrl }) => fullUrl?.toLowerCase() ?? []),
  ].some((names) => new Set(names).size < names.length);
