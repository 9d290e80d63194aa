import type { Hono } from 'hono';
import { Acknowledge, type Acknowledgement } from '../../src/api/acknowledgements.ts';
import { recordAudit } from '../../src/domain/audit/record-audit.ts';
import { append } from '../audit/ledger.ts';
import { noteRead } from '../audit/note-read.ts';
import { auditOf } from '../audit/of-session.ts';
import { bodyOf } from '../http/body.ts';
import type { ChildEnv, Deps } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { countAcknowledged } from '../rules/count-outcomes.ts';
import { childRoutes } from '../sessions/bearer.ts';

const dayMs = 86_400_000;

/** What clinicians said of this child's red flags: seen by every clinician who opens the child. */
export function acknowledgementRoutes(deps: Deps): Hono<ChildEnv> {
  const { store, clock } = deps;
  const app = childRoutes(deps, '/acknowledgements');

  app.get('/acknowledgements', async (c) => {
    const session = c.get('session');
    // They name the flags, and so are shown to whom flags are.
    if (session.redFlags === 'none') {
      await noteRead(deps, c, 'Acknowledgements of red flags', 'no-right');
      return refuse(c, refusal(403, 'no-right', 'Your role is not shown red flags here.'));
    }
    return c.json(await store.acknowledgements.list(session));
  });

  app.post('/acknowledgements', async (c) => {
    const body = await bodyOf(c, Acknowledge);
    if (!body.ok) return refuse(c, body.failure);
    const session = c.get('session');
    if (!session.rights.includes('acknowledge')) {
      await noteRead(deps, c, 'Acknowledgement of a red flag', 'no-right');
      return refuse(c, refusal(403, 'no-right', 'Your role may not acknowledge a red flag here.'));
    }
    const { name, role } = session.clinician;
    const at = clock();
    const acknowledgement: Acknowledgement = {
      ...body.value,
      at: at.toISOString(),
      until: new Date(at.getTime() + body.value.days * dayMs).toISOString(),
      by: { name, ...(role === undefined ? {} : { role }) },
    };
    const { rule, version, reason } = acknowledgement;
    await store.db.transaction().execute(async (tx) => {
      await store.acknowledgements.add(tx, session, acknowledgement);
      await append(
        tx,
        session.tenant.id,
        recordAudit({
          ...auditOf(deps, session, c.get('requestId'), 'record'),
          purpose: 'TREAT',
          stored: { reference: `${rule} ${version}`, description: 'Red flag acknowledged' },
          details: { reason },
        }),
      );
    });
    await countAcknowledged(deps, session, { rule, version, reason });
    return c.json(acknowledgement, 201);
  });

  return app;
}
