import { Hono } from 'hono';
import type { Deps, Env } from '../http/deps.ts';
import { signedIn } from '../sessions/bearer.ts';
import { readRuleRoutes } from './read-routes.ts';
import { writeRuleRoutes } from './write-routes.ts';

/** The rule book of the session's tenant. No route of it needs a child. */
export function ruleBookRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  for (const path of ['/rule-book', '/rule-book/*']) app.use(path, signedIn(deps));
  app.route('/', readRuleRoutes(deps));
  app.route('/', writeRuleRoutes(deps));
  return app;
}
