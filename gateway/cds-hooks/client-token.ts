import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type ProtectedHeaderParameters,
} from 'jose';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Deps } from '../http/deps.ts';

/**
 * Signatures that are taken: the two that CDS Hooks recommends, and the others that EHRs sign their id_tokens with. All are
 * asymmetric: no secret of ours can sign, and `none` cannot.
 */
const algorithms = ['ES384', 'RS384', 'ES256', 'ES512', 'RS256', 'RS512', 'PS256', 'PS384', 'PS512'];

/** Seconds for which a token may be good at most, and by which clocks may differ. */
const longestSeconds = 3600;
const toleranceSeconds = 30;
/** Milliseconds that a client's keys may take: a person is waiting for the card. */
const keysWithinMs = 2000;

/** Why a call is refused: for the log alone. */
type NotTrusted =
  | 'no-token'
  | 'not-a-token'
  | 'algorithm'
  | 'no-key-id'
  | 'unknown-client'
  | 'foreign-key-address'
  | 'keys-not-read'
  | 'signature'
  | 'another-tenant'
  | 'too-long-lived'
  | 'replayed'
  | 'expired'
  | `claim-${string}`;

/** A CDS client that proved who it is. */
export interface CdsClient {
  readonly iss: string;
}

type VerifyClient = (
  issuer: Issuer,
  authorization: string | undefined,
  /** Addresses of this endpoint, one of which the token must be for. */
  audience: readonly string[],
) => Promise<Result<CdsClient, NotTrusted>>;

/**
 * Verifies the JWT that a CDS client sends with every call ("Trusting CDS Clients"). Keys are taken from the address that
 * is configured for the client and from nowhere else; they are kept for ten minutes and asked anew for a new key id. A
 * token is good once, in every replica.
 */
export function cdsClientVerifier(
  { ehrFetch, clock, store }: Pick<Deps, 'ehrFetch' | 'clock' | 'store'>,
  keysAskedAnewAfterMs = 5000,
): VerifyClient {
  const known = new Map<string, JWTVerifyGetKey>();
  const keysAt = (jwksUri: string): JWTVerifyGetKey => {
    const kept = known.get(jwksUri);
    if (kept !== undefined) return kept;
    const keys = createRemoteJWKSet(new URL(jwksUri), {
      [customFetch]: (url, options) => ehrFetch(url, options),
      timeoutDuration: keysWithinMs,
      cooldownDuration: keysAskedAnewAfterMs,
    });
    known.set(jwksUri, keys);
    return keys;
  };

  return async (issuer, authorization = '', audience) => {
    const token = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)$/i.exec(authorization)?.[1];
    if (token === undefined) return fail(authorization === '' ? 'no-token' : 'not-a-token');
    const client = clientOf(issuer, token);
    if (!client.ok) return client;
    const { iss, jwksUri } = client.value;
    const now = clock();
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, keysAt(jwksUri), {
        issuer: iss,
        audience: [...audience],
        algorithms,
        requiredClaims: ['iss', 'aud', 'exp', 'iat', 'jti'],
        currentDate: now,
        clockTolerance: toleranceSeconds,
        maxTokenAge: longestSeconds,
      }));
    } catch (error) {
      return fail(reasonOf(error));
    }
    const { tenant, jti, exp = 0 } = payload;
    if (issuer.tenant.value !== undefined && tenant !== issuer.tenant.value) return fail('another-tenant');
    if (exp * 1000 > now.getTime() + (longestSeconds + toleranceSeconds) * 1000)
      return fail('too-long-lived');
    if (typeof jti !== 'string' || jti === '' || jti.length > 256) return fail('claim-jti');
    const until = new Date((exp + toleranceSeconds + 1) * 1000);
    return (await store.cdsCards.useToken([iss, jti], until)) ? succeed({ iss }) : fail('replayed');
  };
}

type Client = NonNullable<Issuer['cdsHooks']>['clients'][number];

/** Which client a token says it is from, and whether its header may be trusted as far as asking for that client's keys. */
function clientOf({ cdsHooks }: Issuer, token: string): Result<Client, NotTrusted> {
  let header: ProtectedHeaderParameters;
  let claims: JWTPayload;
  try {
    header = decodeProtectedHeader(token);
    claims = decodeJwt(token);
  } catch {
    return fail('not-a-token');
  }
  const { alg, kid, typ, jku } = header;
  if (typ !== undefined && !isJwt(typ)) return fail('not-a-token');
  if (alg === undefined || !algorithms.includes(alg)) return fail('algorithm');
  if (kid === undefined || kid === '') return fail('no-key-id');
  const client = cdsHooks?.clients.find(({ iss }) => iss === claims.iss);
  if (client === undefined) return fail('unknown-client');
  if (jku !== undefined && jku !== client.jwksUri) return fail('foreign-key-address');
  return succeed(client);
}

/** A header says what it likes: a member of it may be anything. */
const isJwt = (typ: unknown): boolean => typeof typ === 'string' && typ.toUpperCase() === 'JWT';

function reasonOf(error: unknown): NotTrusted {
  if (error instanceof errors.JWTExpired) return error.claim === 'exp' ? 'expired' : `claim-${error.claim}`;
  if (error instanceof errors.JWTClaimValidationFailed) return `claim-${error.claim}`;
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed)
    return 'signature';
  if (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    !(error instanceof errors.JOSEError) ||
    error.code === 'ERR_JOSE_GENERIC'
  )
    return 'keys-not-read';
  return 'signature';
}
