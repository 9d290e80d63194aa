import { randomUUID } from 'node:crypto';
import type * as v from 'valibot';
import type { NhsSignedIn, NhsSignIn, NhsSignInFailure } from '../../src/api/nhs-sign-in.ts';
import { nhsSignInAudit, type NhsSignInEvent } from '../../src/domain/audit/nhs-sign-in-audit.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { append } from '../audit/ledger.ts';
import { auditOf } from '../audit/of-session.ts';
import type { Deps } from '../http/deps.ts';
import { errorFacts } from '../http/request-log.ts';
import type { ChildContent, ChildSession } from '../sessions/session.ts';
import type { Reach } from './ask.ts';
import { cis2With, type SignedIn } from './cis2.ts';
import type { NhsSignIns } from './nhs-sign-ins.ts';
import { platformTokens } from './platform-tokens.ts';
import type { NhsAuth } from './read-nhs-auth.ts';
import { SIGN_IN_MS, signInOf, userOf, type KeptSignIn } from './sign-in-state.ts';

/** Discovery, the code, CIS2's keys and userinfo, each within its own time. */
const FINISH_MS = 30_000;

/** Sign-ins as their routes use them; each changes one session's and nobody else's. */
export interface PersonSignIns extends NhsSignIns {
  /** Begins one, whatever was there before: its tokens go. Answers where the window goes. */
  readonly start: (
    session: ChildSession,
  ) => Promise<Result<{ readonly url: string; readonly startedAt: string }, NhsSignInFailure>>;
  /** What came back to the window. The failure `unknown`: no sign-in under way has this state. */
  readonly finish: (
    back: v.InferOutput<typeof NhsSignedIn>,
    requestId: string,
  ) => Promise<Result<undefined, NhsSignInFailure | 'unknown'>>;
  /** Undefined where the person has no such role. */
  readonly chooseRole: (
    session: ChildSession,
    role: string,
    requestId: string,
  ) => Promise<NhsSignIn | undefined>;
  readonly signOut: (session: ChildSession, requestId: string) => Promise<NhsSignIn>;
}

type Means = Pick<Deps, 'store' | 'config' | 'address' | 'clock' | 'log'>;

/** Undefined where look-ups are made by the application. */
export function personSignIns(deps: Means, nhs: NhsAuth, reach: Reach): PersonSignIns | undefined {
  const { store, clock } = deps;
  const { mode, cis2: settings } = nhs.auth;
  if (mode === 'application' || settings === undefined) return undefined;
  const cis2 = cis2With(settings, nhs, reach);
  const shown = (session: ChildSession, kept: KeptSignIn | undefined): NhsSignIn =>
    signInOf(kept, session.expiresAt.getTime(), clock().getTime());
  const entry = (session: ChildContent, requestId: string, what: NhsSignInEvent) =>
    nhsSignInAudit({ ...auditOf(deps, session, requestId, 'look-up'), purpose: 'TREAT' }, what);

  return {
    status: async (session) => shown(session, await store.nhsSignIns.read(session.tokenHash)),
    ready: platformTokens(deps, nhs, reach),

    async notTaken({ tokenHash }, accessToken) {
      try {
        await store.db
          .transaction()
          .execute((tx) =>
            store.nhsSignIns.change(tx, tokenHash, (before) =>
              before.state === 'person' && before.platform?.accessToken === accessToken
                ? { state: 'ended', ...userOf(before) }
                : undefined,
            ),
          );
      } catch (error) {
        deps.log.error({ ...errorFacts(error) }, 'an NHS sign-in that CP-IS did not take could not be ended');
      }
    },

    async start({ tokenHash }) {
      const begun = await cis2.begin();
      if (!begun.ok) return begun;
      const { url, state, nonce, verifier } = begun.value;
      const now = clock();
      const startedAt = now.toISOString();
      const before = userOf(await store.nhsSignIns.read(tokenHash));
      await store.nhsSignIns.begin(
        tokenHash,
        { state: 'under-way', startedAt, nonce, verifier, ...before },
        { value: state, until: new Date(now.getTime() + SIGN_IN_MS) },
      );
      return succeed({ url, startedAt });
    },

    async finish({ state, code, error, iss }, requestId) {
      const now = clock();
      const claim = { id: randomUUID(), now, until: new Date(now.getTime() + FINISH_MS) };
      const taken = await store.nhsSignIns.take(state, claim);
      if (taken?.kept.state !== 'under-way') return fail('unknown');
      const { tokenHash, session, kept: before } = taken;
      const outcome =
        code === undefined || error !== undefined
          ? fail(whyOf(error))
          : await cis2.finish({ ...before, state }, { code, ...(iss === undefined ? {} : { iss }) });
      const kept = keptOf(outcome, before.was);
      const settled = await store.db.transaction().execute(async (tx) => {
        const still = await store.nhsSignIns.settle(tx, tokenHash, claim.id, kept);
        if (still) await append(tx, session.tenant.id, entry(session, requestId, eventOf(kept)));
        return still;
      });
      // Signed out, or begun anew, while CIS2 was asked.
      if (!settled) return fail('unknown');
      return kept.state === 'failed' ? fail(kept.why) : succeed(undefined);
    },

    async chooseRole(session, role, requestId) {
      const kept = await store.db.transaction().execute(async (tx) => {
        const changed = await store.nhsSignIns.change(tx, session.tokenHash, (before) => {
          if (before.state !== 'person' || !before.roles.some(({ id }) => id === role)) return undefined;
          // The platform's token was made for another role, or for none.
          const { platform: _, ...person } = before;
          return { ...person, roleId: role };
        });
        if (changed?.state === 'person')
          await append(
            tx,
            session.tenant.id,
            entry(session, requestId, { event: 'role-chosen', userId: changed.userId, roleId: role }),
          );
        return changed;
      });
      return kept === undefined ? undefined : shown(session, kept);
    },

    async signOut(session, requestId) {
      const gone = await store.db.transaction().execute(async (tx) => {
        const before = await store.nhsSignIns.end(tx, session.tokenHash);
        if (before?.state === 'person')
          await append(
            tx,
            session.tenant.id,
            entry(session, requestId, { ...eventOf(before), event: 'signed-out', userId: before.userId }),
          );
        return before;
      });
      if (gone?.state === 'person') await cis2.revoke(gone.accessToken);
      return { state: 'signed-out' };
    },
  };
}

/** RFC 6749, 4.1.2.1, and OpenID Connect Core, 3.1.2.6. */
function whyOf(error: string | undefined): NhsSignInFailure {
  switch (error) {
    case undefined:
      return 'odd-answer';
    case 'access_denied':
      return 'cancelled';
    case 'server_error':
    case 'temporarily_unavailable':
      return 'no-answer';
    default:
      return 'refused';
  }
}

/**
 * What is kept of a sign-in that came back. Somebody else than before in the same session is refused, once, and the
 * earlier person is signed out by it: nobody takes over a colleague's session without noticing, and nobody is locked
 * out of their own. Who signs in after that begins afresh.
 */
function keptOf(outcome: Result<SignedIn, NhsSignInFailure>, was: string | undefined): KeptSignIn {
  const before = was === undefined ? {} : { was };
  if (!outcome.ok) return { state: 'failed', why: outcome.failure, ...before };
  const { roles, ...person } = outcome.value;
  if (was !== undefined && person.userId !== was) return { state: 'failed', why: 'another-sign-in' };
  return { state: 'person', ...person, roles: [...roles] };
}

function eventOf(kept: KeptSignIn): NhsSignInEvent {
  if (kept.state !== 'person')
    return { event: 'failed', why: kept.state === 'failed' ? kept.why : kept.state };
  const { userId, roleId } = kept;
  return { event: 'signed-in', userId, ...(roleId === undefined ? {} : { roleId }) };
}
