import type * as v from 'valibot';
import type { ConcernLogged } from '../../src/api/concerns.ts';
import { isOpen } from '../../src/domain/referral-standing.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { append } from '../audit/ledger.ts';
import { canonical } from '../audit/canonical.ts';
import type { Deps } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { ChildSession } from '../sessions/session.ts';
import type { ConcernCopy } from '../store/concern-copy.ts';
import type { InRecord, LoggedConcern } from '../store/concerns.ts';
import type { Database } from '../store/database.ts';
import { together } from '../store/together.ts';
import { patientOf } from './about.ts';
import { policeToldEntry } from './happened-audit.ts';
import { loggedEntry, type Concern } from './log-audit.ts';
import { followOne, type Followed } from './standing.ts';

type Logged = v.InferOutput<typeof ConcernLogged>;

/** What is told of a concern once it is kept. */
export const answerOf = ({ logged, standing }: Pick<Followed, 'logged' | 'standing'>): Logged => ({
  reference: logged.reference,
  loggedAt: logged.loggedAt.toISOString(),
  ledgerEntry: logged.ledgerEntry,
  version: logged.version,
  inRecord: logged.inRecord,
  stage: standing.stage,
  clocks: [...standing.clocks],
});

/** Hides what a concern says and tells whether another says the same. */
export const contentKeyOf = ({ store }: Pick<Deps, 'store'>, concern: Concern): string =>
  store.seal.keyOf('concern', canonical(concern));

/**
 * Keeps a concern and its audit together, or neither. The same concern again, also at the same moment and from another
 * replica, gives the same answer; another concern under the same id is refused.
 */
export async function logConcern(
  deps: Deps,
  session: ChildSession,
  concern: Concern,
  requestId: string,
): Promise<Result<Logged, Refusal>> {
  const { store, clock } = deps;
  const tenant = session.tenant.id;
  const contentKey = contentKeyOf(deps, concern);
  const before = await store.concerns.find(store.db, tenant, concern.id);
  if (before !== undefined) return again(deps, store.db, session, before, contentKey);

  return together(store.db, async (tx) => {
    const now = clock();
    await store.concerns.lock(tx, tenant, concern.id);
    const found = await store.concerns.find(tx, tenant, concern.id);
    if (found !== undefined) return again(deps, tx, session, found, contentKey);
    const reference = await store.concerns.nextReference(tx, tenant, now.getUTCFullYear());
    const copy = copyOf(session, concern);
    const setting = session.setting?.title;
    const asking = { session, requestId };
    let ledgerEntry = await append(tx, tenant, loggedEntry(deps, asking, { ...copy, reference, setting }));
    if (concern.fgm?.report !== undefined)
      ledgerEntry = await append(tx, tenant, policeToldEntry(deps, asking, { ...copy, reference }));
    const logged: LoggedConcern = {
      id: concern.id,
      reference,
      contentKey,
      copy,
      loggedAt: now,
      ledgerEntry,
      inRecord: inRecordOf(deps, session),
      ...(session.setting === undefined ? {} : { setting: session.setting.id }),
      version: 1,
      isOpen: true,
      userKey: session.userKey,
      childKey: session.childKey,
    };
    const followed = await followOne(deps, tx, tenant, logged);
    await store.concerns.add(tx, session, logged, isOpen(followed.standing));
    return succeed(answerOf(followed));
  });
}

const copyOf = (session: ChildSession, concern: Concern): ConcernCopy => ({
  shape: 2,
  concern,
  by: session.clinician.name,
  ...(session.clinician.role === undefined ? {} : { role: session.clinician.role }),
  patient: patientOf(session),
  child: childOf(session),
  changed: [],
});

/** Who the child is, as the record has it now. */
export const childOf = ({ name, birthDate, nhsNumber }: ChildSession): NonNullable<ConcernCopy['child']> => ({
  ...(name === undefined ? {} : { name }),
  ...(birthDate === undefined ? {} : { birthDate }),
  ...('value' in nhsNumber ? { nhsNumber: nhsNumber.value } : {}),
});

async function again(
  deps: Deps,
  from: Database,
  session: ChildSession,
  found: LoggedConcern,
  contentKey: string,
): Promise<Result<Logged, Refusal>> {
  if (found.childKey !== session.childKey) {
    return fail(
      refusal(409, 'concern-of-another', 'This concern belongs to another child.', { field: 'id' }),
    );
  }
  return found.contentKey === contentKey
    ? succeed(answerOf(await followOne(deps, from, session.tenant.id, found)))
    : fail(
        refusal(409, 'concern-changed', `It was logged before, as ${found.reference}, with other content.`, {
          field: 'id',
          fix: 'Amend it, or record what is new as a concern of its own.',
        }),
      );
}

const inRecordOf = ({ config }: Deps, session: ChildSession): InRecord =>
  config.issuers.find(({ id }) => id === session.issuer)?.write === 'none' ? 'not-writable' : 'owed';
