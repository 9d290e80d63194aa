import type { ClinicalEvent, Coded, EventKind, EventSource } from '../../domain/record.ts';
import type { CodeIndex } from '../vocabulary.ts';
import { whenAt } from './dates.ts';
import { at, codingsOf, isObject, textAt, wordsOf, type Json } from './json.ts';
import { hasStatus } from './status.ts';

/** One source of an event kind with its code set looked up. */
export interface KnownSource {
  readonly kind: EventKind;
  readonly source: EventSource;
  readonly codes?: CodeIndex;
}

/** Drops undefined members, so that an absent value stays absent. */
function present<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

const relative = (reference: string | undefined): string | undefined =>
  reference === undefined
    ? undefined
    : (/(?:^|\/)([A-Z][A-Za-z]+\/[^/]+)(?:\/_history\/.+)?$/.exec(reference)?.[1] ?? reference);

function categoryFits(resource: Json, wanted: readonly string[] | undefined): boolean {
  if (wanted === undefined) return true;
  return at(resource, 'category')
    .flatMap(codingsOf)
    .some(({ code }) => wanted.includes(code));
}

function classFits(resource: Json, wanted: readonly string[] | undefined): boolean | 'not-said' {
  if (wanted === undefined) return true;
  // A Coding in R4; in later versions a list of CodeableConcept.
  const classes = [...at(resource, 'class.code'), ...at(resource, 'class.coding.code')];
  return classes.length === 0
    ? 'not-said'
    : classes.some((code) => wanted.includes(String(code).toUpperCase()));
}

function titleOf(resource: Json, kind: EventKind): string {
  const words = at(resource, 'code')
    .map(wordsOf)
    .find((text) => text !== undefined);
  const others = ['reasonCode', 'description', 'serviceType', 'vaccineCode', 'type'].flatMap((path) =>
    at(resource, path).map((item) => (typeof item === 'string' ? item : wordsOf(item))),
  );
  return words ?? others.find((text) => text !== undefined && text !== '') ?? kind.one;
}

function siteOf(resource: Json, path: string | undefined, implied: readonly Coded[]) {
  const sites = path === undefined ? [] : at(resource, path);
  const coded = [...sites.flatMap(codingsOf), ...implied];
  const text = sites.map((site) => textAt(site, 'text')).filter((words) => words !== undefined);
  return {
    site: coded.length > 0 ? coded : undefined,
    siteText: text.length > 0 ? text.join('; ') : undefined,
  };
}

function valueOf(resource: Json): ClinicalEvent['value'] | undefined {
  const quantity = resource['valueQuantity'];
  const amount = isObject(quantity) ? quantity['value'] : undefined;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return undefined;
  const unit = textAt(quantity, 'code') ?? textAt(quantity, 'unit');
  return { amount, ...(unit !== undefined && { unit }) };
}

/**
 * The event that a resource is by one source of a kind, or undefined when it is none; `not-said` when nobody can tell,
 * because it lacks the status or the class that would decide.
 */
export function readEvent(
  resource: Json,
  { kind, source, codes }: KnownSource,
): ClinicalEvent | 'not-said' | undefined {
  const fits = [hasStatus(resource, source), classFits(resource, source.class)];
  if (fits.includes(false) || !categoryFits(resource, source.category)) return undefined;
  const recorded = at(resource, source.codesIn ?? 'code').flatMap(codingsOf);
  const concepts = recorded.map((coded) => codes?.find(coded)).filter((found) => found !== undefined);
  if (codes !== undefined && concepts.length === 0) return undefined;
  if (fits.includes('not-said')) return 'not-said';
  const type = String(resource['resourceType']);
  const id = textAt(resource, 'id');
  const implied = concepts.map(({ site }) => site).filter((site) => site !== undefined);
  return present<ClinicalEvent>({
    kind: kind.id,
    codes: recorded,
    when: whenAt(resource, source.when),
    recorded: whenAt(resource, 'recordedDate|issued|recorded'),
    place:
      source.place === undefined
        ? undefined
        : (textAt(resource, `${source.place}.display`) ?? textAt(resource, `${source.place}.reference`)),
    ...siteOf(resource, source.site, implied),
    encounter:
      type === 'Encounter' ? id && `Encounter/${id}` : relative(textAt(resource, 'encounter.reference')),
    title: titleOf(resource, kind),
    recordedBy:
      textAt(resource, 'recorder.display') ??
      textAt(resource, 'asserter.display') ??
      textAt(resource, 'performer.display') ??
      textAt(resource, 'author.display'),
    value: valueOf(resource),
    sources: id === undefined ? [] : [`${type}/${id}`],
  });
}
