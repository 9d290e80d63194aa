import type { AuditContext } from '../../src/domain/audit/context.ts';
import type { Activity, LawfulBasis } from '../../src/domain/lawful-basis.ts';
import { basisOf, userAuditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import type { GatewaySession } from '../sessions/session.ts';

type Means = Pick<Deps, 'clock' | 'config' | 'address'>;

/** Who asks, in which request. */
export interface Asking {
  readonly session: GatewaySession;
  readonly requestId: string;
}

/** What every entry about a child says, whether they are on screen or not. `patient`: absolute reference. */
export function aboutChild(
  deps: Means,
  { session, requestId }: Asking,
  patient: string,
  why: { readonly purpose: AuditContext['purpose']; readonly on: Activity | LawfulBasis },
): AuditContext {
  const { at, user, source } = userAuditOf(deps, session, requestId);
  const here = 'patientId' in session && patientOf(session) === patient;
  return {
    at,
    user,
    source,
    requestId,
    patient,
    purpose: why.purpose,
    basis: typeof why.on === 'string' ? basisOf(deps, why.on) : why.on,
    ...(here && session.encounterId !== undefined
      ? { encounter: `${session.iss}/Encounter/${session.encounterId}` }
      : {}),
  };
}

/** What an entry says that is about no child, or about many. */
export const aboutMany = (deps: Means, { session, requestId }: Asking) =>
  ({ ...userAuditOf(deps, session, requestId), purpose: 'HCOMPL' }) as const;

/** Absolute reference of the child of a session. */
export const patientOf = ({ iss, patientId }: { readonly iss: string; readonly patientId: string }): string =>
  `${iss}/Patient/${patientId}`;
