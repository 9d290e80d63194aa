import type { LookUp } from '../../src/api/cpis.ts';
import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';
import { append } from '../audit/ledger.ts';
import type { Deps } from '../http/deps.ts';
import { errorFacts } from '../http/request-log.ts';
import type { ChildSession } from '../sessions/session.ts';
import type { LookUpKey, NewLookUp, StoredLookUp } from '../store/look-ups.ts';
import { askerOf, type Asker } from './asker.ts';
import { callCpis } from './call.ts';
import { asOf, entryOf, type As } from './entries.ts';
import { groundFor, type Ground, type Wanted } from './grounds.ts';
import { closeLost, readingOf } from './lost.ts';
import { isLost, notAsked, statusOf, type Status } from './status.ts';

const pollMs = 150;

interface LookUps {
  /** What is known; asks CP-IS nothing. Reading an answer that was kept is audited, and throws where it cannot be. */
  readonly current: (session: ChildSession, requestId: string) => Promise<Status>;
  /** At most one call to CP-IS for a session's user, child, visit and kind, whoever else asks at the same time. */
  readonly ask: (session: ChildSession, ask: Wanted, requestId: string) => Promise<Status>;
  /** A request for a look-up that could not be read: refused, and in the ledger. */
  readonly unread: (session: ChildSession, requestId: string) => Promise<void>;
}

export function lookUpsWith(deps: Deps): LookUps {
  const { store, config, clock, log, instance } = deps;

  async function ask(session: ChildSession, wanted: Wanted, requestId: string): Promise<Status> {
    const { kind, again, identity } = wanted;
    const as = asOf(deps, session, requestId, {
      kind,
      why: again === undefined ? wanted.why : 'asked-again',
      ...(identity === undefined || session.nhsNumber.state !== 'not-verified' ? {} : { identity }),
    });
    const { adapter } = config.cpis;
    const ground = groundFor(session, wanted, {
      adapter,
      ...(deps.nhs === undefined ? { rights: session.rights } : {}),
    });
    if (!ground.ok) return refused(session, as, ground.failure);
    const earlier = await latest(session, kind);
    if (earlier !== undefined) {
      const status = statusOf(earlier, readingOf(deps));
      if (status.state === 'checking') return waitFor(session, kind, as);
      const unknown = status.state === 'could-not-check' || status.state === 'not-checked';
      if (!unknown || again === undefined) return given(session, earlier, status, as);
    } else if (wanted.why !== 'pressed' && (await latest(session)) !== undefined) {
      // Somebody looked here already, in another setting: a second look of another kind takes a press.
      return refused(session, as, 'bad-request');
    }
    const asker = await askerOf(deps, session, kind);
    if (!asker.ok) return refused(session, as, asker.failure);
    return begin(session, wanted, earlier, ground.value, asker.value, requestId);
  }

  /** The row and the audit of what is about to happen, kept together before anything is asked; then the one call. */
  async function begin(
    session: ChildSession,
    { kind, why }: Wanted,
    earlier: StoredLookUp | undefined,
    { nhsNumber, setting, identity }: Ground,
    { by, nhsUser, asUser }: Asker,
    requestId: string,
  ): Promise<Status> {
    const as = {
      ...asOf(deps, session, requestId, {
        ...(identity === undefined ? {} : { identity }),
        ...(nhsUser === undefined ? {} : { nhsUser }),
      }),
      kind,
      setting,
      why: earlier === undefined ? why : ('asked-again' as const),
    };
    const row: NewLookUp = {
      ...keyOf(session),
      kind,
      attempt: (earlier?.attempt ?? 0) + 1,
      setting,
      owner: instance,
      askedAt: clock(),
      by,
      as,
    };
    let id: string | undefined;
    try {
      id = await store.db.transaction().execute(async (tx) => {
        const begun = await store.lookUps.begin(tx, row);
        if (begun === undefined) return undefined;
        await append(tx, row.tenant, entryOf(as, row.askedAt, begun, { phase: 'about-to-look' }));
        return begun;
      });
    } catch (error) {
      log.error({ ...errorFacts(error), requestId }, 'look-up not made: no audit could be stored');
      return notAsked('audit-refused');
    }
    if (id === undefined) return waitFor(session, kind, as);
    const status = await callCpis(deps, { ...row, id }, nhsNumber, asUser);
    if (asUser !== undefined && status.state === 'could-not-check' && status.reason === 'nhs-sign-in-ended')
      await deps.nhs?.notTaken(session, asUser.accessToken);
    return status;
  }

  async function refused(session: ChildSession, as: As, reason: CouldNotCheckReason): Promise<Status> {
    try {
      const event = entryOf(as, clock(), as.requestId ?? '', { phase: 'refused', reason });
      await store.db.transaction().execute((tx) => append(tx, session.tenant.id, event));
    } catch (error) {
      log.error({ ...errorFacts(error), requestId: as.requestId }, 'a refusal could not be audited');
    }
    return notAsked(reason);
  }

  /** Waits for the call that somebody else is making; never makes one. */
  async function waitFor(session: ChildSession, kind: LookUp['kind'], as: As): Promise<Status> {
    const { lostAfterMs } = readingOf(deps);
    for (let waited = 0; ; waited += pollMs) {
      const theirs = await latest(session, kind);
      const status = statusOf(theirs, readingOf(deps));
      if (status.state !== 'checking' || waited >= lostAfterMs) return given(session, theirs, status, as);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  /** Whoever is given what CP-IS said, without a call of their own, is in the ledger before they have it. */
  async function given(
    session: ChildSession,
    lookUp: StoredLookUp | undefined,
    status: Status,
    { why: _, identity: __, ...as }: As,
  ): Promise<Status> {
    if (lookUp !== undefined && (status.state === 'found' || status.state === 'none')) {
      const event = entryOf(as, clock(), lookUp.id, { phase: 'kept-answer-read', answer: status.state });
      await store.db.transaction().execute((tx) => append(tx, session.tenant.id, event));
    }
    return status;
  }

  /** The latest look-up; one whose answer will not come is closed before anybody is told so. */
  async function latest(session: ChildSession, kind?: LookUp['kind']): Promise<StoredLookUp | undefined> {
    const key = keyOf(session);
    const found = await store.lookUps.latest(key, kind);
    if (found === undefined || !isLost(found, readingOf(deps))) return found;
    await closeLost(deps, { ...found, tenant: key.tenant });
    return store.lookUps.latest(key, kind);
  }

  return {
    ask,
    async current(session, requestId) {
      const known = await latest(session);
      // Said before anybody presses a button that says whom it would tell.
      if (known === undefined && config.cpis.adapter === 'none') return notAsked('not-configured');
      const status = statusOf(known, readingOf(deps));
      if (known === undefined) return status;
      return given(session, known, status, asOf(deps, session, requestId, { kind: known.kind }));
    },
    async unread(session, requestId) {
      await refused(session, asOf(deps, session, requestId, {}), 'bad-request');
    },
  };
}

const keyOf = ({ tenant, userKey, childKey, visitKey }: ChildSession): LookUpKey => ({
  tenant: tenant.id,
  userKey,
  childKey,
  visitKey,
});
