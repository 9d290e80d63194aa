import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../src/domain/audit/record-audit.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { append } from '../audit/ledger.ts';
import { auditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { ChildSession } from '../sessions/session.ts';
import type { KeptDraft } from '../store/drafts.ts';
import { together } from '../store/together.ts';

/** What the ledger says of a draft: that it was there, and nothing of what stands in it. */
export const draftEntry = (
  deps: Deps,
  session: ChildSession,
  requestId: string,
  description: string,
  reference: string,
): fhir4.AuditEvent =>
  recordAudit({
    ...auditOf(deps, session, requestId, 'record'),
    purpose: 'TREAT',
    stored: { reference, description },
  });

const noDraft = refusal(404, 'no-draft', 'There is no draft of yours for this child.', {
  fix: 'Begin the concern first; it is saved as you write.',
});
const noOffer = refusal(404, 'no-offer', 'This draft is not offered any more.', {
  fix: 'Somebody else may have taken it, or it has expired. Ask your colleague.',
});
const ownDraft = refusal(409, 'own-draft', 'You have an unfinished draft of your own for this child.', {
  fix: 'Send or discard yours first, then take the other over. Nothing of yours was changed.',
});

/** Lets colleagues who open this child take the draft over. The giver has it until somebody does. */
export function handOver(
  deps: Deps,
  session: ChildSession,
  requestId: string,
  to: string | undefined,
): Promise<Result<{ readonly id: string; readonly savedAt: string }, Refusal>> {
  const { drafts, db } = deps.store;
  return together(db, async (tx) => {
    await drafts.lock(tx, session);
    const found = await drafts.find(tx, session, deps.clock());
    if (found === undefined) return fail(noDraft);
    const id = found.offer ?? randomUUID();
    const { savedAt } = found.draft;
    if (found.offer !== undefined && found.draft.offered?.to === to) return succeed({ id, savedAt });
    const offered = { by: session.clinician.name, ...(to === undefined ? {} : { to }) };
    await drafts.save(tx, session, { ...found.draft, offered }, found.expiresAt, id);
    const entry = draftEntry(deps, session, requestId, 'Draft of a concern offered for hand-over', id);
    await append(tx, session.tenant.id, entry);
    return succeed({ id, savedAt });
  });
}

/** Makes an offered draft one's own: from then on the giver no longer has it. The same again gives the same. */
export function takeOver(
  deps: Deps,
  session: ChildSession,
  requestId: string,
  id: string,
): Promise<Result<KeptDraft, Refusal>> {
  const { drafts, db } = deps.store;
  return together(db, async (tx) => {
    await drafts.lock(tx, session);
    const now = deps.clock();
    const mine = await drafts.find(tx, session, now);
    if (mine?.draft.taken === id) return succeed(mine.draft);
    const offer = (await drafts.offered(tx, session, now)).find((one) => one.id === id);
    if (offer === undefined) return fail(noOffer);
    if (mine !== undefined) return fail(ownDraft);
    const giver = { tenant: session.tenant, userKey: offer.userKey, childKey: session.childKey };
    const { offered, ...draft } = offer.draft;
    const taken = { ...draft, taken: id, ...(offered === undefined ? {} : { handedOverBy: offered.by }) };
    await drafts.discard(tx, giver);
    await drafts.noteTaken(tx, giver, now);
    await drafts.save(tx, session, taken, offer.expiresAt);
    const entry = draftEntry(deps, session, requestId, 'Draft of a concern taken over', id);
    await append(tx, session.tenant.id, entry);
    return succeed(taken);
  });
}
