import type { AuditContext } from '../../src/domain/audit/context.ts';
import { dayText } from '../../src/rules/life-cycle/figures/days.ts';
import { basisFor, type Activity, type LawfulBasis } from '../../src/domain/lawful-basis.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildContent, SessionContent } from '../sessions/session.ts';

type Means = Pick<Deps, 'clock' | 'config' | 'address'>;

/** On which footing something is done that nobody chooses one for, as the organisation's list has it today. */
export const basisOf = ({ clock, config }: Pick<Deps, 'clock' | 'config'>, activity: Activity): LawfulBasis =>
  basisFor(config.lawfulBases, activity, dayText(clock().getTime()));

/** What every entry of a session says of its user and of the system; nothing of a child. */
export const userAuditOf = (
  deps: Means,
  { iss, clinician }: SessionContent,
  requestId: string,
  activity: Activity = 'governance',
): Pick<AuditContext, 'at' | 'user' | 'source' | 'basis'> & { readonly requestId: string } => ({
  at: deps.clock().toISOString(),
  user: {
    reference: `${iss}/${clinician.reference}`,
    name: clinician.name,
    ...(clinician.role === undefined ? {} : { role: clinician.role }),
    ...(clinician.organisation === undefined ? {} : { organisation: clinician.organisation }),
  },
  source: { name: `Safelight at ${deps.config.site.name}`, address: deps.address },
  basis: basisOf(deps, activity),
  requestId,
});

/** What every entry of a session on a child says: who, in which system, about whom. */
export const auditOf = (
  deps: Means,
  session: ChildContent,
  requestId: string,
  activity: Activity = 'read',
): Omit<AuditContext, 'purpose'> => ({
  ...userAuditOf(deps, session, requestId, activity),
  patient: `${session.iss}/Patient/${session.patientId}`,
  ...(session.encounterId === undefined
    ? {}
    : { encounter: `${session.iss}/Encounter/${session.encounterId}` }),
});
