import { generateKeyPairSync } from 'node:crypto';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import { loadSigningKeys } from '../signing/signing-keys.ts';
import type { ClientKeys } from './client-keys.ts';

type Algorithm = 'RS384' | 'ES384';

const pemOf = (algorithm: Algorithm): string => {
  const { privateKey } =
    algorithm === 'ES384'
      ? generateKeyPairSync('ec', { namedCurve: 'P-384' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
};

/** A confidential client as an issuer file names it, and its keys under that issuer's id: one that signs, one that waits. */
export async function confidential(
  issuerId: string,
  algorithm: Algorithm = 'ES384',
): Promise<{ readonly client: Issuer['client']; readonly clientKeys: ClientKeys }> {
  const keys = ['now', 'next'].map((kid) => ({
    kid: `${issuerId}-${kid}`,
    privateKeyEnv: `SAFELIGHT_SECRET_${kid.toUpperCase()}`,
  }));
  const env = { SAFELIGHT_SECRET_NOW: pemOf(algorithm), SAFELIGHT_SECRET_NEXT: pemOf(algorithm) };
  const read = await loadSigningKeys(
    { path: 'client.keys', keys, algorithm },
    { named: { file: 'issuer.json', folder: '.' }, env },
  );
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return {
    client: { kind: 'confidential', keys, algorithm },
    clientKeys: new Map([[issuerId, read.value]]),
  };
}
