import type { Cpis } from '../../smart-config/schema/cpis.ts';
import type { LookUp } from '../../src/api/cpis.ts';
import type { Right } from '../../src/api/sessions.ts';
import type { CouldNotCheckReason, IdentityCheck, LookUpWhy } from '../../src/domain/cpis.ts';
import { parseNhsNumber, type NhsNumber } from '../../src/domain/nhs-number.ts';
import { fail, succeed, unreachable, type Result } from '../../src/domain/result.ts';
import type { ChildSession } from '../sessions/session.ts';

/** A look-up that may be made, as far as the child and the place go. */
export interface Ground {
  readonly nhsNumber: NhsNumber;
  /** Care setting's title. */
  readonly setting: string;
  /** How the person confirmed a number that the record system had not verified. */
  readonly identity?: IdentityCheck;
}

/** What is asked for: by a page, or by the gateway itself because of a CDS Hook, which no page can say. */
export type Wanted = Omit<LookUp, 'why'> & { readonly why: Exclude<LookUpWhy, 'asked-again'> };

/** What of a look-up comes from the deployment. `rights` is absent where they come with a person's NHS sign-in. */
interface Here {
  readonly adapter: Cpis['adapter'];
  readonly rights?: readonly Right[];
}

/**
 * Whether this session may make this look-up, decided before anything is asked. The session's own setting must be the
 * one that the button named, and its kind the one asked for: what tells the local authority is never a side effect.
 */
export function groundFor(
  session: ChildSession,
  ask: Wanted,
  { adapter, rights }: Here,
): Result<Ground, CouldNotCheckReason> {
  const { setting } = session;
  if (setting?.id !== ask.setting) return fail('no-care-setting');
  if (setting.policy === 'never') return fail('never-in-this-setting');
  if (setting.kind !== ask.kind) return fail('bad-request');
  if (ask.why !== 'pressed' && !mayOpen(session, ask)) return fail('bad-request');
  const missing = rights === undefined ? undefined : missingRight(rights, ask.kind);
  if (missing !== undefined) return fail(missing);
  if (session.recordReplaced) return fail('record-replaced');
  const number = usableNumber(session.nhsNumber, ask.identity);
  if (!number.ok) return number;
  if (adapter === 'none') return fail('not-configured');
  return succeed({ ...number.value, setting: setting.title });
}

/** Nobody pressed anything: only where the site says so, for a number that needs nobody's word, and never once more. */
const mayOpen = ({ setting, nhsNumber }: ChildSession, { again }: Wanted): boolean =>
  setting?.policy === 'on-open' && nhsNumber.state !== 'not-verified' && again === undefined;

/**
 * The activity B0107 allows the look-up that tells the local authority, B0170 the one that does not. Who holds both does
 * what the setting says; who holds the other one is told so, for it may be used elsewhere.
 */
export function missingRight(
  rights: readonly Right[],
  kind: LookUp['kind'],
): 'no-right' | 'no-right-in-this-setting' | undefined {
  const needed: Right = kind === 'unscheduled' ? 'look-up-unscheduled' : 'look-up-scheduled';
  if (rights.includes(needed)) return undefined;
  const other: Right = kind === 'unscheduled' ? 'look-up-scheduled' : 'look-up-unscheduled';
  return rights.includes(other) ? 'no-right-in-this-setting' : 'no-right';
}

/** CP-IS cannot tell a wrong number from a child without a plan: a number is verified, or somebody vouches for it. */
function usableNumber(
  number: ChildSession['nhsNumber'],
  identity: IdentityCheck | undefined,
): Result<Pick<Ground, 'nhsNumber' | 'identity'>, CouldNotCheckReason> {
  switch (number.state) {
    case 'verified':
    case 'not-verified': {
      if (number.state === 'not-verified' && identity === undefined) return fail('nhs-number-not-verified');
      const nhsNumber = parseNhsNumber(number.value);
      if (nhsNumber === undefined) return fail('nhs-number-invalid');
      const vouched = number.state === 'not-verified' ? identity : undefined;
      return succeed({ nhsNumber, ...(vouched === undefined ? {} : { identity: vouched }) });
    }
    case 'invalid':
    case 'several':
      return fail('nhs-number-invalid');
    case 'none':
      return fail('no-nhs-number');
    default:
      return unreachable(number);
  }
}
