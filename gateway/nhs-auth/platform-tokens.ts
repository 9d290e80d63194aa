import { randomUUID } from 'node:crypto';
import { fail, succeed } from '../../src/domain/result.ts';
import { errorFacts } from '../http/request-log.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildSession } from '../sessions/session.ts';
import { REQUEST_MS, type Reach } from './ask.ts';
import type { NhsSignIns, NhsUser } from './nhs-sign-ins.ts';
import { askPlatform, type PlatformFailure, type TokenAnswer } from './platform.ts';
import type { NhsAuth } from './read-nhs-auth.ts';
import { SPARE_MS, userOf, type KeptSignIn, type Person, type PlatformTokens } from './sign-in-state.ts';

type Ready = Awaited<ReturnType<NhsSignIns['ready']>>;
type Store = Pick<Deps['store'], 'db' | 'nhsSignIns'>;

/** A claim outlasts the request that it is made for; of a process that ended it lapses. */
const CLAIM_MS = REQUEST_MS + 5_000;
const POLL_MS = 100;

/** What has to be done before the person's token can be used. */
type Step =
  | { readonly step: 'use'; readonly user: NhsUser }
  | { readonly step: 'ask'; readonly person: Person; readonly grant: Readonly<Record<string, string>> }
  | { readonly step: 'none'; readonly why: 'nhs-sign-in-needed' | 'nhs-sign-in-ended' };

/** The token of a signed-in person for the API platform, exchanged and refreshed by one asker at a time. */
export function platformTokens(
  { store, log }: { readonly store: Store; readonly log: Deps['log'] },
  { auth, keys: [key] }: NhsAuth,
  reach: Reach,
): NhsSignIns['ready'] {
  const { clock } = reach;

  async function ready({ tokenHash }: ChildSession): Promise<Ready> {
    for (let waited = 0; waited <= CLAIM_MS + REQUEST_MS; waited += POLL_MS) {
      const seen = stepOf(await store.nhsSignIns.read(tokenHash), clock().getTime());
      const ended = answered(seen);
      if (ended !== undefined) return ended;
      const now = clock();
      const claim = { id: randomUUID(), now, until: new Date(now.getTime() + CLAIM_MS) };
      const claimed = await store.nhsSignIns.claim(tokenHash, claim);
      const got = claimed && (await renew(tokenHash, claim.id, stepOf(claimed, now.getTime())));
      if (got !== undefined) return got;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return fail('timed-out');
  }

  /** Asks with the claim held; undefined when the sign-in changed meanwhile and has to be looked at anew. */
  async function renew(tokenHash: string, claim: string, step: Step): Promise<Ready | undefined> {
    if (step.step !== 'ask') {
      await store.nhsSignIns.settle(store.db, tokenHash, claim);
      return answered(step);
    }
    const answer = await askPlatform(auth, key, step.grant, reach);
    const kept = answer.ok
      ? { ...step.person, platform: tokensOf(answer.value, clock().getTime()) }
      : afterFailure(step.person, answer.failure);
    const settled = await store.nhsSignIns.settle(store.db, tokenHash, claim, kept);
    if (!settled) return undefined;
    if (!answer.ok) return fail(reasonOf(answer.failure));
    const now = stepOf(kept, clock().getTime());
    // A token that is given with less than half a minute to live is of no use.
    return now.step === 'ask' ? fail('no-answer') : answered(now);
  }

  return async (session) => {
    try {
      return await ready(session);
    } catch (error) {
      log.error({ ...errorFacts(error) }, 'the NHS sign-in of a session could not be read or kept');
      return fail('no-answer');
    }
  };
}

function answered(step: Step): Ready | undefined {
  if (step.step === 'use') return succeed(step.user);
  return step.step === 'none' ? fail(step.why) : undefined;
}

function stepOf(kept: KeptSignIn | undefined, now: number): Step {
  if (kept?.state === 'ended') return { step: 'none', why: 'nhs-sign-in-ended' };
  if (kept?.state !== 'person') return { step: 'none', why: 'nhs-sign-in-needed' };
  const { platform, idToken, idTokenUntil } = kept;
  const role = kept.roles.find(({ id }) => id === kept.roleId);
  if (role === undefined)
    return { step: 'none', why: idTokenUntil > now ? 'nhs-sign-in-needed' : 'nhs-sign-in-ended' };
  if (platform !== undefined && platform.until - SPARE_MS > now)
    return {
      step: 'use',
      user: {
        accessToken: platform.accessToken,
        roleId: role.id,
        userId: kept.userId,
        name: kept.name,
        role: role.title,
        ...(role.organisation === undefined ? {} : { organisation: role.organisation }),
        rights: role.rights,
      },
    };
  if (platform?.refreshToken !== undefined && (platform.refreshUntil ?? Infinity) > now)
    return {
      step: 'ask',
      person: kept,
      grant: { grant_type: 'refresh_token', refresh_token: platform.refreshToken },
    };
  if (idTokenUntil > now)
    return {
      step: 'ask',
      person: kept,
      grant: {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        subject_token: idToken,
      },
    };
  return { step: 'none', why: 'nhs-sign-in-ended' };
}

const tokensOf = (answer: TokenAnswer, now: number): PlatformTokens => ({
  accessToken: answer.access_token,
  until: now + answer.expires_in * 1000,
  ...(answer.refresh_token === undefined ? {} : { refreshToken: answer.refresh_token }),
  ...(answer.refresh_token_expires_in === undefined
    ? {}
    : { refreshUntil: now + answer.refresh_token_expires_in * 1000 }),
});

/** What was shown for the person has run out: they must sign in again. Anything else may pass, and changes nothing. */
const afterFailure = (person: Person, failure: PlatformFailure): KeptSignIn =>
  failure === 'grant-ended' ? { state: 'ended', ...userOf(person) } : person;

const reasonOf = (failure: PlatformFailure) =>
  failure === 'grant-ended' ? 'nhs-sign-in-ended' : failure === 'refused' ? 'sign-in-refused' : failure;
