import { Hono } from 'hono';
import { RecordRuleOutcome } from '../../src/api/rule-figures.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import type { GatewaySession } from '../sessions/session.ts';
import { together } from '../store/together.ts';
import { noteInLedger } from './acting.ts';
import { noteRuleOutcome, outcomeOfConcern } from './count-outcomes.ts';

/** Whose concerns somebody may speak of: with registers the organisation's, else the child's on screen; or nobody's. */
function reach(session: GatewaySession): { readonly childKey?: string } | undefined {
  if (session.rights.includes('read-registers')) return {};
  const own = session.rights.includes('record-concern') && 'patientId' in session;
  return own ? { childKey: session.childKey } : undefined;
}

/** What became of a concern, so that it can be known whether the rules that fired before it were right. */
export function outcomeRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();

  app.post('/rules/outcomes', async (c) => {
    const body = await bodyOf(c, RecordRuleOutcome);
    if (!body.ok) return refuse(c, body.failure);
    const { concern: reference, outcome } = body.value;
    const session = c.get('session');
    const within = reach(session);
    if (within === undefined) {
      await noteInLedger(deps, c, outcomeOfConcern, reference, 'no-right');
      return refuse(c, refusal(403, 'no-right', 'Your role may not say what became of this concern here.'));
    }
    const asking = { session, requestId: c.get('requestId') };
    const known = await together(deps.store.db, (tx) =>
      noteRuleOutcome(deps, asking, tx, { reference, ...within }, outcome),
    );
    if (known) return c.body(null, 204);
    await noteInLedger(deps, c, outcomeOfConcern, reference, 'unknown-concern');
    return refuse(c, refusal(404, 'unknown-concern', 'There is no such concern.'));
  });

  return app;
}
