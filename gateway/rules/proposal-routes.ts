import { Hono } from 'hono';
import { DecideProposal } from '../../src/api/rules.ts';
import { fail, succeed } from '../../src/domain/result.ts';
import { bodyOf } from '../http/body.ts';
import type { Deps, Env } from '../http/deps.ts';
import { refusal, refuse } from '../http/problem.ts';
import { mayNot, writeBook } from './acting.ts';
import { openBook } from './book.ts';
import { changedSince } from './refusals.ts';
import { proposalsFor } from './proposals.ts';
import { writeCodeSet } from './write-code-set.ts';
import { writeDraft } from './write-draft.ts';

const draftThere = refusal(409, 'draft-there', 'There is a draft of it already.', {
  fix: 'Finish the draft or give it up, then take the proposal over.',
});
const nothingToTake = refusal(409, 'withdrawn', 'It is no longer shipped: there is nothing to take over.', {
  fix: 'Retire the rule, or decline the proposal to keep it.',
});

/** What the shipped pack has changed since a site took it: taken over as a draft, or declined with a reason. */
export function proposalRoutes(deps: Deps): Hono<Env> {
  const { store, config } = deps;
  const app = new Hono<Env>();
  const open = async (tenant: string) => {
    const book = await openBook(deps, tenant);
    return proposalsFor(book, await store.ruleDecisions.list(store.db, tenant), config.rulePack);
  };

  app.get('/rule-book/proposals', async (c) => {
    const not = await mayNot(deps, c, { right: 'read-rules', what: 'Proposals read', about: 'rule book' });
    return not === undefined ? c.json(await open(c.get('session').tenant.id)) : refuse(c, not);
  });

  app.post('/rule-book/proposals', async (c) => {
    const body = await bodyOf(c, DecideProposal);
    if (!body.ok) return refuse(c, body.failure);
    const { kind, id, digest, decision, reason } = body.value;
    const taking = decision === 'take-over';
    const asked = {
      right: taking ? 'edit-rules' : 'approve-rules',
      what: taking ? 'Proposal of the shipped pack taken over' : 'Proposal of the shipped pack declined',
      about: id,
    } as const;
    const done = await writeBook(deps, c, asked, async (writing) => {
      const { book, tx, now } = writing;
      const decided = await store.ruleDecisions.list(tx, book.tenant);
      const proposal = proposalsFor(book, decided, config.rulePack).find(
        (one) => one.kind === kind && one.id === id && one.digest === digest,
      );
      if (proposal === undefined) return fail(changedSince);
      if (taking) {
        if (proposal.change === 'withdrawn') return fail(nothingToTake);
        const drafts = kind === 'rule' ? book.rules : book.codeSets;
        if (drafts.some((one) => one.id === id && one.status === 'draft')) return fail(draftThere);
        const why = `shipped version ${proposal.version ?? ''}: ${reason}`;
        const rule = config.rulePack.rules.find((one) => one.id === id);
        const set = config.rulePack.codeSets.find((one) => one.id === id);
        const written =
          kind === 'rule' && rule !== undefined
            ? await writeDraft(deps, writing, { id, content: rule, seen: undefined, reason: why })
            : await writeCodeSet(deps, writing, {
                id,
                title: set?.title ?? '',
                concepts: set?.concepts ?? [],
                seen: undefined,
                reason: why,
                shipped: true,
              });
        if (!written.ok) return written;
      }
      const kept = { kind, id, digest, decision: taking ? 'taken-over' : 'declined' } as const;
      await store.ruleDecisions.add(tx, book.tenant, [kept], now);
      writing.noteInLedger(asked.what, `${id} ${proposal.version ?? ''}`.trim(), { digest, because: reason });
      return succeed(undefined);
    });
    return done.ok ? c.json(await open(c.get('session').tenant.id)) : refuse(c, done.failure);
  });

  return app;
}
