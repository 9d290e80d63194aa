import { importJWK, importSPKI, type CryptoKey } from 'jose';
import * as v from 'valibot';
import type { KeyHolder } from './client.ts';

const Jwks = v.object({ keys: v.array(v.looseObject({ kid: v.string(), kty: v.string() })) });

/**
 * The public key of an application by its id: one given by hand, else one of the document that the application
 * publishes now, so that a key taken out of it is no longer known.
 */
export async function keyOf(
  holder: KeyHolder,
  kid: string,
  fetch: typeof globalThis.fetch,
): Promise<CryptoKey | undefined> {
  const given = [holder, ...(holder.keys ?? [])].find((key) => key.kid === kid)?.publicKey;
  if (typeof given === 'string') return importSPKI(given, 'RS512');
  const jwk = given ?? (await published(holder.jwksUri, kid, fetch));
  if (jwk === undefined) return undefined;
  const key = await importJWK({ ...jwk, kty: jwk.kty ?? 'RSA' }, 'RS512');
  return key instanceof Uint8Array ? undefined : key;
}

async function published(
  uri: string | undefined,
  kid: string,
  fetch: typeof globalThis.fetch,
): Promise<JsonWebKey | undefined> {
  if (uri === undefined) return undefined;
  try {
    const answer = v.safeParse(Jwks, await (await fetch(uri)).json());
    return answer.success ? answer.output.keys.find((key) => key.kid === kid) : undefined;
  } catch {
    // Cannot be reached, or is no document: no key is known, as at the real service.
    return undefined;
  }
}
