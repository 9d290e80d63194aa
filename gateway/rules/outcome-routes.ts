import { Hono } from 'hono';
import { RecordRuleOutcome } from '../../src/api/rule-figures.ts';
import { ruleAudit } from '../../src/domain/audit/rule-audit.ts';
import { append } from '../audit/ledger.ts';
import { userAuditOf } from '../audit/of-session.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import type { GatewaySession } from '../sessions/session.ts';
import { noteInLedger } from './acting.ts';

const what = 'Outcome of a concern';

/** Whose concerns somebody may speak of: with registers the organisation's, else the child's on screen; or nobody's. */
function reach(session: GatewaySession): { readonly childKey?: string } | undefined {
  if (session.rights.includes('read-registers')) return {};
  const own = session.rights.includes('record-concern') && 'patientId' in session;
  return own ? { childKey: session.childKey } : undefined;
}

/** What became of a concern, so that it can be known whether the rules that fired before it were right. */
export function outcomeRoutes(deps: Deps): Hono<Env> {
  const { store, clock } = deps;
  const app = new Hono<Env>();

  app.post('/rules/outcomes', async (c) => {
    const body = await bodyOf(c, RecordRuleOutcome);
    if (!body.ok) return refuse(c, body.failure);
    const { concern: reference, outcome } = body.value;
    const session = c.get('session');
    const within = reach(session);
    if (within === undefined) {
      await noteInLedger(deps, c, what, reference, 'no-right');
      return refuse(c, refusal(403, 'no-right', 'Your role may not say what became of this concern here.'));
    }
    const tenant = session.tenant.id;
    const known = await store.db.transaction().execute(async (tx) => {
      const said = { outcome, byKey: session.userKey, at: clock() };
      const kept = await store.ruleFigures.outcomeKnown(tx, { tenant, reference, ...within }, said);
      if (kept === 'new') {
        const entry = { ...userAuditOf(deps, session, c.get('requestId')), what, about: reference };
        await append(tx, tenant, ruleAudit({ ...entry, details: { outcome } }));
      }
      return kept;
    });
    if (known !== 'no-such-concern') return c.body(null, 204);
    await noteInLedger(deps, c, what, reference, 'unknown-concern');
    return refuse(c, refusal(404, 'unknown-concern', 'There is no such concern.'));
  });

  return app;
}
