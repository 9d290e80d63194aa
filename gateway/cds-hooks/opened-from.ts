import type { Hono } from 'hono';
import { OpenedFrom, type CameFrom } from '../../src/api/opened-from.ts';
import { bodyOf } from '../http/body.ts';
import type { ChildEnv, Deps } from '../http/deps.ts';
import { refuse } from '../http/problem.ts';
import { childRoutes } from '../sessions/bearer.ts';
import type { ChildSession } from '../sessions/session.ts';
import { openContext } from './app-context.ts';

/** What a launch's `appContext` is worth in this session; what it is not good for is ignored, and why is in the log. */
export function openedFromRoutes(deps: Deps): Hono<ChildEnv> {
  const app = childRoutes(deps, '/opened-from');
  app.post('/opened-from', async (c) => {
    const body = await bodyOf(c, OpenedFrom);
    if (!body.ok) return refuse(c, body.failure);
    const came = await cameFrom(deps, c.get('session'), body.value.appContext);
    if (typeof came !== 'string') return c.json(came);
    deps.log.info({ reason: came, requestId: c.get('requestId') }, 'an appContext was ignored');
    return c.json({});
  });
  return app;
}

async function cameFrom(
  { store, clock }: Deps,
  session: ChildSession,
  given: string,
): Promise<CameFrom | 'not-ours' | 'expired' | 'of-another-ehr' | 'of-another-child' | 'not-shown-flags'> {
  const context = openContext(store.seal, given, clock());
  if (typeof context === 'string') return context;
  if (context.issuer !== session.issuer) return 'of-another-ehr';
  if (session.redFlags === 'none') return 'not-shown-flags';
  return store.db.transaction().execute(async (tx) => {
    const card = await store.cdsCards.find(tx, context);
    if (card?.child_key !== session.childKey) return 'of-another-child';
    await store.cdsCards.opened(tx, context.card, clock());
    const { rule, version } = card;
    return rule === null || version === null ? {} : { alert: { rule, version } };
  });
}
