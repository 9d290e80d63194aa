import type { Right } from '../api/sessions.ts';
import type { LookUpKind } from '../domain/cpis.ts';
import { unreachable } from '../domain/result.ts';
import type { Case } from './case.ts';

type Who = Pick<Case, 'gateway' | 'nhsSignIn'>;

/** What this person may do now: the session's rights, and those of the NHS role in which they are signed in. */
export function rightsNow({ gateway, nhsSignIn }: Who): readonly Right[] {
  if (gateway.state !== 'open') return [];
  return nhsSignIn.state === 'signed-in' ? [...gateway.rights, ...nhsSignIn.role.rights] : gateway.rights;
}

export const rightFor = (kind: LookUpKind): 'look-up-unscheduled' | 'look-up-scheduled' =>
  kind === 'unscheduled' ? 'look-up-unscheduled' : 'look-up-scheduled';

/** Whether looking up waits for the person's own NHS sign-in; what they may do is known only then. */
export function awaitsNhsSignIn({ nhsSignIn }: Pick<Case, 'nhsSignIn'>): boolean {
  switch (nhsSignIn.state) {
    case 'not-needed':
    case 'signed-in':
      return false;
    case 'signed-out':
    case 'under-way':
    case 'choose-role':
    case 'ended':
    case 'failed':
      return true;
    default:
      return unreachable(nhsSignIn);
  }
}
