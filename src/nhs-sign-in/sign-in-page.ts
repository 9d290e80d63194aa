import type { Screen } from './screen.ts';

type Listen = (type: 'message', listener: (event: MessageEvent) => void) => void;

/** What the window's two pages work with: as much of the browser's window as they use. */
export interface SignInPage {
  readonly window: {
    readonly opener: unknown;
    readonly history: Pick<History, 'replaceState'>;
    readonly sessionStorage: Storage;
    readonly location: Pick<Location, 'origin' | 'pathname' | 'search' | 'replace'>;
    readonly addEventListener: Listen;
    readonly removeEventListener: Listen;
    readonly setTimeout: (run: () => void, milliseconds: number) => number;
    readonly clearTimeout: (timer: number) => void;
    readonly close: () => void;
  };
  readonly show: (screen: Screen) => void;
}

/** Where the window keeps the state of its own sign-in, until it comes back. */
export const stateKey = 'safelight-nhs-sign-in';
