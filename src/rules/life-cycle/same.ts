/** Whether two values say the same as JSON, in whatever order their members are. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = members(a);
  const right = members(b);
  return left.size === right.size && [...left].every(([key, value]) => same(value, right.get(key)));
}

/** A member that is undefined is not in JSON. */
const members = (value: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(value).filter(([, member]) => member !== undefined));
