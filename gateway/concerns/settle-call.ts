import type { CallSettled, CallStands, SettleCall } from '../../src/api/concern-call.ts';
import { disclosureAudit } from '../../src/domain/audit/disclosure-audit.ts';
import { updateAudit } from '../../src/domain/audit/record-audit.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { canonical } from '../audit/canonical.ts';
import { append } from '../audit/ledger.ts';
import type { Deps } from '../http/deps.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import { settlementOf } from '../store/call-settlements.ts';
import type { StoredCall } from '../store/concern-calls.ts';
import { together } from '../store/together.ts';
import { aboutChild, patientOf, type Asking } from './about.ts';
import { beganAt, standingOfCall } from './standing.ts';

/** What it is called in the ledger. */
export const callSettled = 'Telephone call about a concern settled';

type Answer = Result<CallStands, Refusal>;

const minuteMs = 60_000;

const unknown = refusal(404, 'unknown-concern', 'There is no such call here.');
const writtenSince = refusal(409, 'written-since', 'The concern of this call was written since.', {
  fix: 'Say what happened to the concern itself.',
});
const settledBefore = refusal(409, 'settled-before', 'Somebody has said already what became of this call.', {
  fix: 'Read the list again.',
});
const childNotKept = refusal(409, 'child-not-kept', 'Which child the call was about was not kept with it.', {
  fix: 'Open Safelight from the child’s record and settle it there.',
});

/**
 * Keeps what became of a call whose concern the log never got, with its audit: nothing is owed of it from then on. A copy
 * that was sent another way is a disclosure as well. The same again is kept once.
 */
export async function settleCall(
  deps: Deps,
  asking: Asking,
  concern: string,
  told: SettleCall,
): Promise<Answer> {
  const { store, clock } = deps;
  const { session } = asking;
  const tenant = session.tenant.id;
  return together(store.db, async (tx): Promise<Answer> => {
    await store.concerns.lock(tx, tenant, concern);
    const calls = await store.concernCalls.about(tx, tenant, [concern]);
    const [first] = calls;
    const last = calls.at(-1);
    if (first === undefined || last === undefined) return fail(unknown);
    const before = await store.callSettlements.list(tx, tenant, [concern]);
    const contentKey = store.seal.keyOf('call-settled', canonical(told));
    const known = before.find(({ id }) => id === told.id);
    if (known !== undefined)
      return known.contentKey === contentKey ? succeed(standsOf(deps, first, known.settled)) : fail(taken);
    if ((await store.concerns.find(tx, tenant, concern)) !== undefined) return fail(writtenSince);
    if (settlementOf(last, before) !== undefined) return fail(settledBefore);
    const wrong = timeFault(told, first, clock()) ?? referenceFault(told);
    if (wrong !== undefined) return fail(wrong);
    const { reference } = told;
    if (reference !== undefined) {
      const whose = { tenant: { id: tenant }, childKey: first.childKey, userKey: first.userKey };
      if ((await store.concerns.idOf(tx, whose, reference)) === undefined) return fail(notTheirs(reference));
    }
    const patient = first.copy.patient ?? ('patientId' in session ? patientOf(session) : undefined);
    if (patient === undefined) return fail(childNotKept);
    const { id, ...said } = told;
    const settled: CallSettled = { ...said, by: session.clinician.name };
    const settledAt = clock();
    await store.callSettlements.add(tx, tenant, {
      concern,
      id,
      settled,
      contentKey,
      userKey: session.userKey,
      // Two processes' clocks may differ: it is of every call that is there.
      settledAt: new Date(Math.max(settledAt.getTime(), last.recordedAt.getTime())),
    });
    for (const entry of entriesOf(deps, asking, first, { patient, told })) await append(tx, tenant, entry);
    return succeed(standsOf(deps, first, settled));
  });
}

const taken = refusal(409, 'happening-changed', 'Something else was told under this id before.', {
  field: 'id',
  fix: 'Tell it under an id of its own.',
});

const standsOf = (deps: Deps, call: StoredCall, settled: CallSettled): CallStands => {
  const { stage, clocks } = standingOfCall(deps, call, settled);
  return { stage, clocks: [...clocks], settled };
};

function timeFault({ at }: SettleCall, call: StoredCall, now: Date): Refusal | undefined {
  const when = Date.parse(at);
  if (when > now.getTime() + 2 * minuteMs)
    return refusal(400, 'not-yet', 'It has not happened yet.', {
      field: 'at',
      fix: 'Give the time at which it happened.',
    });
  // Times are told to the minute.
  return when < Date.parse(beganAt(call)) - minuteMs
    ? refusal(400, 'too-early', 'That is before the call.', {
        field: 'at',
        fix: 'Check the day and the time.',
      })
    : undefined;
}

function referenceFault({ how, reference }: SettleCall): Refusal | undefined {
  if ((how === 'recorded-again') === (reference !== undefined)) return undefined;
  return how === 'recorded-again'
    ? refusal(400, 'reference-needed', 'Say as which concern it was recorded.', {
        field: 'reference',
        fix: 'Give its reference, e.g. SL-2026-000118.',
      })
    : refusal(400, 'body-wrong', 'A reference is for what was recorded again.', { field: 'reference' });
}

const notTheirs = (reference: string): Refusal =>
  refusal(400, 'unknown-reference', `This child has no concern ${reference} here.`, {
    field: 'reference',
    fix: 'Check the reference on the child’s list.',
  });

function entriesOf(
  deps: Deps,
  asking: Asking,
  { concern, copy }: StoredCall,
  { patient, told }: { readonly patient: string; readonly told: SettleCall },
): readonly fhir4.AuditEvent[] {
  const { how, at, reference } = told;
  const step = 'call-settled';
  const entry = updateAudit({
    ...aboutChild(deps, asking, patient, { purpose: 'TREAT', on: 'follow-up' }),
    stored: { reference: `urn:uuid:${concern}`, description: callSettled },
    details: { concern, step, how, happened: at, reference },
  });
  if (how !== 'sent-another-way') return [entry];
  return [
    entry,
    disclosureAudit({
      ...aboutChild(deps, asking, patient, { purpose: 'THREAT', on: 'referral' }),
      // Whom they rang, by the name that was given.
      recipients: [{ kind: 'named-nurse', name: copy.call.to }],
      shared: [
        { reference: `urn:uuid:${concern}`, description: 'Written copy of a concern told by telephone' },
      ],
      details: { step },
      outcome: 'done',
    }),
  ];
}
