import { clientAgent, login, logout, userAuthentication } from './codes.ts';
import type { AuditContext } from './context.ts';
import { entityParts, frame, outcomeCode, systemPart, userPart } from './parts.ts';

/** What became of a session; `refused` gives the code of the refusal. */
export type SessionEvent = 'opened' | 'ended' | { readonly refused: string };

/** A session on a child: DICOM's User Authentication, Login or Logout. */
export function sessionAudit(context: AuditContext, event: SessionEvent): fhir4.AuditEvent {
  const refused = typeof event === 'object' ? event.refused : undefined;
  return {
    ...frame(context, 'IHE.BasicAudit.PatientRead'),
    type: userAuthentication,
    subtype: [event === 'ended' ? logout : login],
    action: 'E',
    outcome: outcomeCode(refused === undefined ? 'done' : 'refused'),
    ...(refused === undefined ? {} : { outcomeDesc: `Not opened: ${refused}` }),
    agent: [userPart(context), systemPart(clientAgent, context.source)],
    entity: entityParts(context),
  };
}
