import { createPublicKey, generateKeyPair } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const makePair = promisify(generateKeyPair);

/**
 * The gateway's signing key for the pretend NHS: made once and kept, readable by its owner only. Answers the public
 * half (PEM, SPKI), which is what the pretend NHS is given. 2,048 bits, because the real service's 4,096 would add
 * seconds to a first start and prove nothing here.
 */
export async function keepSigningKey(file: string): Promise<string> {
  const kept = await readKept(file);
  if (kept !== undefined) return kept;
  const { privateKey, publicKey } = await makePair('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  await writeFile(file, privateKey, { mode: 0o600 });
  return publicKey;
}

async function readKept(file: string): Promise<string | undefined> {
  try {
    return createPublicKey(await readFile(file, 'utf8'))
      .export({ type: 'spki', format: 'pem' })
      .toString();
  } catch {
    // None yet, or one that cannot be read: a new one takes its place.
    return undefined;
  }
}
