import { createServer } from 'node:http';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

const page = (words: string): string =>
  `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Safelight self-check</title><p>${words}</p></html>`;

export interface Callback {
  /** The parameters that came to the redirect address; undefined when nothing came in time. */
  readonly came: (waitMs: number) => Promise<URLSearchParams | undefined>;
  readonly close: () => void;
}

/** The address of a request, which anybody on this machine may send: some are none. */
const parsed = (path: string | undefined, base: string): URL | undefined =>
  path?.startsWith('/') === true && URL.canParse(path, base) ? new URL(path, base) : undefined;

/** Listens at the redirect address, on this machine alone. The failure is one line. */
export function listenForCallback(redirectUri: string): Promise<Result<Callback, string>> {
  const { hostname, port, pathname } = new URL(redirectUri);
  let tell: (parameters: URLSearchParams) => void = () => undefined;
  const first = new Promise<URLSearchParams>((resolve) => (tell = resolve));
  const server = createServer((request, response) => {
    const url = parsed(request.url, redirectUri);
    // Whatever else asks here, a preview or a probe, is no answer of a sign-in.
    const mine =
      request.method === 'GET' &&
      url?.pathname === pathname &&
      (url.searchParams.has('code') || url.searchParams.has('error'));
    response.writeHead(mine ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'",
    });
    response.end(
      page(mine ? 'The self-check has the answer. You can close this window.' : 'There is nothing here.'),
    );
    if (mine) tell(url.searchParams);
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return new Promise((resolve) => {
    server.once('error', () =>
      resolve(fail(`${redirectUri} cannot be listened at: choose another port with --redirect-uri.`)),
    );
    server.listen(Number(port), hostname === '[::1]' ? '::1' : hostname, () =>
      resolve(
        succeed({
          came: async (waitMs) => {
            let timer: ReturnType<typeof setTimeout> | undefined;
            const late = new Promise<undefined>((done) => {
              timer = setTimeout(() => done(undefined), waitMs);
            });
            return Promise.race([first, late]).finally(() => clearTimeout(timer));
          },
          close,
        }),
      ),
    );
  });
}
