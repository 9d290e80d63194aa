import { unreachable } from '../result.ts';
import { login, logout } from './codes.ts';
import type { AuditContext } from './context.ts';
import { signedInAudit } from './session-audit.ts';

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
export const nhsSignInAudit = (context: AuditContext, what: NhsSignInEvent): fhir4.AuditEvent =>
  signedInAudit(context, {
    subtype: what.event === 'signed-out' ? logout : login,
    description: wordsOf(what.event),
    ...(what.event === 'failed'
      ? { failed: `Not signed in to the NHS: ${what.why}` }
      : { details: { 'nhs-user': what.userId, 'nhs-role-profile': what.roleId } }),
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
