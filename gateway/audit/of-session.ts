import type { AuditContext } from '../../src/domain/audit/context.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildContent, SessionContent } from '../sessions/session.ts';

type Means = Pick<Deps, 'clock' | 'config' | 'address'>;

/** What every entry of a session says of its user and of the system; nothing of a child. */
export const userAuditOf = (
  deps: Means,
  { iss, clinician }: SessionContent,
  requestId: string,
): Pick<AuditContext, 'at' | 'user' | 'source'> & { readonly requestId: string } => ({
  at: deps.clock().toISOString(),
  user: {
    reference: `${iss}/${clinician.reference}`,
    name: clinician.name,
    ...(clinician.role === undefined ? {} : { role: clinician.role }),
    ...(clinician.organisation === undefined ? {} : { organisation: clinician.organisation }),
  },
  source: { name: `Safelight at ${deps.config.site.name}`, address: deps.address },
  requestId,
});

/** What every entry of a session on a child says: who, in which system, about whom. */
export const auditOf = (
  deps: Means,
  session: ChildContent,
  requestId: string,
): Omit<AuditContext, 'purpose'> => ({
  ...userAuditOf(deps, session, requestId),
  patient: `${session.iss}/Patient/${session.patientId}`,
  ...(session.encounterId === undefined
    ? {}
    : { encounter: `${session.iss}/Encounter/${session.encounterId}` }),
});
