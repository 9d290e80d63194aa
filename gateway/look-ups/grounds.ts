import type { Cpis } from '../../smart-config/schema/cpis.ts';
import type { LookUp } from '../../src/api/cpis.ts';
import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';
import { parseNhsNumber, type NhsNumber } from '../../src/domain/nhs-number.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { unreachable } from '../../src/domain/result.ts';
import type { GatewaySession } from '../sessions/session.ts';

/** A look-up that may be made. */
export interface Ground {
  readonly nhsNumber: NhsNumber;
  /** Care setting's title. */
  readonly setting: string;
}

/**
 * Whether this session may make this look-up, decided before anything is asked. The session's own setting must be the
 * one that the button named, and its kind the one asked for: what tells the local authority is never a side effect.
 */
export function groundFor(
  session: GatewaySession,
  ask: LookUp,
  adapter: Cpis['adapter'],
): Result<Ground, CouldNotCheckReason> {
  const { setting, rights } = session;
  if (setting?.id !== ask.setting) return fail('no-care-setting');
  if (setting.policy === 'never') return fail('never-in-this-setting');
  if (setting.kind !== ask.kind) return fail('bad-request');
  if (!rights.includes(ask.kind === 'unscheduled' ? 'look-up-unscheduled' : 'look-up-scheduled')) {
    return fail('no-right');
  }
  const nhsNumber = verifiedNumber(session.nhsNumber);
  if (!nhsNumber.ok) return nhsNumber;
  if (adapter === 'none') return fail('not-configured');
  return succeed({ nhsNumber: nhsNumber.value, setting: setting.title });
}

function verifiedNumber(number: GatewaySession['nhsNumber']): Result<NhsNumber, CouldNotCheckReason> {
  switch (number.state) {
    case 'verified': {
      const parsed = parseNhsNumber(number.value);
      return parsed === undefined ? fail('nhs-number-invalid') : succeed(parsed);
    }
    case 'not-verified':
      return fail('nhs-number-not-verified');
    case 'invalid':
    case 'several':
      return fail('nhs-number-invalid');
    case 'none':
      return fail('no-nhs-number');
    default:
      return unreachable(number);
  }
}
