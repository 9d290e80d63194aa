/** What became of a token that was given back. `not-offered`: this record system has no way to take it. */
export type Revocation = 'revoked' | 'not-offered' | 'refused' | 'unreachable';

const revokeMs = 8_000;

/**
 * Gives a token back to the record system that issued it (RFC 7009), through the gateway: a record system need not answer
 * a browser here, and the gateway signs for the clients that must prove who they are. Never throws; asked once.
 */
export async function revokeToken(
  issuerId: string,
  token: string,
  hint: 'access_token' | 'refresh_token',
): Promise<Revocation> {
  try {
    const response = await fetch(`/smart/revoke/${encodeURIComponent(issuerId)}`, {
      method: 'POST',
      body: new URLSearchParams({ token, token_type_hint: hint }),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(revokeMs),
    });
    return said(await response.json());
  } catch {
    return 'unreachable';
  }
}

function said(answer: unknown): Revocation {
  if (typeof answer !== 'object' || answer === null) return 'unreachable';
  if (Reflect.get(answer, 'revoked') === true) return 'revoked';
  const why: unknown = Reflect.get(answer, 'why');
  return why === 'not-offered' || why === 'refused' ? why : 'unreachable';
}
