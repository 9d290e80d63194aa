import { isObject, type Json } from '../../../../rules/events/json.ts';
import { keysFrom, jsonOf, partOf, type Part } from './part.ts';

/** A rule while it is written. `head`: everything but its condition, as JSON. */
export interface Draft {
  readonly head: Json;
  readonly when: Part;
  /** The key that the next new part gets. */
  readonly next: number;
}

/** A rule's JSON as a draft, whatever it holds: `contentOf` gives it back word for word. */
export function draftOf(content: Json, firstKey = 1): Draft {
  const { when = {}, ...head } = content;
  let last = firstKey;
  const keys = keysFrom(firstKey);
  const part = partOf(when, () => (last = keys()));
  return { head, when: part, next: last + 1 };
}

/** The JSON of a rule as it is saved. */
export const contentOf = ({ head, when }: Draft): Json => ({ ...head, when: jsonOf(when) });

/** The value at a path of members, e.g. `['guideline', 'title']`. */
export function valueAt(json: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), json);
}

/** A copy with one member set; undefined takes it out. What stands in its way and is no object is replaced. */
export function withValue(json: Json, [name, ...rest]: readonly string[], value: unknown): Json {
  if (name === undefined) return json;
  const inner = json[name];
  const put = rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value);
  const { [name]: _, ...others } = json;
  return put === undefined ? others : { ...json, [name]: put };
}
