import FHIR from 'fhirclient/lib/entry/browser';
import type { fhirclient } from 'fhirclient/lib/types';
import { entryOf, forget, holdTokens, looksLikeState, store, type OnTheWay } from './browser-state.ts';
import { putRight } from './put-right.ts';

/**
 * The library's storage. It knows entries by their `state` and nothing else: the library's pointer at the latest sign-in
 * (`SMART_KEY`) is one for the whole tab, and would mix two children in two frames. A code is exchanged once: what is
 * needed for that is gone when it was read, and no token is kept beside it.
 */
const storage: fhirclient.Storage = {
  get(key: unknown) {
    if (typeof key !== 'string' || !looksLikeState(key)) return Promise.resolve(null);
    const entry = entryOf(key);
    if (entry !== undefined && !entry.tokenResponse?.access_token) forget(key);
    return Promise.resolve(entry ?? null);
  },
  set(key, entry: OnTheWay) {
    // In place: the library goes on with this very object.
    putRight(entry, Math.floor(Date.now() / 1000));
    if (looksLikeState(key)) keep(key, entry);
    return Promise.resolve(entry);
  },
  unset(key: unknown) {
    const known = typeof key === 'string' && looksLikeState(key);
    if (known) forget(key);
    return Promise.resolve(known);
  },
};

function keep(state: string, entry: OnTheWay): void {
  if (entry.tokenResponse?.access_token) holdTokens(state, entry);
  else store().keep(state, JSON.stringify({ ...entry, madeAt: Date.now() }));
}

/**
 * The library has one adapter for a page: every call of it goes through this storage, and finds the address as it is, not
 * as it was at its first look.
 */
const { environment } = FHIR.client('https://nowhere.invalid');
Object.assign(environment, { getStorage: () => storage, getUrl: () => new URL(location.href) });

/**
 * The SMART library, set up once for both pages. The state stays in the address, where a refresh finds it. A public client
 * must name itself when it renews a token; the library leaves that out by default.
 */
Object.assign(FHIR.oauth2.settings, { fullSessionStorageSupport: false, refreshTokenWithClientId: true });

export const { authorize, ready } = FHIR.oauth2;
