import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { Figures } from '../metrics/figures.ts';
import type { Env } from './deps.ts';

/** A UUID, with or without its hyphens: anything freer could be a name or an NHS number. */
const uuid = /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i;

/** Names the request: the caller's `X-Request-Id` where it is a UUID, else a new one. */
export const requestIds = createMiddleware<Env>(async (c, next) => {
  const given = c.req.header('x-request-id');
  c.set('requestId', given !== undefined && uuid.test(given) ? given : randomUUID());
  await next();
});

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);

/**
 * One line a request, and one more in the figures: method, route as a pattern, status, time. Never a path with its values, a
 * header or a body.
 */
export const requestLog = (log: Logger, figures: Pick<Figures, 'request'>) =>
  createMiddleware<Env>(async (c, next) => {
    const began = performance.now();
    await next();
    const ms = performance.now() - began;
    const of = {
      method: methods.has(c.req.method) ? c.req.method : 'other',
      route: routePath(c, -1),
      status: c.res.status,
    };
    figures.request({ ...of, seconds: ms / 1000 });
    log.info(
      {
        ...of,
        ms: Math.round(ms),
        tenant: c.get('tenant'),
        requestId: c.get('requestId'),
      },
      'request',
    );
  });

/** What may be said of an unexpected error: its kind and where, never its message, which may hold what was stored. */
export function errorFacts(error: unknown): { kind: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { stack = '', message } = error;
  const at = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .find((line) => /^\s+at .*gateway/.test(line))
    ?.trim();
  return {
    kind: error.name,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(at === undefined ? {} : { at }),
  };
}
