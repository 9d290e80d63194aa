import type { Hono } from 'hono';
import type * as v from 'valibot';
import { LookUp, RecordOtherCheck, type OtherCheckShape } from '../../src/api/cpis.ts';
import { recordAudit } from '../../src/domain/audit/record-audit.ts';
import { append } from '../audit/ledger.ts';
import { noteRead } from '../audit/note-read.ts';
import { auditOf } from '../audit/of-session.ts';
import { bodyOf } from '../http/body.ts';
import type { ChildEnv, Deps } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { childRoutes } from '../sessions/bearer.ts';
import { lookUpsWith } from './look-up.ts';
import { rightsHere } from './rights-here.ts';

/** CP-IS: what is known, one look-up, and checks made some other way. */
export function lookUpRoutes(deps: Deps): Hono<ChildEnv> {
  const { store, clock } = deps;
  const lookUps = lookUpsWith(deps);
  const app = childRoutes(deps, '/cpis/*');

  app.get('/cpis', async (c) => c.json(await lookUps.current(c.get('session'), c.get('requestId'))));

  app.post('/cpis/look-ups', async (c) => {
    const ask = await bodyOf(c, LookUp);
    if (!ask.ok) {
      await lookUps.unread(c.get('session'), c.get('requestId'));
      return refuse(c, ask.failure);
    }
    return c.json(await lookUps.ask(c.get('session'), ask.value, c.get('requestId')));
  });

  app.get('/cpis/other-checks', async (c) => {
    const checks = await store.otherChecks.list(c.get('session'));
    if (checks.length > 0) await noteRead(deps, c, 'Checks of child protection information made another way');
    return c.json(checks);
  });

  app.post('/cpis/other-checks', async (c) => {
    const body = await bodyOf(c, RecordOtherCheck);
    if (!body.ok) return refuse(c, body.failure);
    const session = c.get('session');
    if ((await rightsHere(deps, session)).length === 0) {
      await noteRead(deps, c, 'Record of a check made another way', 'no-right');
      return refuse(c, refusal(403, 'no-right', 'Your role may not record this here.'));
    }
    const { name, role } = session.clinician;
    const check: v.InferOutput<typeof OtherCheckShape> = {
      ...body.value,
      by: { name, ...(role === undefined ? {} : { role }) },
    };
    await store.db.transaction().execute(async (tx) => {
      const id = await store.otherChecks.add(tx, session, check, clock());
      await append(
        tx,
        session.tenant.id,
        recordAudit({
          ...auditOf(deps, session, c.get('requestId'), 'record'),
          purpose: 'TREAT',
          stored: { reference: id, description: 'Check of child protection information made another way' },
          details: { how: check.how },
        }),
      );
    });
    return c.json(check, 201);
  });

  return app;
}
