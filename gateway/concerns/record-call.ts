import type * as v from 'valibot';
import type { CallRecorded, RecordCall } from '../../src/api/concerns.ts';
import { recordAudit } from '../../src/domain/audit/record-audit.ts';
import { oneWorkingDayAfter } from '../../src/domain/calendar/working-day.ts';
import { isOpen } from '../../src/domain/referral-standing.ts';
import { append } from '../audit/ledger.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildSession } from '../sessions/session.ts';
import { together } from '../store/together.ts';
import { aboutChild, patientOf, type Asking } from './about.ts';
import { childOf } from './log-concern.ts';
import { followOne } from './standing.ts';

/** Keeps a call about a concern, which may be all that there is of it so far; its written copy is owed from then on. */
export async function recordCall(
  deps: Deps,
  asking: Asking & { readonly session: ChildSession },
  concern: string,
  call: v.InferOutput<typeof RecordCall>,
): Promise<v.InferOutput<typeof CallRecorded>> {
  const { store, clock, config } = deps;
  const { session } = asking;
  const tenant = session.tenant.id;
  const now = clock();
  // A page's clock that runs ahead gives nobody longer.
  const began = Date.parse(call.at) > now.getTime() ? now.toISOString() : call.at;
  const due = oneWorkingDayAfter(began, config.site.workingDayEnds);
  await together(store.db, async (tx) => {
    await store.concerns.lock(tx, tenant, concern);
    const isNew = await store.concernCalls.add(tx, session, {
      concern,
      copy: {
        call,
        by: session.clinician.name,
        patient: patientOf(session),
        child: childOf(session),
      },
      recordedAt: now,
      writtenCopyDueAt: new Date(due.at),
      ...(session.setting === undefined ? {} : { setting: session.setting.id }),
    });
    if (!isNew) return;
    await append(
      tx,
      tenant,
      recordAudit({
        ...aboutChild(deps, asking, patientOf(session), { purpose: 'THREAT', on: 'referral' }),
        stored: { reference: `urn:uuid:${concern}`, description: 'Telephone call about a concern' },
        details: { concern, 'care-setting': session.setting?.title },
      }),
    );
    const logged = await store.concerns.find(tx, tenant, concern);
    if (logged === undefined) return;
    const { standing } = await followOne(deps, tx, tenant, logged);
    await store.concerns.settle(tx, tenant, concern, { isOpen: isOpen(standing) });
  });
  return { recordedAt: now.toISOString(), writtenCopyDueAt: due.at, bankHolidays: due.bankHolidays };
}
