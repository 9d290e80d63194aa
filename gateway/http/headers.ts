import { randomBytes } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { Configuration } from '../config/configuration.ts';
import type { Env } from './deps.ts';

const closed =
  'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()';

/**
 * Security headers of every response, errors too. A fresh nonce allows the styles that the app makes as it runs.
 * The window of the NHS sign-in, under `/nhs/`, is never framed, and needs its opener: there is no
 * `Cross-Origin-Opener-Policy` to part them.
 * `X-Frame-Options` is left out on purpose: it knows no list, and `frame-ancestors` names the EHRs that frame Safelight.
 */
export function securityHeaders(config: Configuration) {
  const ehrs = config.issuers.flatMap(({ iss, origins }) => [new URL(iss).origin, ...origins]);
  const ancestors = config.issuers.flatMap(({ frameAncestors }) => frameAncestors);
  const policy = (nonce: string, alone: boolean): string =>
    [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src ${alone ? "'self'" : unique(["'self'", ...ehrs])}`,
      `frame-ancestors ${alone || ancestors.length === 0 ? "'none'" : unique(ancestors)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');

  return createMiddleware<Env>(async (c, next) => {
    const nonce = randomBytes(16).toString('base64');
    c.set('nonce', nonce);
    await next();
    const headers = c.res.headers;
    headers.set('content-security-policy', policy(nonce, c.req.path.startsWith('/nhs/')));
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('permissions-policy', closed);
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('x-request-id', c.get('requestId'));
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    if (isHttps(c.req.url, c.req.header('x-forwarded-proto'))) {
      headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
    }
  });
}

const unique = (values: readonly string[]): string => [...new Set(values)].join(' ');

const isHttps = (url: string, forwarded: string | undefined): boolean =>
  (forwarded ?? new URL(url).protocol.slice(0, -1)) === 'https';
