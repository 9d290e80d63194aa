import type * as v from 'valibot';
import type { ConcernLogged, ConcernShape } from '../../src/api/concerns.ts';
import type { AuditContext } from '../../src/domain/audit/context.ts';
import { disclosureAudit } from '../../src/domain/audit/disclosure-audit.ts';
import { recordAudit } from '../../src/domain/audit/record-audit.ts';
import { oneWorkingDayAfter } from '../../src/domain/calendar/working-day.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { append } from '../audit/ledger.ts';
import { auditOf } from '../audit/of-session.ts';
import { canonical } from '../audit/canonical.ts';
import type { Deps } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import type { ChildSession } from '../sessions/session.ts';
import type { InRecord, LoggedConcern } from '../store/concerns.ts';

type Concern = v.InferOutput<typeof ConcernShape>;
type Logged = v.InferOutput<typeof ConcernLogged>;

const answerOf = (logged: LoggedConcern): Logged => ({
  reference: logged.reference,
  loggedAt: logged.loggedAt.toISOString(),
  ledgerEntry: logged.ledgerEntry,
  inRecord: logged.inRecord,
  ...(logged.answerDueAt === undefined ? {} : { answerDueAt: logged.answerDueAt.toISOString() }),
  ...(logged.copy.bankHolidays === undefined ? {} : { bankHolidays: logged.copy.bankHolidays }),
});

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
  const { store, clock, config } = deps;
  const contentKey = store.seal.keyOf('concern', canonical(concern));
  const before = await store.concerns.find(store.db, session, concern.id);
  if (before !== undefined) return again(before, contentKey);

  return store.db.transaction().execute(async (tx) => {
    const now = clock();
    await store.concerns.lock(tx, session.tenant.id, concern.id);
    const found = await store.concerns.find(tx, session, concern.id);
    if (found !== undefined) return again(found, contentKey);
    const reference = await store.concerns.nextReference(tx, session.tenant.id, now.getUTCFullYear());
    const ledgerEntry = await appendEntries(deps, session, concern, reference, requestId, tx);
    const due = concern.decision.share
      ? oneWorkingDayAfter(now.toISOString(), config.site.workingDayEnds)
      : undefined;
    const logged: LoggedConcern = {
      id: concern.id,
      reference,
      contentKey,
      loggedAt: now,
      ledgerEntry,
      inRecord: inRecordOf(deps, session),
      copy: {
        concern,
        by: session.clinician.name,
        patient: `${session.iss}/Patient/${session.patientId}`,
        ...(session.clinician.role === undefined ? {} : { role: session.clinician.role }),
        ...(due === undefined ? {} : { bankHolidays: due.bankHolidays }),
      },
      ...(due === undefined ? {} : { answerDueAt: new Date(due.at) }),
    };
    await store.concerns.add(tx, session, logged);
    return succeed(answerOf(logged));
  });
}

function again(found: LoggedConcern | 'taken', contentKey: string): Result<Logged, Refusal> {
  if (found === 'taken') {
    return fail(
      refusal(409, 'concern-of-another', 'This concern belongs to another child.', { field: 'id' }),
    );
  }
  return found.contentKey === contentKey
    ? succeed(answerOf(found))
    : fail(
        refusal(409, 'concern-changed', `It was logged before, as ${found.reference}, with other content.`, {
          field: 'id',
          fix: 'Record what is new as a concern of its own.',
        }),
      );
}

const inRecordOf = ({ config }: Deps, session: ChildSession): InRecord =>
  config.issuers.find(({ id }) => id === session.issuer)?.write === 'none' ? 'not-writable' : 'owed';

/** That it was recorded and, when it was shared, to whom and on what basis. Answers the number of the last entry. */
async function appendEntries(
  deps: Deps,
  session: ChildSession,
  concern: Concern,
  reference: string,
  requestId: string,
  tx: Parameters<typeof append>[0],
): Promise<number> {
  const { decision } = concern;
  const context: AuditContext = {
    ...auditOf(deps, session, requestId),
    purpose: decision.share ? 'THREAT' : 'TREAT',
    ...(decision.share ? { basis: decision.basis } : {}),
  };
  const recorded = await append(
    tx,
    session.tenant.id,
    recordAudit({
      ...context,
      stored: { reference, description: 'Safeguarding concern' },
      details: {
        concern: concern.id,
        decision: decision.share ? 'shared' : 'not-shared',
        ...(decision.share ? { consent: decision.consent.state, informed: decision.informed } : {}),
      },
    }),
  );
  if (!decision.share) return recorded;
  return append(
    tx,
    session.tenant.id,
    disclosureAudit({
      ...context,
      recipients: decision.recipients.map(exact),
      shared: [{ reference: `urn:uuid:${concern.id}`, description: decision.items.join(', ') }],
      outcome: 'done',
    }),
  );
}

type Shared = Extract<Concern['decision'], { share: true }>;
type AuditRecipient = Parameters<typeof disclosureAudit>[0]['recipients'][number];

/** A number that is not known is left out, as the domain has it. */
function exact(recipient: Shared['recipients'][number]): AuditRecipient {
  if (recipient.kind !== 'social-care') return recipient;
  const { officeHours, emergencyDuty } = recipient.phones;
  return {
    ...recipient,
    phones: {
      ...(officeHours === undefined ? {} : { officeHours }),
      ...(emergencyDuty === undefined ? {} : { emergencyDuty }),
    },
  };
}
