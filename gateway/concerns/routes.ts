import type { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import { ConcernShape, RecordCall, RecordOutcome, type CallRecorded } from '../../src/api/concerns.ts';
import type { Right } from '../../src/api/sessions.ts';
import { recordAudit } from '../../src/domain/audit/record-audit.ts';
import { oneWorkingDayAfter } from '../../src/domain/calendar/working-day.ts';
import { append } from '../audit/ledger.ts';
import { noteRead } from '../audit/note-read.ts';
import { auditOf } from '../audit/of-session.ts';
import { bodyOf } from '../http/body.ts';
import type { ChildEnv, Deps } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { childRoutes } from '../sessions/bearer.ts';
import { logConcern } from './log-concern.ts';
import { summaries } from './summaries.ts';

/** Lets a request through when the session has the right. */
const allowed = (deps: Deps, right: Right) =>
  createMiddleware<ChildEnv>(async (c, next) => {
    if (!c.get('session').rights.includes(right)) {
      await noteRead(deps, c, 'Safeguarding log', 'no-right');
      return refuse(
        c,
        refusal(403, 'no-right', 'Your role may not do this here.', {
          fix: `Your organisation gives the right "${right}" to roles in the issuer's configuration.`,
        }),
      );
    }
    await next();
    return;
  });

/** The safeguarding log, for the child of the session. */
export function concernRoutes(deps: Deps): Hono<ChildEnv> {
  const { store, clock, config } = deps;
  const app = childRoutes(deps, '/concerns/*');
  app.use('/concerns/*', allowed(deps, 'record-concern'));

  app.get('/concerns', async (c) => {
    const session = c.get('session');
    await noteRead(deps, c, 'Safeguarding log');
    return c.json(summaries(await store.concerns.list(session), await store.concernCalls.list(session)));
  });

  app.post('/concerns', async (c) => {
    const concern = await bodyOf(c, ConcernShape);
    if (!concern.ok) return refuse(c, concern.failure);
    const logged = await logConcern(deps, c.get('session'), concern.value, c.get('requestId'));
    if (!logged.ok) return refuse(c, logged.failure);
    return c.json(logged.value);
  });

  app.put('/concerns/:reference/record', async (c) => {
    const outcome = await bodyOf(c, RecordOutcome);
    if (!outcome.ok) return refuse(c, outcome.failure);
    const session = c.get('session');
    const reference = c.req.param('reference');
    const known = await store.db.transaction().execute(async (tx) => {
      if (!(await store.concerns.noteOutcome(tx, session, reference, outcome.value))) return false;
      await append(
        tx,
        session.tenant.id,
        recordAudit({
          ...auditOf(deps, session, c.get('requestId')),
          purpose: 'TREAT',
          stored: { reference, description: 'Outcome of writing the concern to the clinical record' },
          details: { outcome: outcome.value.state },
        }),
      );
      return true;
    });
    return known
      ? c.body(null, 204)
      : refuse(c, refusal(404, 'unknown-concern', 'This child has no such concern.'));
  });

  app.post('/concerns/:id/calls', async (c) => {
    const call = await bodyOf(c, RecordCall);
    if (!call.ok) return refuse(c, call.failure);
    const concern = c.req.param('id');
    if (!v.is(v.pipe(v.string(), v.uuid()), concern)) {
      return refuse(c, refusal(400, 'body-wrong', "The concern's id is not a UUID."));
    }
    const session = c.get('session');
    const now = clock();
    const due = oneWorkingDayAfter(now.toISOString(), config.site.workingDayEnds);
    await store.db.transaction().execute(async (tx) => {
      const isNew = await store.concernCalls.add(tx, session, {
        concern,
        copy: { call: call.value, by: session.clinician.name },
        recordedAt: now,
        writtenCopyDueAt: new Date(due.at),
      });
      if (!isNew) return;
      await append(
        tx,
        session.tenant.id,
        recordAudit({
          ...auditOf(deps, session, c.get('requestId')),
          purpose: 'THREAT',
          stored: { reference: `urn:uuid:${concern}`, description: 'Telephone call about a concern' },
        }),
      );
    });
    const recorded: v.InferOutput<typeof CallRecorded> = {
      recordedAt: now.toISOString(),
      writtenCopyDueAt: due.at,
      bankHolidays: due.bankHolidays,
    };
    return c.json(recorded, 201);
  });

  return app;
}
