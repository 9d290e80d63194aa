import { randomBytes } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { HonoRequest } from 'hono';
import type { Configuration } from '../config/configuration.ts';
import type { Env } from './deps.ts';

type Issuer = Configuration['issuers'][number];

const closed =
  'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()';

/**
 * What record systems open: the launch, what comes back of the sign-in, and the self-check that a failed launch leads to.
 * Nothing else is ever framed.
 */
const framed: readonly string[] = ['/', '/launch', '/self-check'];

/**
 * Security headers of every response, errors too. A fresh nonce allows the styles that the app makes as it runs.
 * The window of the NHS sign-in, under `/nhs/`, needs its opener, and so does a page that a record system opened and sends
 * messages to: there is no `Cross-Origin-Opener-Policy` to part them.
 * `X-Frame-Options` is left out on purpose: it knows no list, and `frame-ancestors` names the EHRs that frame Safelight.
 */
export function securityHeaders(config: Configuration) {
  return createMiddleware<Env>(async (c, next) => {
    const nonce = randomBytes(16).toString('base64');
    c.set('nonce', nonce);
    await next();
    const headers = c.res.headers;
    headers.set('content-security-policy', policy(c.req, config.issuers, nonce));
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('permissions-policy', closed);
    for (const [name, value] of Object.entries(sharing(c.req.path))) headers.set(name, value);
    headers.set('x-request-id', c.get('requestId'));
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    if (isHttps(c.req.url, c.req.header('x-forwarded-proto'))) {
      headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
    }
  });
}

function policy(request: HonoRequest, issuers: readonly Issuer[], nonce: string): string {
  const ours = framed.includes(request.path) ? issuersOf(request, issuers) : [];
  const reached = ours.flatMap(({ iss, origins, hubs }) => [
    new URL(iss).origin,
    ...origins,
    // A hub is asked over https and listened to over wss; an address of one scheme does not allow the other.
    ...hubs.flatMap((hub) => [hub, hub.replace(/^http/, 'ws')]),
  ]);
  const ancestors = ours.flatMap(({ frameAncestors }) => frameAncestors);
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${unique(["'self'", ...reached])}`,
    `frame-ancestors ${ancestors.length === 0 ? "'none'" : unique(ancestors)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * Whose page this is: the launch names its issuer, and the `state` that comes back of the sign-in ends with the issuer's
 * id. Where neither says it, every issuer may frame the page, which then only says why nothing opened.
 */
function issuersOf(request: HonoRequest, issuers: readonly Issuer[]): readonly Issuer[] {
  // As the page itself reads them, however they are spelt or repeated.
  const given = new URL(request.url).searchParams;
  const iss = request.path === '/launch' ? given.get('iss') : null;
  const id = request.path === '/' ? given.get('state')?.split('.')[1] : undefined;
  const behind = iss ?? issuers.find((issuer) => issuer.id === id)?.iss;
  const known = issuers.filter((issuer) => issuer.iss === behind);
  return known.length === 0 ? issuers : known;
}

/**
 * Who may load it from another origin. A page that isolates itself may frame only documents that say so in turn; and a
 * frame without an origin of its own, which cannot work, must at least get the script that says why. Both are public, and
 * the same for everybody.
 */
function sharing(path: string): Readonly<Record<string, string>> {
  if (framed.includes(path))
    return {
      'cross-origin-resource-policy': 'cross-origin',
      // The self-check asks servers that say nothing of it, without credentials and without reading what comes.
      'cross-origin-embedder-policy': path === '/self-check' ? 'credentialless' : 'require-corp',
    };
  if (path.startsWith('/assets/'))
    return { 'cross-origin-resource-policy': 'same-origin', 'access-control-allow-origin': '*' };
  return { 'cross-origin-resource-policy': 'same-origin' };
}

const unique = (values: readonly string[]): string => [...new Set(values)].join(' ');

const isHttps = (url: string, forwarded: string | undefined): boolean =>
  (forwarded ?? new URL(url).protocol.slice(0, -1)) === 'https';
