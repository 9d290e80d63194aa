import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as v from 'valibot';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { refusal, type Refusal } from '../http/problem.ts';
import { isOwn, type Discover } from './discovery.ts';
import { tenantIn } from './tenant.ts';

/** Signatures that are accepted: asymmetric ones only, so that no secret of ours and no `none` can sign. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'ES256', 'ES384'];
const keysKeptMs = 600_000;

const Claims = v.object({
  sub: v.string(),
  fhirUser: v.optional(v.string()),
  profile: v.optional(v.string()),
  nonce: v.optional(v.string()),
  /** The app that the id_token was made for, where it is for several. */
  azp: v.optional(v.string()),
});

interface Keys {
  readonly expectedIssuer: string;
  readonly keySet: JWTVerifyGetKey;
  readonly until: number;
}

export interface SignedIn {
  /** The id_token's `sub`. */
  readonly subject: string;
  /** The user's reference in the EHR. */
  readonly fhirUser: string;
  /** The organisation, where the EHR says it in the id_token. */
  readonly tenant?: string;
}

export type VerifyIdToken = (
  issuer: Issuer,
  idToken: string,
  nonce: string | undefined,
) => Promise<Result<SignedIn, Refusal>>;

/** Verifies id_tokens against the keys that the EHR publishes; keys are kept for ten minutes and asked anew for a new key id. */
export function idTokenVerifier(
  ehrFetch: typeof fetch,
  discover: Discover,
  clock: () => Date,
): VerifyIdToken {
  const known = new Map<string, Keys>();

  async function keysOf(issuer: Issuer): Promise<Keys | undefined> {
    const kept = known.get(issuer.id);
    if (kept !== undefined && kept.until > clock().getTime()) return kept;
    const needed = issuer.jwksUri === undefined || issuer.openidIssuer === undefined;
    const said = needed ? await discover(issuer) : undefined;
    const jwksUri = issuer.jwksUri ?? said?.jwks_uri;
    if (jwksUri === undefined || !isOwn(issuer, jwksUri)) return undefined;
    const keys: Keys = {
      expectedIssuer: issuer.openidIssuer ?? said?.issuer ?? issuer.iss,
      keySet: createRemoteJWKSet(new URL(jwksUri), {
        [customFetch]: (url, options) => ehrFetch(url, options),
        timeoutDuration: 5000,
      }),
      until: clock().getTime() + keysKeptMs,
    };
    known.set(issuer.id, keys);
    return keys;
  }

  return async (issuer, idToken, nonce) => {
    const keys = await keysOf(issuer);
    if (keys === undefined) {
      return fail(
        refusal(502, 'keys-not-found', "The record system's keys could not be read.", {
          fix: "Publish jwks_uri in .well-known/smart-configuration, on the EHR's own origin or one of its `origins`.",
        }),
      );
    }
    try {
      const { payload } = await jwtVerify(idToken, keys.keySet, {
        issuer: keys.expectedIssuer,
        audience: issuer.clientId,
        algorithms,
        requiredClaims: ['exp', 'sub'],
        currentDate: clock(),
        clockTolerance: 30,
      });
      return claimsOf(payload, nonce, issuer);
    } catch (error) {
      return fail(refusedFor(error));
    }
  };
}

function claimsOf(
  payload: unknown,
  nonce: string | undefined,
  { clientId, tenantClaim }: Issuer,
): Result<SignedIn, Refusal> {
  const claims = v.safeParse(Claims, payload);
  const fhirUser = claims.success ? (claims.output.fhirUser ?? claims.output.profile) : undefined;
  if (!claims.success || fhirUser === undefined) {
    return fail(
      refusal(401, 'no-fhir-user', 'The id_token does not say who is signed in.', {
        fix: 'Grant the scopes openid and fhirUser.',
      }),
    );
  }
  // OpenID Connect Core, 3.1.3.7: a token for several apps was asked for by one of them.
  if (claims.output.azp !== undefined && claims.output.azp !== clientId) {
    return fail(refusal(401, 'id-token-azp', 'The id_token was made for another app (azp).'));
  }
  if (nonce !== undefined && claims.output.nonce !== nonce) {
    return fail(refusal(401, 'id-token-nonce', 'The id_token belongs to another sign-in.'));
  }
  const { sub: subject } = claims.output;
  const tenant = tenantIn(payload, tenantClaim);
  return succeed({ subject, fhirUser, ...(tenant === undefined ? {} : { tenant }) });
}

function refusedFor(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return refusal(401, 'id-token-expired', 'The sign-in has expired.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return refusal(
      401,
      `id-token-${error.claim}`,
      `The id_token was not made for Safelight here (${error.claim}).`,
    );
  }
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
    return refusal(502, 'keys-not-found', "The record system's keys could not be read.");
  }
  return refusal(401, 'id-token-invalid', 'The id_token was not signed by this record system.');
}
