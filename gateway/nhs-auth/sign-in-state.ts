import * as v from 'valibot';
import { NhsRole, NhsSignInFailure, type NhsSignIn } from '../../src/api/nhs-sign-in.ts';
import { unreachable } from '../../src/domain/result.ts';

/** How long a person may take over a sign-in, in milliseconds. */
export const SIGN_IN_MS = 10 * 60_000;
/** A token is replaced when it has less than this left, in milliseconds. */
export const SPARE_MS = 30_000;

/** Whose sign-in this session had before: anybody else is refused at first. */
const was = v.exactOptional(v.string());
/** Milliseconds since 1970. */
const Until = v.number();

/** What the API platform gave for an id_token. */
const PlatformTokens = v.object({
  accessToken: v.string(),
  until: Until,
  refreshToken: v.exactOptional(v.string()),
  /** Absent where the platform did not say. */
  refreshUntil: v.exactOptional(Until),
});
export type PlatformTokens = v.InferOutput<typeof PlatformTokens>;

const Person = v.object({
  state: v.literal('person'),
  userId: v.string(),
  name: v.string(),
  roles: v.array(NhsRole),
  /** Absent until one is chosen. */
  roleId: v.exactOptional(v.string()),
  idToken: v.string(),
  idTokenUntil: Until,
  /** CIS2's own, kept to be revoked at sign-out. */
  accessToken: v.string(),
  platform: v.exactOptional(PlatformTokens),
});
export type Person = v.InferOutput<typeof Person>;

/** A session's NHS sign-in as it is kept, sealed. */
export const KeptSignIn = v.variant('state', [
  v.object({
    state: v.literal('under-way'),
    startedAt: v.string(),
    verifier: v.string(),
    nonce: v.string(),
    was,
  }),
  v.object({ state: v.literal('failed'), why: NhsSignInFailure, was }),
  v.object({ state: v.literal('ended'), was }),
  Person,
]);
export type KeptSignIn = v.InferOutput<typeof KeptSignIn>;

/** Whose sign-in it is or was. */
export const userOf = (kept: KeptSignIn | undefined): { readonly was?: string } => {
  const id = kept?.state === 'person' ? kept.userId : kept?.was;
  return id === undefined ? {} : { was: id };
};

/** When the person must sign in again: after that neither a refresh nor a new exchange is possible. */
function untilOf({ idTokenUntil, platform }: Person, sessionUntil: number): number {
  const refresh =
    platform?.refreshToken === undefined ? 0 : (platform.refreshUntil ?? Number.POSITIVE_INFINITY);
  return Math.min(sessionUntil, Math.max(idTokenUntil, platform?.until ?? 0, refresh));
}

/** What the app is told. `sessionUntil` and `now` are milliseconds since 1970. */
export function signInOf(kept: KeptSignIn | undefined, sessionUntil: number, now: number): NhsSignIn {
  if (kept === undefined) return { state: 'signed-out' };
  switch (kept.state) {
    case 'under-way':
      return Date.parse(kept.startedAt) + SIGN_IN_MS <= now
        ? { state: 'failed', why: 'timed-out' }
        : { state: 'under-way', startedAt: kept.startedAt };
    case 'failed':
      return { state: 'failed', why: kept.why };
    case 'ended':
      return { state: 'ended' };
    case 'person': {
      const until = untilOf(kept, sessionUntil);
      if (until <= now) return { state: 'ended' };
      const role = kept.roles.find(({ id }) => id === kept.roleId);
      return role === undefined
        ? { state: 'choose-role', name: kept.name, roles: kept.roles }
        : {
            state: 'signed-in',
            name: kept.name,
            role,
            others: kept.roles.length > 1,
            ...(kept.roles.length > 1 ? { roles: kept.roles } : {}),
            until: new Date(until).toISOString(),
          };
    }
    default:
      return unreachable(kept);
  }
}
