import { readFile } from 'node:fs/promises';
import { importPKCS8, type CryptoKey } from 'jose';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

/**
 * The private key that signs assertions: RSA, PKCS#8, PEM.
 * The failure is a sentence for whoever installs Safelight: which file, what is wrong, what to do. Never the key.
 */
export async function readSigningKey(file: string, algorithm: string): Promise<Result<CryptoKey, string>> {
  let pem: string;
  try {
    pem = await readFile(file, 'utf8');
  } catch {
    return fail(
      `The NHS signing key ${file} could not be read. Put the private key there, readable by this process, or correct "privateKeyFile" in cpis.json.`,
    );
  }
  if (pem.includes('BEGIN RSA PRIVATE KEY') || pem.includes('BEGIN ENCRYPTED PRIVATE KEY'))
    return fail(
      `The NHS signing key ${file} is not plain PKCS#8. Convert it: openssl pkcs8 -topk8 -nocrypt -in ${file} -out signing-key.pem`,
    );
  try {
    return succeed(await importPKCS8(pem, algorithm));
  } catch {
    return fail(
      `The NHS signing key ${file} is not an RSA private key in PEM. Make one: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:4096 -out signing-key.pem`,
    );
  }
}
