import {
  destinationRole,
  informationRecipient,
  login,
  logout,
  sourceRole,
  systemObject,
  userAuthentication,
} from './codes.ts';
import type { Acting, AnyContext } from './context.ts';
import { clientOf, dataPart, entityParts, frame, outcomeCode, systemPart, userPart } from './parts.ts';

/** What became of a session; `refused` gives the code of the refusal. */
export type SessionEvent = 'opened' | 'ended' | { readonly refused: string };

/** A session on a child, or without one where `patient` is absent. */
export interface SessionContext extends Omit<Acting, 'purpose'> {
  readonly patient?: string;
  readonly encounter?: string;
}

/**
 * A session: DICOM's User Authentication, Login or Logout, for which BALP has no profile. One on a child is opened to treat
 * them; one without a child is about the organisation's rules and registers.
 */
export function sessionAudit(about: SessionContext, event: SessionEvent): fhir4.AuditEvent {
  const refused = typeof event === 'object' ? event.refused : undefined;
  const { patient, encounter, ...rest } = about;
  const context: AnyContext =
    patient === undefined
      ? { ...rest, purpose: 'HCOMPL' }
      : { ...rest, purpose: 'TREAT', patient, ...(encounter === undefined ? {} : { encounter }) };
  return signedInAudit(context, {
    subtype: event === 'ended' ? logout : login,
    description: 'Session of Safelight',
    ...(refused === undefined ? {} : { failed: `Not opened: ${refused}` }),
  });
}

/** Somebody proving who they are, to Safelight or by way of it. */
export function signedInAudit(
  context: AnyContext,
  what: {
    readonly subtype: fhir4.Coding;
    readonly description: string;
    readonly failed?: string;
    readonly details?: Parameters<typeof dataPart>[3];
  },
): fhir4.AuditEvent {
  const { role: _, ...data } = dataPart(
    context,
    { display: what.description },
    what.description,
    what.details,
  );
  return {
    ...frame(context, undefined),
    type: userAuthentication,
    subtype: [what.subtype],
    action: 'E',
    outcome: outcomeCode(what.failed === undefined ? 'done' : 'refused'),
    ...(what.failed === undefined ? {} : { outcomeDesc: what.failed }),
    agent: [
      userPart(context, informationRecipient),
      systemPart(sourceRole, clientOf(context)),
      systemPart(destinationRole, context.source),
    ],
    entity: [...entityParts(context), { ...data, type: systemObject }],
  };
}
