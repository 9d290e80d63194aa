import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type * as v from 'valibot';
import type { HappeningShape } from '../../src/api/concern-log.ts';
import type { ConcernLogged, RecordOutcome } from '../../src/api/concerns.ts';
import { recordAudit } from '../../src/domain/audit/record-audit.ts';
import { isOpen } from '../../src/domain/referral-standing.ts';
import { append } from '../audit/ledger.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildSession } from '../sessions/session.ts';
import type { LoggedConcern } from '../store/concerns.ts';
import { together } from '../store/together.ts';
import type { Tables } from '../store/tables.ts';
import { aboutChild, type Asking } from './about.ts';
import { sentEntry } from './happened-audit.ts';
import { disclosedEntry } from './log-audit.ts';
import { answerOf } from './log-concern.ts';
import { followOne } from './standing.ts';

/**
 * What became of the write to the clinical record. Where writing it there is how it is sent, that it was sent and the
 * disclosure are kept with it, once. Undefined when this child has no such concern.
 */
export async function recordOutcome(
  deps: Deps,
  asking: Asking & { readonly session: ChildSession },
  reference: string,
  outcome: v.InferOutput<typeof RecordOutcome>,
): Promise<v.InferOutput<typeof ConcernLogged> | undefined> {
  const { store } = deps;
  const tenant = asking.session.tenant.id;
  return together(store.db, async (tx) => {
    const id = await store.concerns.idOf(tx, asking.session, reference);
    if (id === undefined) return undefined;
    await store.concerns.lock(tx, tenant, id);
    const before = await findAgain(deps, tx, tenant, id);
    if (await store.concerns.noteOutcome(tx, tenant, before, outcome)) {
      await append(
        tx,
        tenant,
        recordAudit({
          ...aboutChild(deps, asking, before.copy.patient, { purpose: 'TREAT', on: 'record' }),
          stored: { reference, description: 'Outcome of writing the concern to the clinical record' },
          details: { outcome: outcome.state },
        }),
      );
    }
    if (outcome.state === 'written') await sentWithRecord(deps, asking, tx, before, outcome.at);
    const now = await followOne(deps, tx, tenant, await findAgain(deps, tx, tenant, id));
    await store.concerns.settle(tx, tenant, id, { isOpen: isOpen(now.standing) });
    return answerOf(now);
  });
}

async function findAgain(
  { store }: Deps,
  tx: Transaction<Tables>,
  tenant: string,
  id: string,
): Promise<LoggedConcern> {
  const found = await store.concerns.find(tx, tenant, id);
  if (found === undefined) throw new Error('A concern that is held is gone.');
  return found;
}

/** The record system carries it: it was sent when it was written. */
async function sentWithRecord(
  deps: Deps,
  asking: Asking,
  tx: Transaction<Tables>,
  logged: LoggedConcern,
  at: string,
): Promise<void> {
  const { store, clock } = deps;
  const { concern } = logged.copy;
  const { decision } = concern;
  if (!decision.share || decision.route !== 'within-record-system') return;
  const tenant = asking.session.tenant.id;
  const { happenings } = await followOne(deps, tx, tenant, logged);
  if (happenings.some((one) => one.kind === 'sent' && one.how === 'within-record-system')) return;
  const now = clock();
  const happening = {
    kind: 'sent',
    // A page's clock that runs ahead does not put it in the future.
    at: Date.parse(at) > now.getTime() ? now.toISOString() : at,
    by: asking.session.clinician.name,
    how: 'within-record-system',
  } as const satisfies HappeningShape;
  await store.concernHappenings.add(tx, tenant, {
    concern: logged.id,
    id: randomUUID(),
    happening,
    contentKey: '',
    userKey: asking.session.userKey,
    toldAt: now,
  });
  const kept = { ...logged.copy, reference: logged.reference };
  await append(tx, tenant, sentEntry(deps, asking, logged, happening));
  await append(tx, tenant, disclosedEntry(deps, asking, kept, decision, 'within-record-system'));
}
