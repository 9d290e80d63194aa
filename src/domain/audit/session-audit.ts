import { clientAgent, login, logout, userAuthentication } from './codes.ts';
import type { AuditContext } from './context.ts';
import { entityParts, frame, outcomeCode, requestPart, systemPart, userPart } from './parts.ts';

/** What became of a session; `refused` gives the code of the refusal. */
export type SessionEvent = 'opened' | 'ended' | { readonly refused: string };

/** A session on a child, or without one where `patient` is absent. */
type SessionContext = Omit<AuditContext, 'patient' | 'purpose' | 'basis'> & { readonly patient?: string };

/**
 * A session: DICOM's User Authentication, Login or Logout. One on a child is opened to treat them; one without a child is
 * about the organisation's rules and registers.
 */
export function sessionAudit(about: SessionContext, event: SessionEvent): fhir4.AuditEvent {
  const refused = typeof event === 'object' ? event.refused : undefined;
  const { patient } = about;
  const context = { ...about, purpose: patient === undefined ? ('HCOMPL' as const) : ('TREAT' as const) };
  return {
    ...frame(context, patient === undefined ? 'IHE.BasicAudit.Read' : 'IHE.BasicAudit.PatientRead'),
    type: userAuthentication,
    subtype: [event === 'ended' ? logout : login],
    action: 'E',
    outcome: outcomeCode(refused === undefined ? 'done' : 'refused'),
    ...(refused === undefined ? {} : { outcomeDesc: `Not opened: ${refused}` }),
    agent: [userPart(context), systemPart(clientAgent, context.source)],
    entity: patient === undefined ? requestPart(context) : entityParts({ ...context, patient }),
  };
}
