import type { LookUp } from '../../src/api/cpis.ts';
import type { AuditContext } from '../../src/domain/audit/context.ts';
import { lookUpAudit, type LookUpPhase } from '../../src/domain/audit/look-up-audit.ts';
import type { CouldNotCheckReason, CpisAnswer } from '../../src/domain/cpis.ts';
import { append } from '../audit/ledger.ts';
import { auditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import { errorFacts } from '../http/request-log.ts';
import type { GatewaySession } from '../sessions/session.ts';
import type { LookUpKey, NewLookUp, StoredLookUp } from '../store/look-ups.ts';
import { groundFor, type Ground } from './grounds.ts';
import { notAsked, statusFrom, statusOf, type Reading, type Status } from './status.ts';

/** After the adapter's own limit an answer still has to be stored. */
const graceMs = 5000;
const pollMs = 150;

export interface LookUps {
  /** What is known; asks CP-IS nothing. Reading an answer that was kept is audited, and throws where it cannot be. */
  readonly current: (session: GatewaySession, requestId: string) => Promise<Status>;
  /** At most one call to CP-IS for a session's user, child, visit and kind, whoever else asks at the same time. */
  readonly ask: (session: GatewaySession, ask: LookUp, requestId: string) => Promise<Status>;
}

export function lookUpsWith(deps: Deps): LookUps {
  const { store, config, clock, cpis, log, instance } = deps;
  const lostAfterMs = config.cpis.timeoutMs + graceMs;
  const reading = (): Reading => ({
    now: clock(),
    lostAfterMs,
    mayAnswer: (owner) => owner === instance || !store.alone,
  });

  async function ask(session: GatewaySession, wanted: LookUp, requestId: string): Promise<Status> {
    const entry = entryOf(session, wanted, requestId);
    const ground = groundFor(session, wanted, config.cpis.adapter);
    if (!ground.ok) return refused(session, entry, requestId, ground.failure);
    const key = keyOf(session);
    const latest = await store.lookUps.latest(key, wanted.kind);
    if (latest !== undefined) {
      const status = statusOf(latest, reading());
      if (status.state === 'checking') return waitFor(session, wanted, entry);
      const unknown = status.state === 'could-not-check' || status.state === 'not-checked';
      if (!unknown || wanted.again === undefined) return given(session, latest, status, entry);
    }
    const row: NewLookUp = {
      ...key,
      kind: wanted.kind,
      attempt: (latest?.attempt ?? 0) + 1,
      setting: ground.value.setting,
      owner: instance,
      askedAt: clock(),
      by: byOf(session),
    };
    const begun = await begin(session, row, entry, requestId);
    if (begun === 'audit-refused') return notAsked('audit-refused');
    if (begun === 'others-were-first') return waitFor(session, wanted, entry);
    return call(session, { ...row, id: begun.id }, entry, ground.value);
  }

  /** The row and the audit of what is about to happen, kept together before anything is asked. */
  async function begin(
    session: GatewaySession,
    row: NewLookUp,
    entry: Entry,
    requestId: string,
  ): Promise<{ readonly id: string } | 'audit-refused' | 'others-were-first'> {
    try {
      return await store.db.transaction().execute(async (tx) => {
        const id = await store.lookUps.begin(tx, row);
        if (id === undefined) return 'others-were-first';
        await append(tx, session.tenant.id, entry(id, { phase: 'about-to-look' }));
        return { id };
      });
    } catch (error) {
      log.error({ ...errorFacts(error), requestId }, 'look-up not made: no audit could be stored');
      return 'audit-refused';
    }
  }

  async function call(
    session: GatewaySession,
    row: NewLookUp & { readonly id: string },
    entry: Entry,
    { nhsNumber }: Ground,
  ): Promise<Status> {
    let answer: CpisAnswer;
    try {
      answer = await cpis.lookUp({ nhsNumber, kind: row.kind, traceId: row.id, now: row.askedAt });
    } catch (error) {
      log.error({ ...errorFacts(error), lookUp: row.id }, 'the CP-IS adapter failed');
      const notified = row.kind === 'unscheduled' ? 'unknown' : 'no';
      answer = { outcome: 'could-not-check', reason: 'no-answer', notified };
    }
    const answeredAt = clock();
    const status = statusFrom(answer, row, answeredAt);
    const keepUntil = new Date(answeredAt.getTime() + config.site.keepAnswerMinutes * 60_000);
    try {
      await store.db.transaction().execute(async (tx) => {
        await store.lookUps.answer(tx, row.id, { status, answeredAt, keepUntil });
        await append(tx, session.tenant.id, entry(row.id, phaseOf(answer)));
      });
    } catch (error) {
      // The person still gets the answer that CP-IS gave; the next one to ask is told that it was lost.
      log.error({ ...errorFacts(error), lookUp: row.id }, 'the answer could not be kept');
    }
    return status;
  }

  async function refused(
    session: GatewaySession,
    entry: Entry,
    requestId: string,
    reason: CouldNotCheckReason,
  ): Promise<Status> {
    try {
      await store.db
        .transaction()
        .execute((tx) => append(tx, session.tenant.id, entry(requestId, { phase: 'refused', reason })));
    } catch (error) {
      log.error({ ...errorFacts(error), requestId }, 'a refusal could not be audited');
    }
    return notAsked(reason);
  }

  /** Waits for the call that somebody else is making; never makes one. */
  async function waitFor(session: GatewaySession, { kind }: LookUp, entry: Entry): Promise<Status> {
    for (let waited = 0; ; waited += pollMs) {
      const latest = await store.lookUps.latest(keyOf(session), kind);
      const status = statusOf(latest, reading());
      if (status.state !== 'checking' || waited >= lostAfterMs) return given(session, latest, status, entry);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  /** Whoever is given what CP-IS said, without a call of their own, is in the ledger before they have it. */
  async function given(
    session: GatewaySession,
    lookUp: StoredLookUp | undefined,
    status: Status,
    entry: Entry,
  ): Promise<Status> {
    if (lookUp !== undefined && (status.state === 'found' || status.state === 'none')) {
      const event = entry(lookUp.id, { phase: 'kept-answer-read' });
      await store.db.transaction().execute((tx) => append(tx, session.tenant.id, event));
    }
    return status;
  }

  type Entry = (lookUp: string, result: LookUpPhase) => fhir4.AuditEvent;
  function entryOf(session: GatewaySession, { kind }: Pick<LookUp, 'kind'>, requestId: string): Entry {
    const { setting } = session;
    return (lookUp, result) =>
      lookUpAudit({
        ...auditOf(deps, session, requestId),
        purpose: purposeOf(session),
        lookUp,
        kind,
        result,
        ...(setting === undefined ? {} : { setting: setting.title }),
      });
  }

  return {
    ask,
    async current(session, requestId) {
      const latest = await store.lookUps.latest(keyOf(session));
      const status = statusOf(latest, reading());
      return latest === undefined
        ? status
        : given(session, latest, status, entryOf(session, latest, requestId));
    },
  };
}

const keyOf = ({ tenant, userKey, childKey, visitKey }: GatewaySession): LookUpKey => ({
  tenant: tenant.id,
  userKey,
  childKey,
  visitKey,
});

const byOf = ({ clinician }: GatewaySession): NewLookUp['by'] => ({
  name: clinician.name,
  ...(clinician.role === undefined ? {} : { role: clinician.role }),
});

const purposeOf = ({ setting }: GatewaySession): AuditContext['purpose'] =>
  setting?.group === 'emergency' ? 'ETREAT' : 'TREAT';

const phaseOf = (answer: CpisAnswer): LookUpPhase =>
  answer.outcome === 'could-not-check'
    ? { phase: 'could-not-check', reason: answer.reason, notified: answer.notified }
    : { phase: 'answered' };
