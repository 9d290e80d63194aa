import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { signedIn } from '../sessions/bearer.ts';
import { activityRoutes } from './activity-routes.ts';
import { noteReading } from './note.ts';
import { searchRoutes } from './search-routes.ts';
import { verifyRoutes } from './verify-routes.ts';

const noRight = refusal(403, 'no-right', 'Your role may not read the register here.', {
  fix: 'Your organisation gives the right "read-registers" to roles in the issuer’s configuration.',
});

/** Lets those through who may read registers; that somebody else tried is in the ledger. */
const mayRead = (deps: Deps) =>
  createMiddleware<Env>(async (c, next) => {
    if (!c.get('session').rights.includes('read-registers')) {
      await noteReading(deps, c, { what: 'Register', refused: 'no-right' });
      return refuse(c, noRight);
    }
    await next();
    return;
  });

/** The registers of the session's organisation. No child is needed, and one on screen makes no difference. */
export function registerRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.use('/register/*', signedIn(deps), mayRead(deps));
  app.route('/', searchRoutes(deps));
  app.route('/', verifyRoutes(deps));
  app.route('/', activityRoutes(deps));
  return app;
}
