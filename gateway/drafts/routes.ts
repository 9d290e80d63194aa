import type { Hono } from 'hono';
import * as v from 'valibot';
import { HandOver, type OfferedDraft } from '../../src/api/concern-log.ts';
import { SaveDraft, type Draft } from '../../src/api/concerns.ts';
import { append } from '../audit/ledger.ts';
import { noteRead } from '../audit/note-read.ts';
import { allowed } from '../concerns/routes.ts';
import { bodyOf } from '../http/body.ts';
import type { ChildEnv, Deps } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { childRoutes } from '../sessions/bearer.ts';
import type { ChildSession } from '../sessions/session.ts';
import type { KeptDraft } from '../store/drafts.ts';
import { together } from '../store/together.ts';
import { draftEntry, handOver, takeOver } from './hand-over.ts';

const taken = refusal(409, 'draft-taken', 'A colleague has taken this draft over: it is theirs now.', {
  fix: 'To begin a concern of your own, open Safelight again from the record.',
});

/** What its owner is told of it. */
const told = ({ savedAt, content, handedOverBy }: KeptDraft): v.InferOutput<typeof Draft> => ({
  savedAt,
  content,
  ...(handedOverBy === undefined ? {} : { handedOverBy }),
});

/** One draft for each user and child, which may be handed over to a colleague. */
export function draftRoutes(deps: Deps): Hono<ChildEnv> {
  const { store, clock, config } = deps;
  const paths = ['/draft', '/draft/hand-over', '/draft/offered', '/draft/take'];
  const app = childRoutes(deps, ...paths);
  for (const path of paths) app.use(path, allowed(deps, 'record-concern', 'Draft of a concern'));
  const openedAt = ({ expiresAt }: ChildSession) =>
    new Date(expiresAt.getTime() - config.site.sessionMinutes * 60_000);

  app.get('/draft', async (c) => {
    const found = await store.drafts.find(store.db, c.get('session'), clock());
    if (found === undefined) return c.body(null, 204);
    await noteRead(deps, c, 'Draft of a concern');
    return c.json(told(found.draft));
  });

  app.put('/draft', async (c) => {
    const body = await bodyOf(c, SaveDraft);
    if (!body.ok) return refuse(c, body.failure);
    const session = c.get('session');
    const now = clock();
    const expiresAt = new Date(now.getTime() + config.site.draftHours * 3_600_000);
    const saved = await together(store.db, async (tx) => {
      await store.drafts.lock(tx, session);
      const before = await store.drafts.find(tx, session, now);
      if (before === undefined && (await store.drafts.takenSince(tx, session, openedAt(session))))
        return undefined;
      const draft = { ...before?.draft, savedAt: now.toISOString(), content: body.value.content };
      await store.drafts.save(tx, session, draft, expiresAt, before?.offer);
      // Written many times a minute: the ledger has that it was begun, and what became of it.
      if (before === undefined) {
        const entry = draftEntry(deps, session, c.get('requestId'), 'Draft of a concern begun', 'draft');
        await append(tx, session.tenant.id, entry);
      }
      return draft;
    });
    return saved === undefined ? refuse(c, taken) : c.json(told(saved));
  });

  app.delete('/draft', async (c) => {
    const session = c.get('session');
    await together(store.db, async (tx) => {
      if (!(await store.drafts.discard(tx, session))) return;
      const entry = draftEntry(deps, session, c.get('requestId'), 'Draft of a concern ended', 'draft');
      await append(tx, session.tenant.id, entry);
    });
    return c.body(null, 204);
  });

  app.post('/draft/hand-over', async (c) => {
    const body = await bodyOf(c, HandOver);
    if (!body.ok) return refuse(c, body.failure);
    const given = await handOver(deps, c.get('session'), c.get('requestId'), body.value.to);
    return given.ok ? c.json(given.value) : refuse(c, given.failure);
  });

  app.get('/draft/offered', async (c) => {
    const offers = await store.drafts.offered(store.db, c.get('session'), clock());
    if (offers.length > 0) await noteRead(deps, c, 'Drafts of a concern that are offered');
    return c.json(
      offers.map(({ id, draft: { savedAt, offered } }): OfferedDraft => ({
        id,
        by: offered?.by ?? 'A colleague',
        savedAt,
        ...(offered?.to === undefined ? {} : { to: offered.to }),
      })),
    );
  });

  app.post('/draft/take', async (c) => {
    const body = await bodyOf(c, v.object({ id: v.pipe(v.string(), v.uuid()) }));
    if (!body.ok) return refuse(c, body.failure);
    const took = await takeOver(deps, c.get('session'), c.get('requestId'), body.value.id);
    return took.ok ? c.json(told(took.value)) : refuse(c, took.failure);
  });

  return app;
}
