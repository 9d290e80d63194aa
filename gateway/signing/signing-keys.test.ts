import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CpisAuth } from '../../smart-config/schema/cpis-auth.ts';
import { describeFault } from '../config/fault.ts';
import { nhsRoutes } from '../nhs-auth/routes.ts';
import { loadSigningKeys } from './signing-keys.ts';

let folder: string;
const pem = (bits: number, type: 'pkcs8' | 'pkcs1' = 'pkcs8', passphrase?: string): string =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .privateKey.export({ type, format: 'pem', ...(passphrase && { cipher: 'aes-256-cbc', passphrase }) })
    .toString();
const good = pem(2048);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safelight-keys-'));
  const files: Readonly<Record<string, string>> = {
    'good.pem': good,
    'old.pem': pem(2048, 'pkcs1'),
    'short.pem': pem(1024),
    'locked.pem': pem(2048, 'pkcs8', 'a pass phrase'),
    'text.pem': 'not a key',
    'empty.pem': '\n',
    'curve.pem': generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});
afterAll(() => rm(folder, { recursive: true }));

const load = (keys: CpisAuth['keys'], env: Readonly<Record<string, string>> = {}) =>
  loadSigningKeys(
    { path: 'auth.keys', keys, algorithm: 'RS512' },
    { named: { file: 'cpis.json', folder }, env },
  );

describe('a signing key', () => {
  it.each(['good.pem', 'old.pem'])('%s is read', async (privateKeyFile) => {
    expect(await load([{ kid: 'k1', privateKeyFile }])).toMatchObject({ ok: true });
  });

  it('is read from the environment, its line ends written as they are or as \\n', async () => {
    for (const value of [good, good.replaceAll('\n', '\\n')])
      expect(
        await load([{ kid: 'k1', privateKeyEnv: 'SAFELIGHT_SECRET_KEY' }], { SAFELIGHT_SECRET_KEY: value }),
      ).toMatchObject({ ok: true });
  });

  it.each([
    ['absent.pem', /could not be read\. Put it there/],
    ['empty.pem', /is empty\./],
    ['text.pem', /It is not an RSA private key in PEM\. Make one: openssl genpkey/],
    ['curve.pem', /It is not an RSA private key/],
    ['short.pem', /The key has 1024 bits, fewer than 2048\. Make a longer one: openssl/],
    ['locked.pem', /locked with a pass phrase\. Unlock it: openssl pkcs8/],
  ])('%s is refused in one line that names field and fix', async (privateKeyFile, line) => {
    const read = await load([
      { kid: 'k0', privateKeyFile: 'good.pem' },
      { kid: 'k1', privateKeyFile },
    ]);
    const lines = read.ok ? [] : read.failure.map(describeFault);
    expect(lines).toEqual([expect.stringMatching(line)]);
    expect(lines[0]).toMatch(/^cpis\.json: auth\.keys\[1\]\.privateKeyFile: /);
    expect(lines[0]).not.toMatch(/PRIVATE KEY-----|\n/);
  });

  it('that the environment lacks is named, and what is in a wrong one is not repeated', async () => {
    const keys = [{ kid: 'k1', privateKeyEnv: 'SAFELIGHT_SECRET_KEY' }];
    const absent = await load(keys);
    expect(absent.ok ? [] : absent.failure.map(describeFault)).toEqual([
      'cpis.json: auth.keys[0].privateKeyEnv: The environment variable SAFELIGHT_SECRET_KEY is not set. Set it where the gateway is started, or correct its name here.',
    ]);
    const wrong = await load(keys, { SAFELIGHT_SECRET_KEY: 'hidden-word' });
    expect(JSON.stringify(wrong)).not.toContain('hidden-word');
  });
});

describe('GET /nhs/jwks.json', () => {
  it('publishes every key, and never a private part', async () => {
    const keys = await load([
      { kid: 'new', privateKeyFile: 'good.pem' },
      { kid: 'old', privateKeyFile: 'old.pem' },
    ]);
    if (!keys.ok) throw new Error('keys');
    const auth = { mode: 'application', tokenUrl: '', clientId: '', keys: [], algorithm: 'RS512' } as const;
    const routes = nhsRoutes(undefined, { auth: { ...auth, keys: [] }, keys: keys.value });
    const answer = await routes.request('/nhs/jwks.json');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=900');
    const body = (await answer.json()) as { keys: Record<string, string>[] };
    expect(body.keys.map(({ kid }) => kid)).toEqual(['new', 'old']);
    for (const key of body.keys) {
      expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
      expect(key).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS512' });
    }
  });

  it('is not there where there are no keys', async () => {
    expect((await nhsRoutes(undefined, undefined).request('/nhs/jwks.json')).status).toBe(404);
  });
});
