import type { SigningKey } from '../signing/signing-keys.ts';
import type { ClientKeys } from './client-keys.ts';

/** The public half of every key, each once: two registrations may share one. */
export function publicKeys(keys: ClientKeys | undefined): readonly SigningKey['publicJwk'][] {
  const all = [...(keys?.values() ?? [])].flat().map(({ publicJwk }) => publicJwk);
  return [...new Map(all.map((jwk) => [jwk.kid, jwk])).values()];
}
