import { leafNames } from '../../../../rules/criteria/table.ts';
import type { LeafName } from '../../../../rules/criteria/row.ts';
import { isObject, type Json } from '../../../../rules/events/json.ts';

export type GroupHow = 'all' | 'any' | 'atLeast';

/**
 * One part of a condition while it is written: looser than a criterion, so that what is not finished, and what is not
 * known here, is kept and shown. `key` stays with a part wherever it is moved.
 */
export type Part =
  | { readonly key: number; readonly is: 'empty' }
  | { readonly key: number; readonly is: 'leaf'; readonly name: LeafName; readonly body: Json }
  | {
      readonly key: number;
      readonly is: 'group';
      readonly how: GroupHow;
      /** How many of them; only of `atLeast`. */
      readonly n?: unknown;
      readonly parts: readonly Part[];
    }
  | { readonly key: number; readonly is: 'not'; readonly part: Part }
  /** Something that this table of criteria does not know. */
  | { readonly key: number; readonly is: 'odd'; readonly json: unknown };

export type Group = Extract<Part, { is: 'group' }>;

/** Gives every part its own key, in the order asked. */
export type Keys = () => number;

export const keysFrom = (first: number): Keys => {
  let next = first;
  return () => next++;
};

const isLeafName = (name: string): name is LeafName => leafNames.some((known) => known === name);

/** A condition from JSON, whatever it is: nothing of it is lost. */
export function partOf(json: unknown, keys: Keys): Part {
  const key = keys();
  const odd: Part = { key, is: 'odd', json };
  if (!isObject(json)) return odd;
  const [only, ...more] = Object.entries(json);
  if (only === undefined) return { key, is: 'empty' };
  if (more.length > 0) return odd;
  const [name, value] = only;
  const all = (parts: readonly unknown[]) => parts.map((part) => partOf(part, keys));
  if (isLeafName(name)) return isObject(value) ? { key, is: 'leaf', name, body: value } : odd;
  if (name === 'not') return { key, is: 'not', part: partOf(value, keys) };
  if ((name === 'all' || name === 'any') && Array.isArray(value))
    return { key, is: 'group', how: name, parts: all(value) };
  if (name !== 'atLeast' || !isObject(value) || Object.keys(value).length !== 2) return odd;
  const { n, of } = value;
  return 'n' in value && Array.isArray(of) ? { key, is: 'group', how: 'atLeast', n, parts: all(of) } : odd;
}

/** The JSON of a part, as it stands in a rule. */
export function jsonOf(part: Part): unknown {
  switch (part.is) {
    case 'empty':
      return {};
    case 'leaf':
      return { [part.name]: part.body };
    case 'not':
      return { not: jsonOf(part.part) };
    case 'odd':
      return part.json;
    case 'group': {
      const parts = part.parts.map(jsonOf);
      return part.how === 'atLeast' ? { atLeast: { n: part.n, of: parts } } : { [part.how]: parts };
    }
  }
}

export function childrenOf(part: Part): readonly Part[] {
  if (part.is === 'group') return part.parts;
  return part.is === 'not' ? [part.part] : [];
}

/** Levels from a part down, itself included: 1 for a criterion that looks at something. */
export const levelsOf = (part: Part): number => 1 + Math.max(0, ...childrenOf(part).map(levelsOf));

/** Where the parts below one stand in a rule, e.g. `when.all[1]`. */
export function placesBelow(part: Part, path: string): readonly (readonly [Part, string])[] {
  switch (part.is) {
    case 'not':
      return [[part.part, `${path}.not`]];
    case 'group': {
      const list = part.how === 'atLeast' ? `${path}.atLeast.of` : `${path}.${part.how}`;
      return part.parts.map((one, i) => [one, `${list}[${i}]`]);
    }
    case 'empty':
    case 'leaf':
    case 'odd':
      return [];
  }
}
