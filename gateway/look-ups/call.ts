import type { LookUpPhase } from '../../src/domain/audit/look-up-audit.ts';
import type { CpisAnswer } from '../../src/domain/cpis.ts';
import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { append } from '../audit/ledger.ts';
import type { LookUpRequest } from '../cpis/port.ts';
import type { Deps } from '../http/deps.ts';
import { errorFacts } from '../http/request-log.ts';
import type { NewLookUp } from '../store/look-ups.ts';
import { entryOf } from './entries.ts';
import { statusFrom, type Status } from './status.ts';

/** A look-up whose row is stored, and which nobody but this process calls CP-IS for. */
interface Begun extends NewLookUp {
  readonly id: string;
}

/**
 * The one call of a look-up, and its answer kept with the ledger's entry. What it needs it holds itself: neither the
 * session's end nor the page's going away loses the answer. An answer that comes after the look-up was closed as lost
 * takes that place, and the ledger has both.
 */
export async function callCpis(
  { store, config, clock, cpis, log }: Deps,
  row: Begun,
  nhsNumber: NhsNumber,
  asUser: LookUpRequest['asUser'],
): Promise<Status> {
  const { id, kind, askedAt, tenant } = row;
  let answer: CpisAnswer;
  try {
    const asPerson = asUser === undefined ? {} : { asUser };
    answer = await cpis.lookUp({ nhsNumber, kind, traceId: id, now: askedAt, ...asPerson });
  } catch (error) {
    log.error({ ...errorFacts(error), lookUp: id }, 'the CP-IS adapter failed');
    const notified = kind === 'unscheduled' ? 'unknown' : 'no';
    answer = { outcome: 'could-not-check', reason: 'no-answer', notified };
  }
  const answeredAt = clock();
  const status = statusFrom(answer, row, answeredAt);
  const keepUntil = new Date(answeredAt.getTime() + config.site.keepAnswerMinutes * 60_000);
  try {
    await store.db.transaction().execute(async (tx) => {
      await store.lookUps.answer(tx, id, { status, answeredAt, keepUntil });
      await append(tx, tenant, entryOf(row.as, answeredAt, id, phaseOf(answer)));
    });
  } catch (error) {
    // The person still gets the answer that CP-IS gave; the look-up is closed as lost, which is what others are told.
    log.error({ ...errorFacts(error), lookUp: id }, 'the answer could not be kept');
  }
  return status;
}

const phaseOf = (answer: CpisAnswer): LookUpPhase =>
  answer.outcome === 'could-not-check'
    ? { phase: 'could-not-check', reason: answer.reason, notified: answer.notified }
    : { phase: 'answered', answer: answer.outcome, notified: answer.notified };
