import { createMiddleware } from 'hono/factory';
import type { Issuer } from '../../smart-config/schema/issuer.ts';

/** Lets CDS clients that run in a browser call, from the origins that the issuer names and from no others. */
export const crossOrigin = createMiddleware<{ Variables: { issuer: Issuer } }>(async (c, next) => {
  const origin = c.req.header('origin');
  const allowed = origin !== undefined && c.get('issuer').cdsHooks?.origins.includes(origin) === true;
  if (c.req.method === 'OPTIONS') c.res = new Response(null, { status: 204 });
  else await next();
  c.res.headers.append('vary', 'Origin');
  if (!allowed) return;
  c.res.headers.set('access-control-allow-origin', origin);
  c.res.headers.set('access-control-expose-headers', 'X-Request-Id, Retry-After');
  if (c.req.method !== 'OPTIONS') return;
  c.res.headers.set('access-control-allow-methods', 'GET, POST, OPTIONS');
  c.res.headers.set('access-control-allow-headers', 'Authorization, Content-Type, X-Request-Id');
  c.res.headers.set('access-control-max-age', '600');
});
