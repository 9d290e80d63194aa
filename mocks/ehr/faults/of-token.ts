import { decodeJwt, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { Has } from './defects.ts';

type Answer = Readonly<Record<string, unknown>>;

const without = (answer: Answer, ...names: readonly string[]): Answer =>
  Object.fromEntries(Object.entries(answer).filter(([name]) => !names.includes(name)));

/** The token answer as a record system with these defects gives it. `key` is the one that is published as `kid`. */
export async function spoilTokenAnswer(
  answer: Answer,
  has: Has,
  key: CryptoKey,
  kid: string,
): Promise<Answer> {
  let left = answer;
  if (has('no-patient-in-token')) left = without(left, 'patient');
  if (has('no-encounter-in-token')) left = without(left, 'encounter');
  if (has('no-banner-said')) left = without(left, 'need_patient_banner');
  if (has('no-expiry-said')) left = without(left, 'expires_in');
  if (has('scope-not-returned')) left = without(left, 'scope');
  if (has('unordered-scopes') && typeof left['scope'] === 'string')
    left = { ...left, scope: left['scope'].replaceAll(/\.(c?)rs\b/g, '.s$1r') };
  const token = left['id_token'];
  return typeof token === 'string' ? { ...left, id_token: await spoilIdToken(token, has, key, kid) } : left;
}

async function spoilIdToken(token: string, has: Has, key: CryptoKey, kid: string): Promise<string> {
  const claims = decodeJwt(token);
  const changed = {
    ...claims,
    ...(has('wrong-id-token-audience') ? { aud: 'another-app' } : {}),
    ...(has('wrong-id-token-issuer') ? { iss: 'https://another-issuer.example' } : {}),
    ...(has('no-nonce-in-id-token') ? { nonce: undefined } : {}),
    ...(has('no-fhir-user') ? { fhirUser: undefined } : {}),
  };
  const stranger = has('id-token-unsigned-key')
    ? (await generateKeyPair('RS256', { extractable: true })).privateKey
    : undefined;
  const same = Object.entries(changed).every(([name, value]) => value === claims[name]);
  if (same && stranger === undefined) return token;
  return new SignJWT(changed).setProtectedHeader({ alg: 'RS256', kid }).sign(stranger ?? key);
}

/** The scopes of a record system that knows version 1 alone. */
export const scopesOfVersion1 = (granted: readonly string[]): readonly string[] =>
  granted.filter((scope) => !scope.includes('.') || /\.(read|write|\*)$/.test(scope));
