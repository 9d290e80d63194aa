import * as oidc from 'openid-client';
import type { Cis2 as Cis2Settings } from '../../smart-config/schema/cpis-auth.ts';
import type { NhsSignInFailure } from '../../src/api/nhs-sign-in.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { ask, REQUEST_MS, saysNo, type Reach } from './ask.ts';
import type { NhsAuth } from './read-nhs-auth.ts';
import { identityOf, type NhsIdentity } from './userinfo.ts';

/** What only this gateway knows of a sign-in under way. */
interface Secrets {
  readonly state: string;
  readonly nonce: string;
  /** PKCE. */
  readonly verifier: string;
}

/** What the sign-in window brought back. */
interface CameBack {
  readonly code: string;
  /** RFC 9207: who answered, where CIS2 says it. */
  readonly iss?: string;
}

/** A person whom CIS2 vouches for. */
export interface SignedIn extends NhsIdentity {
  readonly idToken: string;
  /** Milliseconds since 1970. */
  readonly idTokenUntil: number;
  readonly accessToken: string;
}

/** NHS Care Identity Service 2 as an OpenID provider. Nothing here throws. */
export interface Cis2 {
  /** Where the window goes. */
  readonly begin: () => Promise<Result<Secrets & { readonly url: string }, NhsSignInFailure>>;
  readonly finish: (secrets: Secrets, back: CameBack) => Promise<Result<SignedIn, NhsSignInFailure>>;
  /** Best effort: a token that is not revoked runs out by itself. */
  readonly revoke: (accessToken: string) => Promise<void>;
}

/** Ends a request of the library with its name. */
class Unanswered extends Error {
  readonly failure: NhsSignInFailure;
  constructor(failure: NhsSignInFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** `settings` are those of `nhs.auth`; CIS2's own addresses and keys are read anew for each sign-in. */
export function cis2With(settings: Cis2Settings, nhs: NhsAuth, reach: Reach): Cis2 {
  const { clock } = reach;
  const issuer = new URL(settings.issuer);
  // The settings allow http on this machine only.
  const onThisMachine = issuer.protocol === 'http:';

  /** The library sees whole answers of 200 only: all else is named here. */
  const net: oidc.CustomFetch = async (url, { method, headers, body }) => {
    const init: RequestInit = { method, headers, body: body instanceof URLSearchParams ? body : null };
    const answer = await ask(reach.fetch, url, init, reach.deadline(REQUEST_MS));
    if (typeof answer === 'string') throw new Unanswered(answer);
    if (saysNo(answer.status)) throw new Unanswered('refused');
    if (answer.status !== 200) throw new Unanswered(answer.status < 400 ? 'odd-answer' : 'no-answer');
    return new Response(answer.text, { headers: { 'content-type': answer.type } });
  };

  async function provider(): Promise<oidc.Configuration> {
    const found = await oidc.discovery(issuer, settings.clientId, undefined, oidc.None(), {
      [oidc.customFetch]: net,
      execute: onThisMachine ? [oidc.allowInsecureRequests] : [],
    });
    const server = found.serverMetadata();
    const skew = Math.round((clock().getTime() - Date.now()) / 1000);
    const client = { [oidc.clockSkew]: skew };
    const made = new oidc.Configuration(
      server,
      settings.clientId,
      client,
      authentication(settings, nhs, server.token_endpoint),
    );
    made[oidc.customFetch] = net;
    if (onThisMachine) oidc.allowInsecureRequests(made);
    // The signature of the id_token is checked even though it comes from CIS2 directly.
    oidc.enableNonRepudiationChecks(made);
    return made;
  }

  return {
    begin: () =>
      named(async () => {
        const secrets: Secrets = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(await provider(), {
          redirect_uri: settings.redirectUri,
          scope: settings.scope,
          state: secrets.state,
          nonce: secrets.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
          code_challenge_method: 'S256',
          ...(settings.acrValues === undefined ? {} : { acr_values: settings.acrValues }),
        });
        return succeed({ ...secrets, url: url.href });
      }),

    finish: ({ state, nonce, verifier }, { code, iss }) =>
      named(async () => {
        const server = await provider();
        const back = new URL(settings.redirectUri);
        back.search = new URLSearchParams({ code, state, ...(iss === undefined ? {} : { iss }) }).toString();
        const tokens = await oidc.authorizationCodeGrant(server, back, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined || tokens.id_token === undefined) return fail('odd-answer');
        const info = await oidc.fetchUserInfo(server, tokens.access_token, claims.sub);
        const identity = identityOf(info);
        return identity.ok
          ? succeed({
              ...identity.value,
              idToken: tokens.id_token,
              idTokenUntil: claims.exp * 1000,
              accessToken: tokens.access_token,
            })
          : identity;
      }),

    async revoke(accessToken) {
      await named(async () => {
        const server = await provider();
        if (server.serverMetadata().revocation_endpoint !== undefined)
          await oidc.tokenRevocation(server, accessToken);
        return succeed(undefined);
      });
    },
  };
}

function authentication(
  settings: Cis2Settings,
  { keys: [signing], clientSecret }: NhsAuth,
  audience: string | undefined,
): oidc.ClientAuth {
  if (settings.clientAuth === 'client_secret_post') return oidc.ClientSecretPost(clientSecret);
  return oidc.PrivateKeyJwt(
    { key: signing.key, kid: signing.kid },
    {
      [oidc.modifyAssertion]: (header, payload) => {
        header['typ'] = 'JWT';
        // CIS2 names its token endpoint as the audience, the library the issuer.
        if (audience !== undefined) payload['aud'] = audience;
      },
    },
  );
}

/** What the library throws, as a failure: our own by its name, anything else is an answer that does not hold. */
async function named<T>(
  work: () => Promise<Result<T, NhsSignInFailure>>,
): Promise<Result<T, NhsSignInFailure>> {
  try {
    return await work();
  } catch (error) {
    return fail(failureOf(error));
  }
}

function failureOf(error: unknown): NhsSignInFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof Unanswered) return cause.failure;
  return 'odd-answer';
}
