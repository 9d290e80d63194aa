import type { AuditContext } from '../../src/domain/audit/context.ts';
import { londonDay, partsOf } from '../../src/domain/calendar/london.ts';
import { basisFor, type Activity, type LawfulBasis } from '../../src/domain/lawful-basis.ts';
import { userAuditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import type { GatewaySession } from '../sessions/session.ts';

type Means = Pick<Deps, 'clock' | 'config' | 'address'>;

/** Who asks, in which request. */
export interface Asking {
  readonly session: GatewaySession;
  readonly requestId: string;
}

/** `2026-11-20`, in London. */
export function dayOfNow({ clock }: Pick<Deps, 'clock'>): string {
  const { year, month, day } = partsOf(londonDay(clock().getTime()));
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The footing of what nobody chooses one for. */
const footing = (deps: Means, activity: Activity): LawfulBasis =>
  basisFor(deps.config.lawfulBases, activity, dayOfNow(deps));

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
    basis: typeof why.on === 'string' ? footing(deps, why.on) : why.on,
    ...(here && session.encounterId !== undefined
      ? { encounter: `${session.iss}/Encounter/${session.encounterId}` }
      : {}),
  };
}

/** What an entry says that is about no child, or about many. */
export function aboutMany(deps: Means, { session, requestId }: Asking) {
  const { at, user, source } = userAuditOf(deps, session, requestId);
  return { at, user, source, requestId, purpose: 'HCOMPL', basis: footing(deps, 'governance') } as const;
}

/** Absolute reference of the child of a session. */
export const patientOf = ({ iss, patientId }: { readonly iss: string; readonly patientId: string }): string =>
  `${iss}/Patient/${patientId}`;
