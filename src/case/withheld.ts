import type { NhsNumberOnRecord } from '../domain/child.ts';
import type { CouldNotCheckReason, CpisStatus, IdentityCheck, LookUpKind } from '../domain/cpis.ts';
import { unreachable } from '../domain/result.ts';
import type { Case } from './case.ts';
import { notAsked } from './look-up.ts';
import { awaitsNhsSignIn, rightFor, rightsNow } from './rights.ts';

type Asking = Pick<Case, 'cpis' | 'gateway' | 'nhsSignIn' | 'setting'>;

/**
 * Why a look-up is not offered although the gateway is open; said before anybody presses anything. An NHS sign-in that
 * is still needed is none of these: it is offered in the same place.
 */
export function withheld(state: Asking, identity: IdentityCheck | undefined): CpisStatus | undefined {
  const { cpis, gateway, setting } = state;
  if (cpis.state !== 'not-checked' || gateway.state !== 'open') return undefined;
  if (gateway.recordReplaced) return notAsked('record-replaced');
  if (setting === undefined) return undefined;
  if (setting.policy === 'never') return notAsked('never-in-this-setting');
  const right = missingRight(state, setting.kind);
  if (right !== undefined) return notAsked(right);
  const unusable = unusableNumber(gateway.nhsNumber, identity);
  return unusable && notAsked(unusable);
}

function missingRight(state: Asking, kind: LookUpKind): CouldNotCheckReason | undefined {
  if (awaitsNhsSignIn(state)) return undefined;
  const rights = rightsNow(state);
  if (rights.includes(rightFor(kind))) return undefined;
  const other = kind === 'unscheduled' ? 'scheduled' : 'unscheduled';
  return rights.includes(rightFor(other)) ? 'no-right-in-this-setting' : 'no-right';
}

/** Why this record's number cannot be looked up; the gateway refuses it all the same. */
function unusableNumber(
  state: NhsNumberOnRecord['state'] | undefined,
  identity: IdentityCheck | undefined,
): CouldNotCheckReason | undefined {
  switch (state) {
    case undefined:
    case 'verified':
      return undefined;
    case 'not-verified':
      return identity === undefined ? 'nhs-number-not-verified' : undefined;
    case 'invalid':
    case 'several':
      return 'nhs-number-invalid';
    case 'none':
      return 'no-nhs-number';
    default:
      return unreachable(state);
  }
}
