import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { packsInForce } from '../rules/pack-in-force.ts';
import { signedIn } from '../sessions/bearer.ts';
import type { Deps, Env } from './deps.ts';

/**
 * `GET /api/rules`: the pack in force, 304 when the caller has it; with a session its tenant's, without one the
 * configured one. Nothing personal in it.
 */
export function ruleRoutes(deps: Deps, inForce: ReturnType<typeof packsInForce>): Hono<Env> {
  const { rulePack } = deps.config;
  const session = signedIn(deps);
  const app = new Hono<Env>();
  app.use('/rules', etag());
  app.get(
    '/rules',
    (c, next) => (c.req.header('authorization') === undefined ? next() : session(c, next)),
    async (c) => {
      const signedInHere = c.req.header('authorization') !== undefined;
      const { pack, tag } = signedInHere
        ? await inForce(c.get('tenant'))
        : { pack: rulePack, tag: rulePack.version };
      return c.json(pack, 200, { etag: `"${tag}"`, 'cache-control': 'no-cache', vary: 'authorization' });
    },
  );
  return app;
}
