import type { Screen } from './screen.ts';

/** What the window's two pages work with. */
export interface SignInPage {
  readonly window: Pick<
    Window,
    | 'opener'
    | 'history'
    | 'sessionStorage'
    | 'addEventListener'
    | 'removeEventListener'
    | 'setTimeout'
    | 'clearTimeout'
    | 'close'
  > & { readonly location: Pick<Location, 'origin' | 'pathname' | 'search' | 'replace'> };
  readonly show: (screen: Screen) => void;
}

/** Where the window keeps the state of its own sign-in, until it comes back. */
export const stateKey = 'safelight-nhs-sign-in';
