import { Hono } from 'hono';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { signedIn } from '../sessions/bearer.ts';

/** `GET /api/questionnaires/:id`: a local authority's own questions, in a session. Nothing of a child is in it. */
export function questionnaireRoutes(deps: Deps): Hono<Env> {
  const { questionnaires } = deps.config;
  const app = new Hono<Env>();
  app.get('/questionnaires/:id', signedIn(deps), (c) => {
    const found = questionnaires.find(({ id }) => id === c.req.param('id'));
    return found === undefined
      ? refuse(c, refusal(404, 'no-questionnaire', 'There is no such form here.'))
      : c.json(found);
  });
  return app;
}
