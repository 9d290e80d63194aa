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
  const { askedAt, answeredAt, kind, setting, by, status, keepUntil } = lookUp;
  if (answeredAt === undefined) return isLost(lookUp, reading) ? lost(lookUp) : checking();
  const gone = keepUntil === undefined || keepUntil <= reading.now;
  return status === undefined || gone ? { state: 'not-checked', because: 'answer-expired' } : status;

  function checking(): Status {
    return { state: 'checking', askedAt: askedAt.toISOString(), kind, setting };
  }
  function lost(of: StoredLookUp): Status {
    return {
      state: 'could-not-check',
      reason: 'answer-lost',
      notified: of.kind === 'unscheduled' ? 'unknown' : 'no',
      askedAt: askedAt.toISOString(),
      check: { askedAt: askedAt.toISOString(), answeredAt: reading.now.toISOString(), kind, setting, by },
    };
  }
}

const isLost = ({ owner, askedAt }: StoredLookUp, { mayAnswer, now, lostAfterMs }: Reading): boolean =>
  !mayAnswer(owner) || now.getTime() - askedAt.getTime() > lostAfterMs;

/** An answer of CP-IS with who asked, when and as what. */
export function statusFrom(
  answer: CpisAnswer,
  asked: Pick<StoredLookUp, 'askedAt' | 'kind' | 'setting' | 'by'>,
  answeredAt: Date,
): Status {
  const check = {
    askedAt: asked.askedAt.toISOString(),
    answeredAt: answeredAt.toISOString(),
    kind: asked.kind,
    setting: asked.setting,
    by: asked.by,
  };
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
      return {
        state: 'could-not-check',
        reason: answer.reason,
        notified: answer.notified,
        askedAt: check.askedAt,
        answeredAt: check.answeredAt,
        check,
      };
    default:
      return unreachable(answer);
  }
}
