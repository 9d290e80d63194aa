import { Hono } from 'hono';
import * as v from 'valibot';
import { AmendConcern, OpenConcern, TellHappening } from '../../src/api/concern-log.ts';
import { SettleCall } from '../../src/api/concern-call.ts';
import { readAudit } from '../../src/domain/audit/read-audit.ts';
import { append } from '../audit/ledger.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { signedIn } from '../sessions/bearer.ts';
import { together } from '../store/together.ts';
import { aboutMany } from './about.ts';
import { amendConcern } from './amend-concern.ts';
import { boardOf, readBoard } from './board.ts';
import { openConcern } from './open-concern.ts';
import { askingIn, noteRefused, reachCall, reachConcern } from './reach-concern.ts';
import { callSettled, settleCall } from './settle-call.ts';
import { tellHappening } from './tell-happening.ts';

const State = v.optional(v.picklist(['open', 'overdue', 'closed']), 'open');

/** What is done with a concern after it was kept: in a session on its child, or without a child by those who lead. */
export function followRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  for (const path of ['open', 'happenings', 'versions', 'calls/settled'])
    app.use(`/concerns/:id/${path}`, signedIn(deps));
  app.use('/referrals', signedIn(deps));

  app.post('/concerns/:id/open', async (c) => {
    const why = await bodyOf(c, OpenConcern);
    if (!why.ok) return refuse(c, why.failure);
    const opened = await openConcern(deps, c, c.req.param('id'), why.value);
    return opened.ok ? c.json(opened.value) : refuse(c, opened.failure);
  });

  app.post('/concerns/:id/happenings', async (c) => {
    const told = await bodyOf(c, TellHappening);
    if (!told.ok) return refuse(c, told.failure);
    const id = c.req.param('id');
    const reached = await reachConcern(deps, c, id, { what: 'Step of a referral told', for: 'colleagues' });
    if (!reached.ok) return refuse(c, reached.failure);
    const kept = await tellHappening(deps, askingIn(c), reached.value.logged.id, told.value);
    return kept.ok ? c.json(kept.value) : refuse(c, kept.failure);
  });

  app.post('/concerns/:id/calls/settled', async (c) => {
    const told = await bodyOf(c, SettleCall);
    if (!told.ok) return refuse(c, told.failure);
    const reached = await reachCall(deps, c, c.req.param('id'), { what: callSettled, for: 'colleagues' });
    if (!reached.ok) return refuse(c, reached.failure);
    const kept = await settleCall(deps, askingIn(c), reached.value.concern, told.value);
    if (kept.ok) return c.json(kept.value);
    await noteRefused(deps, c, callSettled, kept.failure, reached.value);
    return refuse(c, kept.failure);
  });

  app.post('/concerns/:id/versions', async (c) => {
    const amended = await bodyOf(c, AmendConcern);
    if (!amended.ok) return refuse(c, amended.failure);
    const id = c.req.param('id');
    const what = 'Safeguarding concern amended';
    const reached = await reachConcern(deps, c, id, { what, for: 'need-to-know' });
    if (!reached.ok) return refuse(c, reached.failure);
    const kept = await amendConcern(deps, askingIn(c), reached.value.logged.id, amended.value);
    if (!kept.ok) {
      await noteRefused(deps, c, what, kept.failure, reached.value.logged);
      return refuse(c, kept.failure);
    }
    // Whoever amended it has read it: it is given back whole, as an opening of its own.
    const opened = await openConcern(deps, c, id, { reason: 'referral-follow-up' });
    return opened.ok ? c.json(opened.value) : refuse(c, opened.failure);
  });

  app.get('/referrals', async (c) => {
    const state = v.safeParse(State, c.req.query('state'));
    if (!state.success) {
      return refuse(
        c,
        refusal(400, 'body-wrong', 'There is no such list.', {
          field: 'state',
          fix: 'Ask for open, overdue or closed.',
        }),
      );
    }
    const asking = askingIn(c);
    const { session } = asking;
    const of = boardOf(session);
    const what = 'Register of referrals';
    if (of === undefined) {
      const no = refusal(403, 'no-right', 'Your role is not shown referrals here.', {
        fix: 'Open Safelight from a child’s record, or ask the safeguarding lead.',
      });
      await noteRefused(deps, c, what, no);
      return refuse(c, no);
    }
    const board = await readBoard(deps, session, of, state.output);
    const details = {
      state: state.output,
      teams: of === 'all' ? 'all' : of.settings.join(', '),
      lines: String(board.waiting.length),
    };
    await together(deps.store.db, (tx) =>
      append(tx, session.tenant.id, readAudit({ ...aboutMany(deps, asking), what, details })),
    );
    return c.json(board);
  });

  return app;
}
