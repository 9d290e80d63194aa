import type { Api } from '../api/client.ts';
import { Reason } from '../api/cpis.ts';
import type { ApiFailure } from '../api/problem.ts';
import type { CareSetting } from '../domain/care-setting.ts';
import type { CouldNotCheckReason, CpisStatus, IdentityCheck, LookUpKind, Notified } from '../domain/cpis.ts';
import type { Instant } from '../domain/fetched.ts';
import { unreachable } from '../domain/result.ts';
import type { Case } from './case.ts';
import { rightFor, rightsNow } from './rights.ts';

/** Nothing was asked and nobody was told, and this is why. */
export const notAsked = (reason: CouldNotCheckReason): CpisStatus => ({
  state: 'could-not-check',
  reason,
  notified: 'no',
});

/**
 * Whether a look-up may be made now. A second one needs a person who was told that it may tell the authority again; a
 * number that is not verified, one who confirmed whose it is.
 */
export function mayLookUp(
  state: Pick<Case, 'cpis' | 'gateway' | 'nhsSignIn' | 'setting'>,
  { again, identity }: { readonly again: boolean; readonly identity: IdentityCheck | undefined },
): boolean {
  const { cpis, gateway, setting } = state;
  if (gateway.state !== 'open' || setting === undefined || setting.policy === 'never') return false;
  if (gateway.recordReplaced || !rightsNow(state).includes(rightFor(setting.kind))) return false;
  if (gateway.nhsNumber === 'not-verified' && identity === undefined) return false;
  switch (cpis.state) {
    case 'checking':
      return false;
    case 'not-checked':
      return again || cpis.because !== 'answer-expired';
    case 'could-not-check':
      return again || cpis.notified === 'no';
    case 'found':
    case 'none':
      return again;
    default:
      return unreachable(cpis);
  }
}

/** How a look-up is asked for: by a press or on opening, a second time, of an unverified number. */
interface Asked {
  readonly why: 'pressed' | 'opened';
  readonly again: 'may-tell-twice' | undefined;
  readonly identity: IdentityCheck | undefined;
}

/** What an answered or failed look-up call means. An answer that never reached the page may still have told somebody. */
export async function callLookUp(
  api: Api,
  setting: CareSetting,
  { why, again, identity }: Asked,
  timeoutMs: number,
  askedAt: Instant,
): Promise<CpisStatus> {
  const { kind, id } = setting;
  const answer = await api.lookUp(
    { kind, setting: id, why, ...(again ? { again } : {}), ...(identity ? { identity } : {}) },
    timeoutMs,
  );
  return answer.ok ? answer.value : failedLookUp(answer.failure, kind, askedAt);
}

function failedLookUp(failure: ApiFailure, kind: LookUpKind, askedAt: Instant): CpisStatus {
  switch (failure.kind) {
    case 'unreachable':
    case 'timed-out':
    case 'odd-answer':
      return lost(kind, askedAt);
    case 'session-ended':
      return notAsked('gateway-away');
    case 'refused':
      // The gateway's own refusals come before it asks anybody; a fault of the gateway may come after.
      return failure.status >= 500 ? lost(kind, askedAt) : notAsked(reasonOf(failure.problem.code));
    default:
      return unreachable(failure);
  }
}

function lost(kind: LookUpKind, askedAt: Instant): CpisStatus {
  const notified: Notified = kind === 'unscheduled' ? 'unknown' : 'no';
  return { state: 'could-not-check', reason: 'answer-lost', notified, askedAt };
}

const reasonOf = (code: string): CouldNotCheckReason =>
  Reason.options.find((reason) => reason === code) ?? 'bad-request';
