import type { Transaction } from 'kysely';
import type * as v from 'valibot';
import type { HappeningShape, TellHappening } from '../../src/api/concern-log.ts';
import type { ConcernLogged } from '../../src/api/concerns.ts';
import { isOpen } from '../../src/domain/referral-standing.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { canonical } from '../audit/canonical.ts';
import { append } from '../audit/ledger.ts';
import type { Deps } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import { noteRuleOutcome } from '../rules/count-outcomes.ts';
import type { LoggedConcern } from '../store/concerns.ts';
import { together } from '../store/together.ts';
import type { Tables } from '../store/tables.ts';
import type { Asking } from './about.ts';
import { happenedEntries } from './happened-audit.ts';
import { answerOf } from './log-concern.ts';
import { followOne } from './standing.ts';

type Told = v.InferOutput<typeof TellHappening>;
type Answer = Result<v.InferOutput<typeof ConcernLogged>, Refusal>;

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Clocks of two machines differ by this much without anybody telling of what is to come. */
const clocksDifferMs = 2 * minuteMs;
/** A call or a report to the police may come before the form that tells of it. */
const beforeTheFormMs = 14 * dayMs;

/** Keeps one thing that happened with its audit, and with the disclosure where it was one. The same again is kept once. */
export async function tellHappening(deps: Deps, asking: Asking, id: string, told: Told): Promise<Answer> {
  const { store, clock } = deps;
  const { session } = asking;
  const tenant = session.tenant.id;
  return together(store.db, async (tx): Promise<Answer> => {
    await store.concerns.lock(tx, tenant, id);
    const logged = await store.concerns.find(tx, tenant, id);
    if (logged === undefined) return fail(refusal(404, 'unknown-concern', 'There is no such concern here.'));
    const before = await followOne(deps, tx, tenant, logged);
    const contentKey = store.seal.keyOf('happening', canonical(told));
    const known = before.told.find((one) => one.id === told.id);
    if (known !== undefined) return known.contentKey === contentKey ? succeed(answerOf(before)) : fail(taken);
    const now = clock();
    const wrong = faultOf(told, logged, now);
    if (wrong !== undefined) return fail(wrong);
    await store.concernHappenings.add(tx, tenant, {
      concern: id,
      id: told.id,
      happening: happeningOf(told, session.clinician.name),
      contentKey,
      userKey: session.userKey,
      toldAt: now,
    });
    for (const entry of happenedEntries(deps, asking, logged, told)) await append(tx, tenant, entry);
    await countFlags(deps, asking, tx, logged, told);
    const after = await followOne(deps, tx, tenant, logged);
    await store.concerns.settle(tx, tenant, id, { isOpen: isOpen(after.standing) });
    return succeed(answerOf(after));
  });
}

const taken = refusal(409, 'happening-changed', 'Something else was told under this id before.', {
  field: 'id',
  fix: 'Tell it under an id of its own.',
});

function faultOf(told: Told, { copy, loggedAt }: LoggedConcern, now: Date): Refusal | undefined {
  const at = Date.parse(told.at);
  if (at > now.getTime() + clocksDifferMs) {
    return refusal(400, 'not-yet', 'It has not happened yet.', {
      field: 'at',
      fix: 'Give the time at which it happened.',
    });
  }
  const { startedAt, fgm, decision } = copy.concern;
  const began = Math.min(Date.parse(startedAt), loggedAt.getTime(), Date.parse(fgm?.knownAt ?? startedAt));
  if (at < began - beforeTheFormMs) {
    return refusal(400, 'too-early', 'That is long before the concern was written.', {
      field: 'at',
      fix: 'Check the date and the year.',
    });
  }
  if (told.kind === 'sent' && !decision.share) {
    return refusal(409, 'not-shared', 'It was decided not to share this concern.', {
      field: 'kind',
      fix: 'Amend the decision first, with its lawful basis; then say that it was sent.',
    });
  }
  return undefined;
}

/** What is kept of it: without its own id, the basis that stands in the ledger, and what goes to the figures of rules. */
function happeningOf(told: Told, by: string): HappeningShape {
  if (told.kind === 'outcome') {
    const { id: _, flags: __, ...happening } = told;
    return { ...happening, by };
  }
  if (told.kind === 'outcome-shared') {
    const { id: _, basis: __, ...happening } = told;
    return { ...happening, by };
  }
  const { id: _, ...happening } = told;
  return { ...happening, by };
}

async function countFlags(
  deps: Deps,
  asking: Asking,
  tx: Transaction<Tables>,
  { reference }: LoggedConcern,
  told: Told,
): Promise<void> {
  if (told.kind !== 'outcome' || told.flags === undefined) return;
  await noteRuleOutcome(deps, asking, tx, { reference }, told.flags);
}
