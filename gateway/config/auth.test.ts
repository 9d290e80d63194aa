import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { Cpis } from '../../smart-config/schema/cpis.ts';
import { authFaults } from './auth-checks.ts';
import { readEnvironment } from './environment.ts';
import { describeFault, schemaFaults } from './fault.ts';
import { readSecret } from './secrets.ts';

const keys = [{ kid: 'k1', privateKeyFile: 'key.pem' }];
const auth = { tokenUrl: 'https://nhs.example/oauth2/token', clientId: 'app', keys };
const cis2 = {
  issuer: 'https://cis2.example:443/openam',
  clientId: 'person-app',
  redirectUri: 'https://safelight.example/nhs/signed-in',
};

/** Every line that the gateway refuses to start with. */
function faults(change: object): readonly string[] {
  const read = v.safeParse(Cpis, { adapter: 'cpis-fhir', auth: { ...auth, ...change } });
  const found = read.success
    ? authFaults('cpis.json', read.output.auth)
    : schemaFaults('cpis.json', read.issues);
  return found.map(describeFault);
}

describe('auth in cpis.json', () => {
  it('needs little', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ mode: 'user', cis2 })).toEqual([]);
    const secret = { clientAuth: 'client_secret_post', clientSecretEnv: 'SAFELIGHT_SECRET_CIS2' };
    expect(faults({ mode: 'user', cis2: { ...cis2, ...secret } })).toEqual([]);
  });

  it.each([
    [{ mode: 'user' }, 'auth.cis2: It is missing. The mode "user" needs it.'],
    [{ mode: 'person' }, 'auth.mode: It is "person". Give "application" or "user".'],
    [{ keys: [] }, 'auth.keys: '],
    [
      { keys: [{ kid: 'k1' }] },
      'auth.keys[0].privateKeyFile: It is missing. Add it, or privateKeyEnv instead.',
    ],
    [
      { keys: [{ ...keys[0], privateKeyEnv: 'SAFELIGHT_SECRET_KEY' }] },
      'auth.keys[0].privateKeyEnv: privateKeyFile is there as well. Remove one of the two.',
    ],
    [
      { keys: [{ kid: 'k1', privateKeyEnv: 'NHS_KEY' }] },
      'auth.keys[0].privateKeyEnv: "NHS_KEY" is not accepted. Give the name of an environment variable that begins with SAFELIGHT_SECRET_.',
    ],
    [{ keys: [...keys, ...keys] }, 'auth.keys[1].kid: "k1" is there twice. Give each its own.'],
    [{ kid: 'k1' }, 'auth.kid: There is no such setting.'],
    [
      { cis2: { ...cis2, redirectUri: 'https://safelight.example/' } },
      'auth.cis2.redirectUri: "https://safelight.example/" is not accepted. Give this gateway’s own address followed by /nhs/signed-in.',
    ],
    [
      { cis2: { ...cis2, redirectUri: 'https://safelight.example/nhs/signed-in?x=1' } },
      'auth.cis2.redirectUri: ',
    ],
    [{ cis2: { ...cis2, issuer: 'http://cis2.example' } }, 'auth.cis2.issuer: '],
    [
      { cis2: { ...cis2, clientAuth: 'client_secret_post' } },
      'auth.cis2.clientSecretFile: It is missing. Add it, or clientSecretEnv instead.',
    ],
    [
      { cis2: { ...cis2, clientSecretFile: 'secret' } },
      'auth.cis2.clientSecretFile: The client authentication "private_key_jwt" has no secret.',
    ],
  ])('refuses %j in one line', (change, line) => {
    expect(faults(change)).toEqual([expect.stringContaining(`cpis.json: ${line}`)]);
  });
});

describe('secrets', () => {
  it('have any name that begins with SAFELIGHT_SECRET_', () => {
    const read = readEnvironment({ SAFELIGHT_SECRET_ANY: 'hidden-word', SAFELIGHT_SECRT: 'x', PATH: '/' });
    expect(read.ok ? [] : read.failure.map(({ path }) => path)).toEqual(['SAFELIGHT_SECRT']);
    expect(readEnvironment({ SAFELIGHT_SECRET_ANY: 'hidden-word' })).toMatchObject({
      ok: true,
      value: { secrets: { SAFELIGHT_SECRET_ANY: 'hidden-word' } },
    });
  });

  it('are read without the line end that editors add', async () => {
    const sources = { named: { file: 'cpis.json', folder: '/' }, env: { SAFELIGHT_SECRET_A: 'word\n' } };
    const place = { path: 'auth.cis2.clientSecret', file: undefined, env: 'SAFELIGHT_SECRET_A' };
    expect(await readSecret(place, sources)).toEqual({ ok: true, value: 'word' });
  });
});
