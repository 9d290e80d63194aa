import type { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import * as v from 'valibot';
import { ConcernShape } from '../../src/api/concern-shape.ts';
import { RecordCall, RecordOutcome } from '../../src/api/concerns.ts';
import type { Right } from '../../src/api/sessions.ts';
import { noteRead } from '../audit/note-read.ts';
import { bodyOf } from '../http/body.ts';
import type { ChildEnv, Deps } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { childRoutes } from '../sessions/bearer.ts';
import { logConcern } from './log-concern.ts';
import { recordCall } from './record-call.ts';
import { recordOutcome } from './record-outcome.ts';
import { follow, followCalls } from './standing.ts';
import { firstCalls, newestFirst, ofCall, ofConcern } from './summaries.ts';

/** Lets a request through when the session has the right. */
export const allowed = (deps: Deps, right: Right, what: string) =>
  createMiddleware<ChildEnv>(async (c, next) => {
    if (!c.get('session').rights.includes(right)) {
      await noteRead(deps, c, what, 'no-right');
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

const dayMs = 86_400_000;
const notYet = refusal(400, 'not-yet', 'It has not happened yet.', {
  field: 'at',
  fix: 'Give the time of the call.',
});
const unknown = refusal(404, 'unknown-concern', 'This child has no such concern.');

/** Writing in the safeguarding log, for the child of the session, and the list of what is there. */
export function concernRoutes(deps: Deps): Hono<ChildEnv> {
  const { store } = deps;
  const paths = ['/concerns', '/concerns/:reference/record', '/concerns/:id/calls'];
  const app = childRoutes(deps, ...paths);
  for (const path of paths) app.use(path, allowed(deps, 'record-concern', 'Safeguarding log'));

  app.get('/concerns', async (c) => {
    const session = c.get('session');
    await noteRead(deps, c, 'Safeguarding log');
    const concerns = await follow(deps, store.db, session.tenant.id, await store.concerns.list(session));
    const written = new Set(concerns.map(({ logged }) => logged.id));
    const rung = await store.concernCalls.list(session);
    const calls = await followCalls(deps, store.db, session.tenant.id, rung);
    const owed = firstCalls(
      calls.filter(({ settled }) => settled === undefined).map(({ call }) => call),
      written,
    );
    const over = firstCalls(rung, new Set([...written, ...owed.map(({ concern }) => concern)]));
    return c.json(
      [
        ...concerns.map((one) => ofConcern(one, session)),
        ...calls
          .filter(({ call }) => owed.includes(call) || over.includes(call))
          .map(({ call, ...came }) => ofCall(call, came, session)),
      ].sort(newestFirst),
    );
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
    const asking = { session: c.get('session'), requestId: c.get('requestId') };
    const known = await recordOutcome(deps, asking, c.req.param('reference'), outcome.value);
    if (known !== undefined) return c.json(known);
    await noteRead(deps, c, 'Outcome of writing the concern to the clinical record', 'unknown-concern');
    return refuse(c, unknown);
  });

  app.post('/concerns/:id/calls', async (c) => {
    const call = await bodyOf(c, RecordCall);
    if (!call.ok) return refuse(c, call.failure);
    const concern = c.req.param('id');
    if (!v.is(v.pipe(v.string(), v.uuid()), concern)) {
      return refuse(c, refusal(400, 'body-wrong', "The concern's id is not a UUID."));
    }
    if (Date.parse(call.value.at) > deps.clock().getTime() + dayMs) return refuse(c, notYet);
    const asking = { session: c.get('session'), requestId: c.get('requestId') };
    return c.json(await recordCall(deps, asking, concern, call.value), 201);
  });

  return app;
}
