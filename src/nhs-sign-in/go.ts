import { stateKey, type SignInPage } from './sign-in-page.ts';

/** Longer than the app waits for the gateway to begin a sign-in. */
const longestMs = 60_000;

/**
 * Waits for the app that opened this window to say where to go, and goes nowhere else: only the opener, on this page's
 * own origin, is listened to. The state of that address is kept here, so that the window knows its own sign-in again.
 */
export function goWhereToldTo({ window, show }: SignInPage): void {
  const { opener } = window;
  const { origin } = window.location;
  if (opener === null || opener === undefined) {
    show('not-started');
    return;
  }
  show('waiting');
  const tooLong = window.setTimeout(() => show('nothing-came'), longestMs);
  const listen = (event: MessageEvent): void => {
    if (event.source !== opener || event.origin !== origin) return;
    const to = addressIn(event.data);
    const state = to?.searchParams.get('state') ?? '';
    if (to === undefined || state === '') return;
    window.removeEventListener('message', listen);
    window.clearTimeout(tooLong);
    try {
      window.sessionStorage.setItem(stateKey, state);
    } catch {
      show('storage-blocked');
      return;
    }
    show('going');
    // Replaced, so that "back" does not wait for the app a second time.
    window.location.replace(to.href);
  };
  window.addEventListener('message', listen);
  (opener as Window).postMessage({ safelight: 'nhs-sign-in-ready' }, origin);
}

/** The address in the app's answer; https, or http on this machine only. */
function addressIn(data: unknown): URL | undefined {
  if (typeof data !== 'object' || data === null || !('safelight' in data) || !('url' in data))
    return undefined;
  if (data.safelight !== 'nhs-sign-in-go' || typeof data.url !== 'string' || !URL.canParse(data.url))
    return undefined;
  const url = new URL(data.url);
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && here) ? url : undefined;
}
