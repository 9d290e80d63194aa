import type { Api } from '../api/client.ts';
import { Reason } from '../api/cpis.ts';
import type { ApiFailure } from '../api/problem.ts';
import type { Right } from '../api/sessions.ts';
import type { NhsNumberOnRecord } from '../domain/child.ts';
import type { CareSetting } from '../domain/care-setting.ts';
import type { CouldNotCheckReason, CpisStatus, LookUpKind, Notified } from '../domain/cpis.ts';
import type { Instant } from '../domain/fetched.ts';
import { unreachable } from '../domain/result.ts';
import type { GatewayState } from './case.ts';

/** Nothing was asked and nobody was told, and this is why. */
export const notAsked = (reason: CouldNotCheckReason): CpisStatus => ({
  state: 'could-not-check',
  reason,
  notified: 'no',
});

const rightFor = (kind: LookUpKind): Right =>
  kind === 'unscheduled' ? 'look-up-unscheduled' : 'look-up-scheduled';

/** Whether a look-up may be made now. A second one needs a person who was told that it may tell the authority again. */
export function mayLookUp(
  cpis: CpisStatus,
  gateway: GatewayState,
  setting: CareSetting | undefined,
  again: boolean,
): setting is CareSetting {
  if (gateway.state !== 'open' || setting === undefined || setting.policy === 'never') return false;
  if (!gateway.rights.includes(rightFor(setting.kind))) return false;
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

/** Whether this site's policy asks for a look-up the moment a child is opened: only if none was ever made in this visit. */
export const asksOnOpen = (cpis: CpisStatus, setting: CareSetting | undefined): boolean =>
  setting?.policy === 'on-open' && cpis.state === 'not-checked' && cpis.because !== 'answer-expired';

/** Why a look-up is not offered although the gateway is open; said before anybody presses anything. */
export function withheld(
  cpis: CpisStatus,
  gateway: GatewayState,
  setting: CareSetting | undefined,
): CpisStatus | undefined {
  if (cpis.state !== 'not-checked' || gateway.state !== 'open' || setting === undefined) return undefined;
  if (setting.policy === 'never') return notAsked('never-in-this-setting');
  if (!gateway.rights.includes(rightFor(setting.kind))) return notAsked('no-right');
  const unusable = unusableNumber(gateway.nhsNumber);
  return unusable && notAsked(unusable);
}

/** Why this record's number cannot be looked up; the gateway refuses it all the same. */
function unusableNumber(state: NhsNumberOnRecord['state'] | undefined): CouldNotCheckReason | undefined {
  switch (state) {
    case undefined:
    case 'verified':
      return undefined;
    case 'not-verified':
      return 'nhs-number-not-verified';
    case 'invalid':
    case 'several':
      return 'nhs-number-invalid';
    case 'none':
      return 'no-nhs-number';
    default:
      return unreachable(state);
  }
}

/** What an answered or failed look-up call means. An answer that never reached the page may still have told somebody. */
export async function callLookUp(
  api: Api,
  setting: CareSetting,
  again: 'may-tell-twice' | undefined,
  timeoutMs: number,
  askedAt: Instant,
): Promise<CpisStatus> {
  const { kind, id } = setting;
  const answer = await api.lookUp({ kind, setting: id, ...(again ? { again } : {}) }, timeoutMs);
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
