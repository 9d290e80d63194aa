/** A local authority as the site lists it. */
interface WithPostcodes {
  readonly postcodes: readonly string[];
}

/**
 * How well a beginning of a postcode fits: its length, or 0. Letters alone are a postcode area; with digits a whole
 * district (`S1` is not the beginning of `S10`), or a district and the start of the second half (`S1 2`).
 */
function fit(beginning: string, postcode: string): number {
  const start = beginning.toUpperCase().replace(/\s/g, '');
  const district = postcode.slice(0, -3);
  const area = /^[A-Z]+/.exec(district)?.[0];
  const fits =
    start === district || start === area || (start.startsWith(district) && postcode.startsWith(start));
  return fits ? start.length : 0;
}

/**
 * The authority of a home address, when the site lists its postcode; the longest match decides. Undefined means that a
 * person must choose: an authority is never guessed.
 */
export function homeAuthority<A extends WithPostcodes>(
  postcode: string | undefined,
  authorities: readonly A[],
): A | undefined {
  const whole = (postcode ?? '').toUpperCase().replace(/\s/g, '');
  if (whole.length < 5) return undefined;
  const fits = authorities.map((authority) => ({
    authority,
    length: Math.max(0, ...authority.postcodes.map((beginning) => fit(beginning, whole))),
  }));
  const best = fits.reduce<(typeof fits)[number] | undefined>(
    (found, next) => (next.length > (found?.length ?? 0) ? next : found),
    undefined,
  );
  return best?.authority;
}
