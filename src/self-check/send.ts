/** A request without the launch's own token. What stands in it is sent and never shown. */
export interface Ask {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as `application/x-www-form-urlencoded`. */
  readonly form?: Readonly<Record<string, string>>;
}

/** What came of it. `ms` until it was whole. */
export type Told = { readonly ms: number } & (
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Headers;
      readonly text: string;
    }
  /** `reachable`: in a browser, whether the server answers where the answer need not be read. */
  | { readonly kind: 'no-answer'; readonly reachable?: boolean }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cut-off'; readonly status: number }
);

/** How requests are sent: by the browser, which allows what CORS allows, or by the command, which sees every header. */
export type Send = (ask: Ask) => Promise<Told>;
