import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { SigningKey } from './signing-keys.ts';

/** Five minutes are allowed, by the API platform and by SMART; a clock that is a little fast there must not refuse it. */
const ASSERTION_SECONDS = 240;

/** Who proves itself, and to which address. */
interface Proves {
  readonly clientId: string;
  /** The token endpoint: the only audience. */
  readonly tokenUrl: string;
  readonly algorithm: SigningKey['publicJwk']['alg'];
}

/**
 * Proof of this installation as a registered app (RFC 7523): one audience, and an id that is used once.
 * Source: SMART App Launch 2.2, "Client Authentication: Asymmetric"; NHS API platform, application-restricted access.
 */
export function signAssertion(
  { clientId, tokenUrl, algorithm }: Proves,
  { kid, key }: SigningKey,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ASSERTION_SECONDS)
    .setJti(randomUUID())
    .sign(key);
}

/** The two fields of a request that a signed assertion goes in (RFC 7521, section 4.2). */
export const assertionFields = (assertion: string): Readonly<Record<string, string>> => ({
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: assertion,
});
