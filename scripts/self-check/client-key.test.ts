import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proofBy } from './client-key.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safelight-client-key-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const made = {
  RS384: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
};

test.each(['RS384', 'ES384'] as const)(
  'proves the client with %s, by an assertion that is used once',
  async (alg) => {
    const file = join(folder, `${alg}.pem`);
    await writeFile(file, made[alg].privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const proof = await proofBy(file, 'key-1', 'safelight-test');
    if (!proof.ok) throw new Error(proof.failure);
    const sent = await Promise.all([
      proof.value('https://ehr.example/token'),
      proof.value('https://ehr.example/token'),
    ]);
    const key = made[alg].publicKey;
    const ids = await Promise.all(
      sent.map(async (fields) => {
        const { payload, protectedHeader } = await jwtVerify(fields['client_assertion'] ?? '', key, {
          issuer: 'safelight-test',
          subject: 'safelight-test',
          audience: 'https://ehr.example/token',
        });
        expect(protectedHeader).toMatchObject({ alg, kid: 'key-1' });
        return payload.jti;
      }),
    );
    expect(new Set(ids).size).toBe(2);
  },
);

test('says which file is no key, and nothing of what is in it', async () => {
  const file = join(folder, 'no-key.pem');
  await writeFile(file, 'not a key at all');
  const proof = await proofBy(file, 'key-1', 'safelight-test');
  expect(proof).toEqual({ ok: false, failure: `${file} cannot be read as a private key in PEM, PKCS#8.` });
});
