import { createMiddleware } from 'hono/factory';
import type { Deps, Env } from './deps.ts';
import { refusal, refuse } from './problem.ts';

/** More callers than one process serves in a minute. */
const callersCounted = 5000;

/**
 * So many requests a minute for each bearer token, and as many together for those without one. Counted in each process:
 * it protects a process from one page gone wild, and grants nothing.
 */
export function rateLimit({ clock }: Pick<Deps, 'clock'>, perMinute: number) {
  let minute = 0;
  let counts = new Map<string, number>();
  return createMiddleware<Env>(async (c, next) => {
    const now = Math.floor(clock().getTime() / 60_000);
    if (now !== minute) {
      minute = now;
      counts = new Map();
    }
    const given = c.req.header('authorization') ?? '';
    // Made-up tokens share one count once there are many: they neither fill the memory nor each get an allowance.
    const caller = counts.has(given) || counts.size < callersCounted ? given : '';
    const count = (counts.get(caller) ?? 0) + 1;
    counts.set(caller, count);
    if (count > perMinute) {
      c.header('retry-after', '60');
      return refuse(c, refusal(429, 'too-many-requests', 'Too many requests.', { fix: 'Wait a minute.' }));
    }
    await next();
    return;
  });
}
