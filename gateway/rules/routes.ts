import { Hono } from 'hono';
import type { Deps, Env } from '../http/deps.ts';
import { signedIn } from '../sessions/bearer.ts';
import { codeSetRoutes } from './code-set-routes.ts';
import { figuresRoutes } from './figures-routes.ts';
import type { packsInForce } from './pack-in-force.ts';
import { outcomeRoutes } from './outcome-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { readRuleRoutes } from './read-routes.ts';
import { transferRoutes } from './transfer-routes.ts';
import { writeRuleRoutes } from './write-routes.ts';

const paths = [
  '/rule-book',
  '/rule-book/*',
  '/rules/figures',
  '/rules/figures/*',
  '/rules/outcomes',
  '/code-sets',
  '/code-sets/*',
  '/codes',
];

/** The rule book of the session's tenant. No route of it needs a child but the one that counts what rules answered. */
export function ruleBookRoutes(deps: Deps, inForce: ReturnType<typeof packsInForce>): Hono<Env> {
  const app = new Hono<Env>();
  for (const path of paths) app.use(path, signedIn(deps));
  app.route('/', figuresRoutes(deps, inForce));
  app.route('/', outcomeRoutes(deps));
  app.route('/', codeSetRoutes(deps));
  app.route('/', proposalRoutes(deps));
  app.route('/', transferRoutes(deps));
  app.route('/', readRuleRoutes(deps));
  app.route('/', writeRuleRoutes(deps));
  return app;
}
