import type { Hono } from 'hono';
import { SaveDraft } from '../../src/api/concerns.ts';
import { noteRead } from '../audit/note-read.ts';
import { bodyOf } from '../http/body.ts';
import type { ChildEnv, Deps } from '../http/deps.ts';
import { refuse } from '../http/problem.ts';
import { childRoutes } from '../sessions/bearer.ts';

/** One draft for each user and child. */
export function draftRoutes(deps: Deps): Hono<ChildEnv> {
  const { store, clock, config } = deps;
  const app = childRoutes(deps, '/draft');

  app.get('/draft', async (c) => {
    const draft = await store.drafts.find(c.get('session'), clock());
    if (draft === undefined) return c.body(null, 204);
    await noteRead(deps, c, 'Draft of a concern');
    return c.json(draft);
  });

  app.put('/draft', async (c) => {
    const body = await bodyOf(c, SaveDraft);
    if (!body.ok) return refuse(c, body.failure);
    const now = clock();
    const draft = { savedAt: now.toISOString(), content: body.value.content };
    await store.drafts.save(
      c.get('session'),
      draft,
      new Date(now.getTime() + config.site.draftHours * 3_600_000),
    );
    return c.json(draft);
  });

  app.delete('/draft', async (c) => {
    await store.drafts.discard(c.get('session'));
    return c.body(null, 204);
  });

  return app;
}
