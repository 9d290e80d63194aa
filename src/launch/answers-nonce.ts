/**
 * Whether an id_token answers this sign-in's nonce. Its signature is the gateway's to check, and so is one that cannot be
 * read at all. The page looks for itself because it asks once: after a refresh it holds no nonce any more.
 */
export function answersNonce(idToken: string, nonce: string): boolean {
  const claims = claimsOf(idToken);
  return claims === undefined || Reflect.get(claims, 'nonce') === nonce;
}

function claimsOf(idToken: string): object | undefined {
  try {
    const payload = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims: unknown = JSON.parse(atob(payload));
    return typeof claims === 'object' && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}
