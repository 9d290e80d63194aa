import { readUpTo } from './read-up-to.ts';

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
      /** Headers of the redirects that led to it, where they are seen: a browser does not show them. */
      readonly hops: readonly Headers[];
    }
  /** `reachable`: in a browser, whether the server answers where the answer may not be read. */
  | { readonly kind: 'no-answer'; readonly reachable?: boolean }
  | { readonly kind: 'timed-out' }
  /** `tooLarge`: it was broken off here. */
  | { readonly kind: 'cut-off'; readonly status: number; readonly tooLarge?: true }
);

export type PlainSend = (ask: Ask) => Promise<Told>;

interface Sending {
  readonly inBrowser: boolean;
  readonly signal: AbortSignal;
}

/** A discovery document, keys or a capability statement of this size is none. */
const mostBytes = 16 * 1024 * 1024;
const mostHops = 5;

/**
 * Sends requests and tells what came of each; never throws. A browser does not say why an answer was kept from it:
 * `inBrowser`, a second request that asks for no answer tells a server that is away from one that allows nobody to read.
 */
export const plainSend =
  (timeoutMs: number, { inBrowser = false }: { readonly inBrowser?: boolean } = {}): PlainSend =>
  async (ask) => {
    const begun = performance.now();
    const took = () => performance.now() - begun;
    const signal = AbortSignal.timeout(timeoutMs);
    let came: { readonly response: Response; readonly hops: readonly Headers[] };
    try {
      came = await followed(ask, { inBrowser, signal });
    } catch {
      if (signal.aborted) return { kind: 'timed-out', ms: took() };
      return inBrowser
        ? { kind: 'no-answer', ms: took(), reachable: await isReachable(ask.url, timeoutMs) }
        : { kind: 'no-answer', ms: took() };
    }
    const { response, hops } = came;
    const { status, headers } = response;
    try {
      const text = await readUpTo(response, mostBytes);
      return text === undefined
        ? { kind: 'cut-off', status, tooLarge: true, ms: took() }
        : { kind: 'answered', status, headers, text, hops, ms: took() };
    } catch {
      return signal.aborted ? { kind: 'timed-out', ms: took() } : { kind: 'cut-off', status, ms: took() };
    }
  };

/**
 * Follows the redirects of a GET one by one: what each of them allows counts as well. Any other answer is the last, and
 * so is one to a request with a token, which Safelight never sends on.
 */
async function followed(ask: Ask, sending: Sending) {
  const hops: Headers[] = [];
  let { url } = ask;
  for (;;) {
    const response = await sent({ ...ask, url }, sending);
    const mayFollow = ask.method === 'GET' && ask.headers?.['authorization'] === undefined;
    const next = mayFollow && hops.length < mostHops ? redirectOf(response, url) : undefined;
    if (next === undefined) return { response, hops };
    await response.body?.cancel();
    hops.push(response.headers);
    url = next;
  }
}

/** Where a redirect leads, if a browser would go there: to the web, and from an encrypted address to one alone. */
function redirectOf({ status, headers }: Response, from: string): string | undefined {
  const location = headers.get('location') ?? '';
  if (![301, 302, 303, 307, 308].includes(status) || location === '' || !URL.canParse(location, from))
    return undefined;
  const to = new URL(location, from);
  return to.protocol === 'https:' || to.protocol === new URL(from).protocol ? to.href : undefined;
}

const sent = ({ method, url, headers = {}, form }: Ask, { inBrowser, signal }: Sending): Promise<Response> =>
  fetch(url, {
    method,
    headers: {
      ...headers,
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
    signal,
    cache: 'no-store',
    credentials: 'omit',
    // What a form holds is not carried along. A browser shows no redirect: it follows, or it does not.
    redirect: inBrowser ? (form === undefined ? 'follow' : 'error') : 'manual',
    referrerPolicy: 'no-referrer',
  });

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
