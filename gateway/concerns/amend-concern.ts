import type { Transaction } from 'kysely';
import type * as v from 'valibot';
import type { AmendConcern } from '../../src/api/concern-log.ts';
import { isOpen } from '../../src/domain/referral-standing.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { append } from '../audit/ledger.ts';
import { canonical } from '../audit/canonical.ts';
import type { Deps } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { ConcernCopy } from '../store/concern-copy.ts';
import type { LoggedConcern } from '../store/concerns.ts';
import type { Tables } from '../store/tables.ts';
import { together } from '../store/together.ts';
import type { Asking } from './about.ts';
import { changedParts } from './changed-parts.ts';
import { policeToldEntry } from './happened-audit.ts';
import { amendedEntry, type Concern } from './log-audit.ts';
import { contentKeyOf } from './log-concern.ts';
import { followOne } from './standing.ts';

type Amended = v.InferOutput<typeof AmendConcern>;

/**
 * Keeps a concern's next version, whole, with its audit. Earlier versions stay as they are. The same amendment again is
 * kept once; one of a version that is no longer the newest is refused.
 */
export async function amendConcern(
  deps: Deps,
  asking: Asking,
  id: string,
  amended: Amended,
): Promise<Result<'amended', Refusal>> {
  const { store } = deps;
  const { session } = asking;
  const tenant = session.tenant.id;
  return together(store.db, async (tx): Promise<Result<'amended', Refusal>> => {
    await store.concerns.lock(tx, tenant, id);
    const logged = await store.concerns.find(tx, tenant, id);
    if (logged === undefined) return fail(refusal(404, 'unknown-concern', 'There is no such concern here.'));
    const contentKey = contentKeyOf(deps, amended.concern);
    const versions = await store.concernVersions.list(tx, tenant, id);
    const known = versions.find(({ number }) => number === amended.after + 1);
    if (
      known?.contentKey === contentKey &&
      known.userKey === session.userKey &&
      known.copy.why === amended.why
    )
      return succeed('amended');
    const changed = changedParts(logged.copy.concern, amended.concern);
    const wrong = faultOf(amended, logged, changed);
    if (wrong !== undefined) return fail(wrong);
    const version = logged.version + 1;
    const now = deps.clock();
    const copy: ConcernCopy = {
      shape: 2,
      concern: amended.concern,
      by: session.clinician.name,
      ...(session.clinician.role === undefined ? {} : { role: session.clinician.role }),
      patient: logged.copy.patient,
      ...(logged.copy.child === undefined ? {} : { child: logged.copy.child }),
      decidedAt: decidedAt(logged, amended.concern, now),
      why: amended.why,
      changed: [...changed],
    };
    await store.concernVersions.add(tx, tenant, id, {
      number: version,
      copy,
      userKey: session.userKey,
      contentKey,
      at: now,
    });
    await settle(deps, tx, tenant, logged, { version, sharesNewly: sharesNewly(logged, amended.concern) });
    const setting = deps.config.careSettings.settings.find(({ id: of }) => of === logged.setting)?.title;
    const kept = { ...copy, reference: logged.reference, setting, version };
    await append(tx, tenant, amendedEntry(deps, asking, kept));
    if (logged.copy.concern.fgm?.report === undefined && amended.concern.fgm?.report !== undefined)
      await append(tx, tenant, policeToldEntry(deps, asking, kept));
    return succeed('amended');
  });
}

function faultOf(
  { after, concern }: Amended,
  logged: LoggedConcern,
  changed: readonly string[],
): Refusal | undefined {
  if (after !== logged.version) {
    return refusal(409, 'changed-since', 'A newer version was written since you opened it.', {
      field: 'after',
      fix: 'Open it again, read what changed, and write your amendment to the newest version.',
    });
  }
  const first = logged.copy.concern;
  if (concern.id !== logged.id || concern.startedAt !== first.startedAt || concern.about !== first.about) {
    return refusal(
      409,
      'another-concern',
      'An amendment is of the same concern: its id, its beginning and whom it is about stay.',
      {
        field:
          concern.id === logged.id
            ? concern.about === first.about
              ? 'concern.startedAt'
              : 'concern.about'
            : 'concern.id',
        fix: 'Record what is about somebody else as a concern of its own.',
      },
    );
  }
  if (changed.length > 0) return undefined;
  return refusal(409, 'nothing-changed', 'Nothing differs from the newest version.', {
    field: 'concern',
    fix: 'Change what is to be amended.',
  });
}

const sharesNewly = ({ copy }: LoggedConcern, { decision }: Concern): boolean =>
  decision.share && !copy.concern.decision.share;

/** Time limits run from when the decision itself was made: another recipient or other words start none anew. */
function decidedAt({ copy, loggedAt }: LoggedConcern, { decision }: Concern, now: Date): string {
  const before = copy.concern.decision;
  const anew =
    decision.share || before.share
      ? decision.share !== before.share
      : canonical(decision) !== canonical(before);
  return anew ? now.toISOString() : (copy.decidedAt ?? loggedAt.toISOString());
}

/** What is shared newly by way of the record has to be written there once more. */
async function settle(
  deps: Deps,
  tx: Transaction<Tables>,
  tenant: string,
  logged: LoggedConcern,
  to: { readonly version: number; readonly sharesNewly: boolean },
): Promise<void> {
  const { store } = deps;
  const owed = to.sharesNewly && logged.inRecord === 'written';
  await store.concerns.settle(tx, tenant, logged.id, {
    version: to.version,
    isOpen: true,
    ...(owed ? { inRecord: 'owed' as const } : {}),
  });
  const now = await store.concerns.find(tx, tenant, logged.id);
  if (now === undefined) throw new Error('A concern that is held is gone.');
  const { standing } = await followOne(deps, tx, tenant, now);
  await store.concerns.settle(tx, tenant, logged.id, { isOpen: isOpen(standing) });
}
