import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { assertionFields, signAssertion } from '../../gateway/signing/assertion.ts';
import { loadSigningKeys } from '../../gateway/signing/signing-keys.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Authorizer } from '../../src/self-check/input.ts';

/** How a confidential client proves itself (`private_key_jwt`), with the key in this file. The failure is one line. */
export async function proofBy(
  file: string,
  kid: string,
  clientId: string,
): Promise<Result<NonNullable<Authorizer['prove']>, string>> {
  const algorithm = await algorithmOf(file);
  if (algorithm === undefined) return fail(`${file} cannot be read as a private key in PEM, PKCS#8.`);
  const keys = await loadSigningKeys(
    { path: 'client.keys', keys: [{ kid, privateKeyFile: file }], algorithm },
    { named: { file, folder: process.cwd() }, env: {} },
  );
  if (!keys.ok) return fail(keys.failure.map(({ wrong, fix }) => `${file}: ${wrong} ${fix}`).join('\n'));
  const [key] = keys.value;
  return succeed(async (tokenUrl) =>
    assertionFields(await signAssertion({ clientId, tokenUrl, algorithm }, key, new Date())),
  );
}

async function algorithmOf(file: string): Promise<'RS384' | 'ES384' | undefined> {
  try {
    return createPrivateKey(await readFile(file, 'utf8')).asymmetricKeyType === 'ec' ? 'ES384' : 'RS384';
  } catch {
    return undefined;
  }
}
