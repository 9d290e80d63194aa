/** A request without the launch's own token, to the record system or its authorization server. */
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
  /** `reachable`: in a browser, whether the server answers where the answer may not be read. */
  | { readonly kind: 'no-answer'; readonly reachable?: boolean }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cut-off'; readonly status: number }
);

export type PlainSend = (ask: Ask) => Promise<Told>;

/**
 * Sends requests and tells what came of each; never throws. A browser does not say why an answer was kept from it:
 * `inBrowser`, a second request that asks for no answer tells a server that is away from one that allows nobody to read.
 */
export const plainSend =
  (timeoutMs: number, { inBrowser = false }: { readonly inBrowser?: boolean } = {}): PlainSend =>
  async ({ method, url, headers = {}, form }) => {
    const begun = performance.now();
    const took = () => performance.now() - begun;
    const signal = AbortSignal.timeout(timeoutMs);
    let response: Response;
    try {
      response = await fetch(url, {
        method,
        headers: {
          ...headers,
          ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
        signal,
        cache: 'no-store',
        credentials: 'omit',
        // What a form holds is not carried along.
        redirect: form === undefined ? 'follow' : 'error',
        referrerPolicy: 'no-referrer',
      });
    } catch {
      if (signal.aborted) return { kind: 'timed-out', ms: took() };
      return inBrowser
        ? { kind: 'no-answer', ms: took(), reachable: await isReachable(url, timeoutMs) }
        : { kind: 'no-answer', ms: took() };
    }
    try {
      const text = await response.text();
      return { kind: 'answered', status: response.status, headers: response.headers, text, ms: took() };
    } catch {
      return signal.aborted
        ? { kind: 'timed-out', ms: took() }
        : { kind: 'cut-off', status: response.status, ms: took() };
    }
  };

async function isReachable(url: string, timeoutMs: number): Promise<boolean> {
  try {
    await fetch(url, {
      mode: 'no-cors',
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    return true;
  } catch {
    return false;
  }
}
