import type { LookUp } from '../../src/api/cpis.ts';
import type { NhsPerson } from '../../src/domain/audit/people.ts';
import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { LookUpRequest } from '../cpis/port.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildSession } from '../sessions/session.ts';
import type { StoredLookUp } from '../store/look-ups.ts';
import { missingRight } from './grounds.ts';

/** Who makes a look-up: the record system's user, or the person as they signed in to the NHS. */
export interface Asker {
  readonly by: StoredLookUp['by'];
  /** The person's own token, where look-ups are made by the person. */
  readonly asUser?: LookUpRequest['asUser'];
  readonly nhsUser?: NhsPerson;
}

/**
 * The person who asks, with a token that works, before anything is stored or asked: a sign-in that fails uses up
 * nothing and tells nobody. Where people sign in to the NHS, the role of that sign-in decides and the launch's does not.
 */
export async function askerOf(
  { nhs }: Pick<Deps, 'nhs'>,
  session: ChildSession,
  kind: LookUp['kind'],
): Promise<Result<Asker, CouldNotCheckReason>> {
  if (nhs === undefined) {
    const { name, role } = session.clinician;
    return succeed({ by: { name, ...(role === undefined ? {} : { role }) } });
  }
  const ready = await nhs.ready(session);
  if (!ready.ok) return ready;
  const { accessToken, roleId, userId, name, role, rights } = ready.value;
  const missing = missingRight(rights, kind);
  if (missing !== undefined) return fail(missing);
  return succeed({
    by: { name, role },
    asUser: { accessToken, roleId },
    nhsUser: { id: userId, name, role, roleId },
  });
}
