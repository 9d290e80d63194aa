/**
 * Whether a token may search a type: all of it, a part, or not (SMART App Launch, scopes v1 and v2). What a server leaves
 * out without a word for want of a scope must not pass for nothing recorded.
 */
export function mayRead(scope: string, type: string): 'all' | 'part' | 'not' {
  const granted = scope.split(/\s+/).flatMap((one) => {
    const [, of, may = '', narrowed] = /^(?:patient|user|system)\/([^.]+)\.([^?]+)(\?.+)?$/.exec(one) ?? [];
    if (of !== type && of !== '*') return [];
    const reads = may === 'read' || may === '*' || /^c?r?u?d?s$/.test(may);
    return reads ? [narrowed === undefined ? ('all' as const) : ('part' as const)] : [];
  });
  return granted.includes('all') ? 'all' : granted.includes('part') ? 'part' : 'not';
}
