import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Env } from './deps.ts';

/** Names the request: the caller's `X-Request-Id` where it is a plain one, else a new one. */
export const requestIds = createMiddleware<Env>(async (c, next) => {
  const given = c.req.header('x-request-id');
  c.set('requestId', given !== undefined && /^[\w-]{8,64}$/.test(given) ? given : randomUUID());
  await next();
});

/** One line a request: method, route as a pattern, status, time. Never a path with its values, a header or a body. */
export const requestLog = (log: Logger) =>
  createMiddleware<Env>(async (c, next) => {
    const began = performance.now();
    await next();
    log.info(
      {
        method: c.req.method,
        route: routePath(c, -1),
        status: c.res.status,
        ms: Math.round(performance.now() - began),
        tenant: c.get('tenant'),
        requestId: c.get('requestId'),
      },
      'request',
    );
  });

/** What may be said of an unexpected error: its kind and where, never its message, which may hold what was stored. */
export function errorFacts(error: unknown): { kind: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { kind: typeof error };
  const at = error.stack
    ?.split('\n')
    .find((line) => /^\s+at .*gateway/.test(line))
    ?.trim();
  return {
    kind: error.name,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(at === undefined ? {} : { at }),
  };
}
