import type * as v from 'valibot';
import type { CpisStatusShape } from '../../src/api/cpis.ts';
import type { CouldNotCheckReason, CpisAnswer } from '../../src/domain/cpis.ts';
import { unreachable } from '../../src/domain/result.ts';
import type { StoredLookUp } from '../store/look-ups.ts';

export type Status = v.InferOutput<typeof CpisStatusShape>;

/** How a look-up without an answer is told from one that will never have one. */
export interface Reading {
  readonly now: Date;
  /** Milliseconds after asking when an answer no longer comes. */
  readonly lostAfterMs: number;
  /** Whether its process may still be at work. */
  readonly mayAnswer: (owner: string) => boolean;
}

/** Nothing was asked, so nobody was told. */
export const notAsked = (reason: CouldNotCheckReason): Status => ({
  state: 'could-not-check',
  reason,
  notified: 'no',
});

/** What a stored look-up says now: its answer, that it is under way, that its answer is lost or no longer kept. */
export function statusOf(lookUp: StoredLookUp | undefined, reading: Reading): Status {
  if (lookUp === undefined) return { state: 'not-checked', because: 'not-asked-yet' };
  const { askedAt, answeredAt, kind, setting, status, keepUntil } = lookUp;
  if (answeredAt === undefined) return isLost(lookUp, reading) ? lost(lookUp, reading.now) : checking();
  const gone = keepUntil === undefined || keepUntil <= reading.now;
  return status === undefined || gone ? { state: 'not-checked', because: 'answer-expired' } : status;

  function checking(): Status {
    return { state: 'checking', askedAt: askedAt.toISOString(), kind, setting };
  }
}

/** The answer will not come: an unscheduled look-up may have told the authority, or may not. */
export const lost = (lookUp: StoredLookUp, now: Date): Lost =>
  couldNotCheck('answer-lost', lookUp.kind === 'unscheduled' ? 'unknown' : 'no', lookUp, now);

/** Whether a look-up without an answer will never have one. */
export const isLost = (
  { owner, askedAt, answeredAt }: StoredLookUp,
  { mayAnswer, now, lostAfterMs }: Reading,
): boolean =>
  answeredAt === undefined && (!mayAnswer(owner) || now.getTime() - askedAt.getTime() > lostAfterMs);

type AskedLookUp = Pick<StoredLookUp, 'askedAt' | 'kind' | 'setting' | 'by' | 'as'>;
type Lost = Extract<Status, { state: 'could-not-check' }>;

/** An answer of CP-IS with who asked, when and as what. */
export function statusFrom(answer: CpisAnswer, asked: AskedLookUp, answeredAt: Date): Status {
  const check = checkOf(asked, answeredAt);
  switch (answer.outcome) {
    case 'found':
      return {
        state: 'found',
        plans: answer.plans.map((plan) => ({ ...plan, phones: { ...plan.phones } })),
        history:
          answer.history.state === 'listed'
            ? { state: 'listed', accesses: answer.history.accesses.map((access) => ({ ...access })) }
            : answer.history,
        check: { ...check, notified: answer.notified },
      };
    case 'none':
      return { state: 'none', check: { ...check, notified: answer.notified } };
    case 'could-not-check':
      return couldNotCheck(answer.reason, answer.notified, asked, answeredAt);
    default:
      return unreachable(answer);
  }
}

function couldNotCheck(
  reason: CouldNotCheckReason,
  notified: Lost['notified'],
  asked: AskedLookUp,
  answeredAt: Date,
): Lost {
  const check = checkOf(asked, answeredAt);
  return {
    state: 'could-not-check',
    reason,
    notified,
    askedAt: check.askedAt,
    answeredAt: check.answeredAt,
    check,
  };
}

const checkOf = ({ askedAt, kind, setting, by, as }: AskedLookUp, answeredAt: Date) => ({
  askedAt: askedAt.toISOString(),
  answeredAt: answeredAt.toISOString(),
  kind,
  setting,
  by,
  ...(as?.identity === undefined ? {} : { identity: as.identity }),
});
