/** SMART reads a relative address of the discovery document from the FHIR base, as if that ended in a slash. */
export const fromBase = (address: string, iss: string): URL => new URL(address, `${iss.replace(/\/$/, '')}/`);

/**
 * The address of the sign-in in full, from the one that the library made: the endpoint may be relative, and may hold a
 * query of its own (RFC 6749, section 3.1), to which the library adds another.
 */
export function signInAddress(made: string, iss: string, nonce: string): URL {
  const [endpoint = '', ...queries] = made.split('?');
  return fromBase(`${endpoint}?${[...queries, `nonce=${nonce}`].join('&')}`, iss);
}
