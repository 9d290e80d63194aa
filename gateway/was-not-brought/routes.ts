import type { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type * as v from 'valibot';
import type { Right } from '../../src/api/sessions.ts';
import { RecordTeamTold, type TeamToldShape } from '../../src/api/was-not-brought.ts';
import { append } from '../audit/ledger.ts';
import { noteRead } from '../audit/note-read.ts';
import { bodyOf } from '../http/body.ts';
import type { ChildEnv, Deps } from '../http/deps.ts';
import { refusal, refuse, type Refusal } from '../http/problem.ts';
import { rightsHere } from '../look-ups/rights-here.ts';
import { childRoutes } from '../sessions/bearer.ts';
import { toldEntry } from './disclosure.ts';

const anyOf: readonly Right[] = ['record-concern', 'look-up-unscheduled', 'look-up-scheduled'];
const what = 'Calls to children’s social care about missed appointments';

/** A call that is written down later than this is a matter for the record, not for this list. */
const oldestMs = 7 * 24 * 60 * 60_000;
/** Two clocks that differ. */
const skewMs = 60_000;

/** That children's social care was told, by telephone, of a missed appointment. Nothing is sent to anybody here. */
export function wasNotBroughtRoutes(deps: Deps): Hono<ChildEnv> {
  const { store, clock } = deps;
  const app = childRoutes(deps, '/was-not-brought');
  app.use('/was-not-brought', allowed(deps));

  app.get('/was-not-brought', async (c) => {
    const calls = await store.teamTold.list(c.get('session'));
    if (calls.length > 0) await noteRead(deps, c, what);
    return c.json(calls);
  });

  app.post('/was-not-brought', async (c) => {
    const body = await bodyOf(c, RecordTeamTold);
    if (!body.ok) return refuse(c, body.failure);
    const wrong = timeFault(body.value.at, clock());
    if (wrong !== undefined) return refuse(c, wrong);
    const session = c.get('session');
    const { name, role } = session.clinician;
    const told: v.InferOutput<typeof TeamToldShape> = {
      ...body.value,
      by: { name, ...(role === undefined ? {} : { role }) },
    };
    const first = await store.db.transaction().execute(async (tx) => {
      if (!(await store.teamTold.add(tx, session, told))) return false;
      await append(tx, session.tenant.id, toldEntry(deps, session, c.get('requestId'), told));
      return true;
    });
    if (first) return c.json(told, 201);
    const kept = await store.teamTold.find(session, told.appointment);
    await noteRead(deps, c, what);
    return c.json(kept);
  });

  return app;
}

/** Lets a request through when its user may record a concern or look up: the list says that the child is on a plan. */
const allowed = (deps: Deps) =>
  createMiddleware<ChildEnv>(async (c, next) => {
    const rights = await rightsHere(deps, c.get('session'));
    if (!anyOf.some((right) => rights.includes(right))) {
      await noteRead(deps, c, what, 'no-right');
      return refuse(
        c,
        refusal(403, 'no-right', 'Your role may not do this here.', {
          fix: 'Your organisation gives the right to record concerns, or to look up, to roles in the issuer’s configuration.',
        }),
      );
    }
    await next();
    return;
  });

function timeFault(at: string, now: Date): Refusal | undefined {
  const ago = now.getTime() - new Date(at).getTime();
  if (ago < -skewMs) {
    return refusal(400, 'call-in-future', 'The time of the call is in the future.', {
      field: 'at',
      fix: 'Give the time at which the call was made.',
    });
  }
  if (ago > oldestMs) {
    return refusal(400, 'call-too-long-ago', 'The call was more than 7 days ago.', {
      field: 'at',
      fix: 'Write it in the child’s record instead.',
    });
  }
  return undefined;
}
