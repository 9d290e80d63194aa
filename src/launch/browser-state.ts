import { createLaunchStore, placeOf, type LaunchStore, type Place } from './launch-store.ts';

/**
 * What must survive the way to the sign-in page and back: fhirclient's entry, under the `state` of this one sign-in, and
 * in it the nonce. Never a person, and no token before there is one.
 */

/** What fhirclient keeps of a sign-in, as far as it is used here. `madeAt`: when it began, in ms. */
export interface Entry {
  readonly serverUrl?: string;
  readonly tokenUri?: string;
  readonly nonce?: string;
  readonly madeAt?: number;
  /** Seconds since 1970. */
  readonly expiresAt?: number;
  readonly tokenResponse?: { readonly access_token?: string };
  /** What stood in the token answer in another shape, as it came. */
  readonly asSaid?: Readonly<Record<string, unknown>>;
}

let opened: LaunchStore | undefined;
/** Of this page and frame. */
export const store = (): LaunchStore => (opened ??= createLaunchStore(window));

/** Whether and how this frame can keep a sign-in that is under way. */
export const keepingPlace = (): Place => placeOf(window);

/** 128 random bits as 32 hexadecimal digits. fhirclient's own keys come from Math.random, which can be guessed. */
export function unguessable(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/**
 * The `state` of a new sign-in. It ends with the issuer's id, so that the gateway serves the page that the person comes
 * back to for this issuer's frames alone.
 */
export const newState = (issuerId: string): string => `${unguessable()}.${issuerId}`;

/** Whether this text can be a state that this app made. */
export const looksLikeState = (text: string): boolean => /^[0-9a-f]{32}\.[\w-]{1,200}$/.test(text);

export function entryOf(state: string): Entry | undefined {
  const kept = store().read(state);
  try {
    const entry: unknown = JSON.parse(kept ?? '');
    return typeof entry === 'object' && entry !== null ? entry : undefined;
  } catch {
    // Where storage is blocked, any page that was in the frame meanwhile can have written it.
    return undefined;
  }
}

const change = (state: string, more: Entry): void =>
  store().keep(state, JSON.stringify({ ...entryOf(state), ...more }));

export const keepNonce = (state: string, nonce: string): void => change(state, { nonce });

/** Has fhirclient exchange this sign-in's code, and renew its token, at another address than the record system's own. */
export const keepTokenAddress = (state: string, tokenUri: string): void => change(state, { tokenUri });

/** A sign-in with what a code is exchanged with. */
export interface OnTheWay extends Entry {
  readonly codeVerifier?: string;
  readonly codeChallenge?: string;
}

/** Keeps a token answer for a refresh of the frame, without what was needed to get it. */
export function holdTokens(state: string, entry: OnTheWay): void {
  const { codeVerifier: _, codeChallenge: __, nonce: ___, ...held } = entry;
  store().hold(state, JSON.stringify(held));
}

/** Forgets a sign-in: fhirclient's entry with its tokens, and the nonce. */
export const forget = (state: string): void => store().remove(state);

const hourMs = 3_600_000;

/** Removes what earlier launches left in this tab's storage: sign-ins that nobody finished, and tokens long ended. */
export function forgetOldSignIns(nowMs: number): void {
  if (keepingPlace() !== 'session-storage') return;
  for (const state of Object.keys(sessionStorage).filter(looksLikeState)) {
    const { expiresAt, madeAt = 0, tokenResponse } = entryOf(state) ?? {};
    const over = tokenResponse?.access_token ? (expiresAt ?? 0) * 1000 + 12 * hourMs : madeAt + hourMs;
    if (over < nowMs) forget(state);
  }
}
