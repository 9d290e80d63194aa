/**
 * One thing besides patient and encounter that the record system had open (SMART App Launch 2.2, "fhirContext"). An item
 * that names its resource in several ways is one here for each.
 */
export type ContextItem = (
  | { readonly kind: 'reference'; readonly reference: string }
  | { readonly kind: 'canonical'; readonly canonical: string }
  | { readonly kind: 'identifier'; readonly identifier: { readonly system?: string; readonly value: string } }
) & {
  /** FHIR resource type, where the record system says it or the reference tells. */
  readonly type?: string;
  /** `launch` where none is given. What a role other than that means is not known here: nothing is done with it. */
  readonly role: string;
};

/** More than this is no launch context, and is not read. */
const mostItems = 100;

/** What of `fhirContext` has the shape that the specification gives it; everything else is left out. */
export function contextItems(given: unknown): readonly ContextItem[] {
  if (!Array.isArray(given)) return [];
  return (given as readonly unknown[])
    .slice(0, mostItems)
    .flatMap((item) => (isObject(item) ? read(item) : []));
}

function read(item: Readonly<Record<string, unknown>>): readonly ContextItem[] {
  const { reference, canonical, identifier } = item;
  const role = text(item['role']) ?? 'launch';
  const type = text(item['type']) ?? typeOf(reference);
  // The child and the visit have parameters of their own: here they may stand in another role only.
  if (role === 'launch' && (type === 'Patient' || type === 'Encounter')) return [];
  const rest = { role, ...(type === undefined ? {} : { type }) };
  const found: ContextItem[] = [];
  if (isText(reference)) found.push({ kind: 'reference', reference, ...rest });
  if (isText(canonical)) found.push({ kind: 'canonical', canonical, ...rest });
  if (isObject(identifier) && isText(identifier['value'])) {
    const system = text(identifier['system']);
    const named = { value: identifier['value'], ...(system === undefined ? {} : { system }) };
    found.push({ kind: 'identifier', identifier: named, ...rest });
  }
  return found;
}

/** `ServiceRequest` of `ServiceRequest/1`, `https://ehr.example/fhir/ServiceRequest/1` or `…/ServiceRequest/1/_history/2`. */
const typeOf = (reference: unknown): string | undefined =>
  isText(reference)
    ? /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[^/]+)?$/.exec(reference)?.[1]
    : undefined;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const text = (value: unknown): string | undefined => (isText(value) ? value : undefined);
