import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { CpisAuth } from '../../smart-config/schema/cpis-auth.ts';
import type { SigningKey } from './signing-keys.ts';

/** The service allows five minutes; a clock that is a little fast there must not refuse it. */
const ASSERTION_SECONDS = 240;

/** Proof of this installation for the API platform (RFC 7523): one audience, and an id that is used once. */
export function signAssertion(
  auth: Pick<CpisAuth, 'tokenUrl' | 'clientId' | 'algorithm'>,
  { kid, key }: SigningKey,
  now: Date,
): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: auth.algorithm, kid, typ: 'JWT' })
    .setIssuer(auth.clientId)
    .setSubject(auth.clientId)
    .setAudience(auth.tokenUrl)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ASSERTION_SECONDS)
    .setJti(randomUUID())
    .sign(key);
}
