import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Configuration } from '../config/configuration.ts';
import type { Env } from './deps.ts';

/** `GET /api/rules`: the pack in force, 304 when the caller has it. Nothing personal in it. */
export function ruleRoutes({ rulePack }: Configuration): Hono<Env> {
  const app = new Hono<Env>();
  app.use('/rules', etag());
  app.get('/rules', (c) =>
    c.json(rulePack, 200, { etag: `"${rulePack.version}"`, 'cache-control': 'no-cache' }),
  );
  return app;
}
