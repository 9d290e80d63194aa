import * as v from 'valibot';
import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { OperationOutcome, refusalOf } from './refusal.ts';

const Entry = v.object({
  fullUrl: v.optional(v.string()),
  resource: v.looseObject({ resourceType: v.string(), id: v.optional(v.string()) }),
  search: v.optional(v.object({ mode: v.optional(v.string()) })),
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
  /** `main`: resources of the type that was searched for. `included`: what came along. */
  | { readonly state: 'filled'; readonly main: readonly Entry[]; readonly included: readonly Entry[] };

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
  const bundle = v.safeParse(Bundle, body);
  if (!bundle.success) return fail('odd-answer');
  const trouble = troubleIn(bundle.output, asked);
  if (trouble) return fail(trouble);
  const entries = bundle.output.entry.filter(({ resource }) => resource.resourceType !== 'OperationOutcome');
  const main = entries.filter(({ resource }) => resource.resourceType === mainType);
  const included = entries.filter(({ resource }) => others.includes(resource.resourceType));
  if (main.length + included.length < entries.length) return fail('odd-answer');
  const { total, type } = bundle.output;
  if (total !== undefined && total > main.length) return fail('page-missing');
  if (total !== undefined && total < main.length) return fail('odd-answer');
  if (repeats(entries)) return fail('several-matches');
  if (entries.length > 0) return succeed({ state: 'filled', main, included });
  return total === 0 && type === 'searchset' ? succeed({ state: 'empty' }) : fail('odd-answer');
}

function troubleIn({ entry, link }: Bundle, asked: NhsNumber): CouldNotCheckReason | undefined {
  const outcomes = entry.filter(({ resource }) => resource.resourceType === 'OperationOutcome');
  for (const { resource } of outcomes) {
    const outcome = v.safeParse(OperationOutcome, resource);
    if (!outcome.success || outcome.output.issue.some(({ severity }) => severity !== 'information'))
      return 'warning-in-answer';
  }
  if (link.some(({ relation }) => relation.toLowerCase() === 'next')) return 'page-missing';
  const self = link.find(({ relation }) => relation.toLowerCase() === 'self');
  return self && namesAnother(self.url, asked) ? 'wrong-child' : undefined;
}

/** The answer repeats the question in its `self` link; a question about another number is an answer about another child. */
function namesAnother(url: string, asked: NhsNumber): boolean {
  const query = url.slice(url.indexOf('?') + 1);
  const numbers: readonly string[] = query.match(/(?<!\d)\d{10}(?!\d)/g) ?? [];
  return numbers.length > 0 && !numbers.includes(asked);
}

const repeats = (entries: readonly Entry[]): boolean => {
  const names = entries.flatMap(({ resource }) =>
    resource.id === undefined ? [] : `${resource.resourceType}/${resource.id}`,
  );
  return new Set(names).size < names.length;
};
