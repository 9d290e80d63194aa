/**
 * What must survive the way to the sign-in page and back, in the frame's own session storage. Never a person.
 * fhirclient keeps its own entry under the same state.
 */

const nonceKey = (state: string) => `safelight-nonce-${state}`;

/** 128 random bits as 32 hexadecimal digits. fhirclient's own keys come from Math.random, which can be guessed. */
export function unguessable(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** Whether this text can be a state that this app made. */
export const looksLikeState = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

/** False where the browser's policy keeps storage from this frame; reading it then throws. */
export function storageWorks(): boolean {
  try {
    sessionStorage.setItem('safelight-probe', '1');
    sessionStorage.removeItem('safelight-probe');
    return true;
  } catch {
    return false;
  }
}

export const holdsState = (state: string): boolean => sessionStorage.getItem(state) !== null;

export const keepNonce = (state: string, nonce: string): void =>
  sessionStorage.setItem(nonceKey(state), nonce);

export const nonceOf = (state: string): string | undefined =>
  sessionStorage.getItem(nonceKey(state)) ?? undefined;

/** Has fhirclient exchange this sign-in's code, and renew its token, at another address than the record system's own. */
export function keepTokenAddress(state: string, tokenUri: string): void {
  const entry: unknown = JSON.parse(sessionStorage.getItem(state) ?? '{}');
  sessionStorage.setItem(state, JSON.stringify({ ...(entry as object), tokenUri }));
}

/** Forgets a sign-in: fhirclient's entry with its tokens, and the nonce. */
export function forget(state: string): void {
  sessionStorage.removeItem(state);
  sessionStorage.removeItem(nonceKey(state));
}
