import { createPublicKey, createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cpis } from '../../../smart-config/schema/cpis.ts';
import { IssuerFile } from '../../../smart-config/schema/issuer.ts';
import { LocalAuthorities, Site } from '../../../smart-config/schema/site.ts';
import { ehrUsers } from '../../ehr/users.ts';
import { readSettings } from '../settings.ts';
import { registrations } from './cpis.ts';
import { writeConfiguration } from './write.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rm(data, { recursive: true }));

function settings(env: Record<string, string> = {}) {
  const read = readSettings({ PORT: '4600', SAFELIGHT_DATA: data, ...env });
  if (!read.ok) throw new Error(read.failure);
  return read.value;
}
const written = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(join(data, 'config', file), 'utf8'));

describe('the configuration folder', () => {
  it('is what the schemas ask for, on the ports of this run', async () => {
    await writeConfiguration(settings());
    const issuer = v.parse(IssuerFile, await written('issuers/sandbox.json'));
    expect(issuer.iss).toBe('http://localhost:4600/fhir');
    expect(issuer.frameAncestors).toEqual(['http://localhost:4600']);
    expect(issuer.roles.map(({ code }) => code)).toEqual(ehrUsers.map(({ role }) => role));
    expect(v.parse(Cpis, await written('cpis.json'))).toMatchObject({
      adapter: 'cpis-fhir',
      baseUrl: 'http://localhost:4602/cpis/FHIR/R4',
    });
    expect(v.parse(Site, await written('site.json')).namedNurse?.name).toContain('J. DUMMY');
    expect(v.parse(LocalAuthorities, await written('local-authorities.json')).authorities[0]?.name).toBe(
      'Sheffield City Council',
    );
  });

  it('is of the client and the organisations that were asked for', async () => {
    await writeConfiguration(
      settings({ SAFELIGHT_SANDBOX_CLIENT: 'confidential', SAFELIGHT_SANDBOX_ORGANISATIONS: 'two' }),
    );
    const issuer = v.parse(IssuerFile, await written('issuers/sandbox.json'));
    expect(issuer.client).toMatchObject({ kind: 'confidential', algorithm: 'RS384' });
    expect(issuer.tenants?.map(({ value }) => value)).toEqual(['sandbox', 'elm']);
    expect(createPrivateKey(await readFile(join(data, 'config', 'ehr-client.pem'))).type).toBe('private');
  });

  it('gives only numbers from the ranges for drama', async () => {
    await writeConfiguration(settings());
    const text = JSON.stringify([await written('site.json'), await written('local-authorities.json')]);
    const numbers = text.match(/"0[\d ]+"/g) ?? [];
    expect(numbers).toHaveLength(12);
    for (const number of numbers)
      expect(number).toMatch(/^"(0114 496 0\d{3}|0113 496 0\d{3}|01632 960\d{3})"$/);
  });

  it('has an authority for each way to reach one, and one of which no way is known', async () => {
    await writeConfiguration(settings());
    const { authorities } = v.parse(LocalAuthorities, await written('local-authorities.json'));
    expect(new Set(authorities.map(({ routes }) => routes?.[0]))).toEqual(
      new Set(['within-record-system', 'form-or-portal', 'secure-email', 'telephone', undefined]),
    );
    // Addresses that reach nobody: only names kept for examples.
    for (const { portal, email } of authorities)
      expect(`${portal ?? ''} ${email ?? ''}`).not.toMatch(/\.(?!example\b)[a-z]+(\/|$|\s)/);
    expect(authorities.find(({ portal }) => portal !== undefined)?.name).toBe('Leeds City Council');
    expect(authorities.find(({ email }) => email !== undefined)?.name).toContain('Shropshire');
  });

  it('reaches CP-IS by the interface that was asked for', async () => {
    await writeConfiguration(settings({ SAFELIGHT_SANDBOX_CPIS: 'patient-flags' }));
    expect(v.parse(Cpis, await written('cpis.json'))).toMatchObject({
      adapter: 'patient-flags',
      baseUrl: 'http://localhost:4602/patient-flags-api/FHIR/R4',
    });
  });

  it('has the application sign in to the NHS, or each person where that was asked for', async () => {
    await writeConfiguration(settings());
    expect(v.parse(Cpis, await written('cpis.json')).auth).toMatchObject({ mode: 'application' });
    await writeConfiguration(settings({ SAFELIGHT_SANDBOX_AUTH: 'cis2' }));
    expect(v.parse(Cpis, await written('cpis.json')).auth).toMatchObject({
      mode: 'user',
      cis2: { issuer: 'http://localhost:4602/cis2', redirectUri: 'http://localhost:4601/nhs/signed-in' },
    });
  });

  it('is known to the pretend NHS under the same names, with the same way back', async () => {
    const chosen = settings({ SAFELIGHT_SANDBOX_AUTH: 'cis2' });
    const { publicKey } = await writeConfiguration(chosen);
    const { auth } = v.parse(Cpis, await written('cpis.json'));
    const known = registrations(chosen, publicKey);
    expect(known.clients).toMatchObject([{ clientId: auth?.clientId, kid: auth?.keys[0]?.kid }]);
    expect(known.cis2Clients).toEqual([
      {
        clientId: auth?.cis2?.clientId,
        redirectUris: [auth?.cis2?.redirectUri],
        jwksUri: 'http://localhost:4601/nhs/jwks.json',
      },
    ]);
  });

  it('keeps one private key, its own and nobody else’s to read, and answers its public half', async () => {
    const first = await writeConfiguration(settings());
    const file = join(data, 'config', 'nhs-signing-key.pem');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const half = createPublicKey(createPrivateKey(await readFile(file, 'utf8')));
    expect(half.export({ type: 'spki', format: 'pem' })).toBe(first.publicKey);
    expect(await writeConfiguration(settings())).toEqual(first);
  });
});

describe('the settings of the sandbox', () => {
  it('say in one line what is wrong', () => {
    expect(readSettings({ PORT: 'four' })).toMatchObject({
      failure: expect.stringContaining('"four"') as string,
    });
    expect(readSettings({ SAFELIGHT_SANDBOX_AUTH: 'password' })).toMatchObject({
      failure: 'SAFELIGHT_SANDBOX_AUTH must be one of application, cis2; it is "password".',
    });
    expect(readSettings({ SAFELIGHT_SANDBOX_CPIS: 'hl7v3' })).toMatchObject({
      failure: expect.stringContaining('patient-flags') as string,
    });
  });
});
