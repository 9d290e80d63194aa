/**
 * JSON with the keys of every object in code-unit order and no spaces: the same value gives the same bytes, so that a
 * hash of it can be computed again by anybody (after RFC 8785, for values without exotic numbers).
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value);
}
