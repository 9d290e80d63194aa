import type { AuditContext } from '../../src/domain/audit/context.ts';
import type { Deps } from '../http/deps.ts';
import type { SessionContent } from '../sessions/session.ts';

/** What every entry of a session says: who, in which system, about whom. */
export const auditOf = (
  deps: Pick<Deps, 'clock' | 'config' | 'address'>,
  session: SessionContent,
  requestId: string,
): Omit<AuditContext, 'purpose'> => ({
  at: deps.clock().toISOString(),
  user: {
    reference: `${session.iss}/${session.clinician.reference}`,
    name: session.clinician.name,
    ...(session.clinician.role === undefined ? {} : { role: session.clinician.role }),
    ...(session.clinician.organisation === undefined ? {} : { organisation: session.clinician.organisation }),
  },
  source: { name: `Safelight at ${deps.config.site.name}`, address: deps.address },
  patient: `${session.iss}/Patient/${session.patientId}`,
  ...(session.encounterId === undefined
    ? {}
    : { encounter: `${session.iss}/Encounter/${session.encounterId}` }),
  requestId,
});
