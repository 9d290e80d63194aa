import { unreachable } from '../result.ts';
import { clientAgent, login, logout, systemObject, userAuthentication } from './codes.ts';
import type { AuditContext } from './context.ts';
import { entityParts, frame, outcomeCode, systemPart, userPart } from './parts.ts';

/** Who they are to the NHS: identifiers, never on screen. */
interface NhsUserIds {
  readonly userId: string;
  /** Role profile id; absent until one is chosen. */
  readonly roleId?: string;
}

/** What became of a person's own sign-in to the NHS. */
export type NhsSignInEvent =
  | ({ readonly event: 'signed-in' | 'role-chosen' | 'signed-out' } & NhsUserIds)
  /** `why` is a name of the contract, never words of a service. */
  | { readonly event: 'failed'; readonly why: string };

/** A sign-in to the NHS, beside the launch's own: DICOM's User Authentication, Login or Logout. */
export function nhsSignInAudit(context: AuditContext, what: NhsSignInEvent): fhir4.AuditEvent {
  const failed = what.event === 'failed';
  return {
    ...frame(context, 'IHE.BasicAudit.PatientRead'),
    type: userAuthentication,
    subtype: [what.event === 'signed-out' ? logout : login],
    action: 'E',
    outcome: outcomeCode(failed ? 'refused' : 'done'),
    ...(failed ? { outcomeDesc: `Not signed in to the NHS: ${what.why}` } : {}),
    agent: [userPart(context), systemPart(clientAgent, context.source)],
    entity: [
      ...entityParts(context),
      { type: systemObject, description: wordsOf(what.event), ...(failed ? {} : detailsOf(what)) },
    ],
  };
}

const detailsOf = ({ userId, roleId }: NhsUserIds): { detail: fhir4.AuditEventEntityDetail[] } => ({
  detail: [
    { type: 'nhs-user', valueString: userId },
    ...(roleId === undefined ? [] : [{ type: 'nhs-role-profile', valueString: roleId }]),
  ],
});

function wordsOf(event: NhsSignInEvent['event']): string {
  switch (event) {
    case 'signed-in':
    case 'failed':
      return 'Sign-in to the NHS';
    case 'role-chosen':
      return 'NHS role chosen';
    case 'signed-out':
      return 'Sign-out from the NHS';
    default:
      return unreachable(event);
  }
}
