/**
 * The absolute address of a request when it lies below the FHIR base, and nothing otherwise: the launch's token goes
 * to the record system that was launched from and nowhere else, whatever a link in an answer says.
 * `base` has no last slash. Paging links of the form `<base>?…` are below it too.
 */
export function belowBase(base: string, url: string): string | undefined {
  const text = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url) ? url : `${base}/${url}`.replace(/\/$/, '');
  const parsed = parse(text);
  const root = parse(base);
  if (parsed === undefined || root === undefined) return undefined;
  const { href } = parsed;
  const start = root.href.replace(/\/$/, '');
  return href === start || href.startsWith(`${start}/`) || href.startsWith(`${start}?`) ? href : undefined;
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
