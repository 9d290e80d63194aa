import type { NhsSignIn } from '../../src/api/nhs-sign-in.ts';
import type { Right } from '../../src/api/sessions.ts';
import type { CouldNotCheckReason } from '../../src/domain/cpis.ts';
import type { Result } from '../../src/domain/result.ts';
import type { ChildSession } from '../sessions/session.ts';

/** A person who is signed in to the NHS, in the role they chose, with a token that is good for at least 30 seconds. */
export interface NhsUser {
  readonly accessToken: string;
  /** Role profile id, sent with each request. */
  readonly roleId: string;
  /** CIS2's own number for the person; never on screen. */
  readonly userId: string;
  readonly name: string;
  readonly role: string;
  readonly organisation?: string;
  readonly rights: readonly Right[];
}

/** Sign-ins of people to the NHS (CIS2), each bound to one gateway session; kept in the store, for every replica. */
export interface NhsSignIns {
  /** Asks the NHS nothing. */
  readonly status: (session: ChildSession) => Promise<NhsSignIn>;
  /**
   * The person with a usable token, exchanged or refreshed when it has to be: one exchange at a time for a session,
   * whichever replica asks. Never rejects. Nothing of CP-IS is asked here, so nobody is told.
   */
  readonly ready: (
    session: ChildSession,
  ) => Promise<
    Result<
      NhsUser,
      Extract<
        CouldNotCheckReason,
        | 'nhs-sign-in-needed'
        | 'nhs-sign-in-ended'
        | 'sign-in-refused'
        | 'no-answer'
        | 'timed-out'
        | 'odd-answer'
      >
    >
  >;
  /** CP-IS did not take this token: the sign-in has ended, unless another token came meanwhile. Never rejects. */
  readonly notTaken: (session: ChildSession, accessToken: string) => Promise<void>;
}
