import type { LeafName } from '../../../../rules/criteria/row.ts';
import { table } from '../../../../rules/criteria/table.ts';
import type { Field } from '../../../../rules/criteria/row.ts';
import type { Json } from '../../../../rules/events/json.ts';

/** What a new criterion begins with, where a beginning is likely; the rest is chosen. */
const beginnings: Partial<Record<LeafName, Json>> = {
  age: { under: 'P1Y' },
  events: { within: 'P12M', atLeast: 1 },
  absent: { within: 'P12M' },
  value: { op: 'over' },
  cpis: { status: 'current' },
  ask: { answer: 'yes' },
};

/** The fields of a criterion with their types, in the order of the table. */
export const fieldsOf = (name: LeafName): Readonly<Record<string, Field>> => table[name].fields;

/** A criterion begun anew; what it shares with the one that stood there is kept. */
export function begun(name: LeafName, before?: { readonly name: LeafName; readonly body: Json }): Json {
  const fields = fieldsOf(name);
  const old = before === undefined ? {} : fieldsOf(before.name);
  const shared = Object.entries(before?.body ?? {}).filter(
    ([field]) => Object.hasOwn(fields, field) && fields[field]?.type === old[field]?.type,
  );
  return {
    ...(shared.length === 0 ? beginnings[name] : { ...beginnings[name], ...Object.fromEntries(shared) }),
  };
}

/** The name that the answers to a question are kept under, made from its words: at most 80 letters, digits, hyphens. */
export const slugOf = (words: string): string =>
  words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');

/** A body with one field set; undefined takes it out. A new question brings its name with it, unless one was given. */
export function withField(name: LeafName, body: Json, field: string, value: unknown): Json {
  const fields = fieldsOf(name);
  const { [field]: before, ...others } = body;
  const after: Json = value === undefined ? others : { ...body, [field]: value };
  const id = Object.keys(fields).find((other) => fields[other]?.type === 'id');
  if (fields[field]?.type !== 'question' || id === undefined || typeof value !== 'string') return after;
  const made = typeof before === 'string' ? slugOf(before) : '';
  return (body[id] ?? '') === made ? { ...after, [id]: slugOf(value) } : after;
}
