import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment } from './environment.ts';
import { describeFault } from './fault.ts';
import { loadKeys } from './keys.ts';
import { loadAuditRepository } from './audit-repository.ts';
import { loadConfig } from './load.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'safelight-config-'));
});
afterAll(() => rm(root, { recursive: true }));

const issuer = {
  id: 'ehr-one',
  name: 'EHR one',
  iss: 'https://ehr.example/fhir',
  tenant: { id: 'trust', name: 'Trust' },
  clientId: 'safelight',
  scope: 'launch openid fhirUser',
  frameAncestors: ['https://ehr.example'],
  roles: [{ code: 'nurse', title: 'Nurse' }],
};

/** A folder with these files, and every line that the gateway refuses to start with. */
async function faultsOf(files: Record<string, unknown>): Promise<readonly string[]> {
  const folder = await mkdtemp(join(root, 'case-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const loaded = await loadConfig(folder);
  return loaded.ok ? [] : loaded.failure.map((fault) => describeFault(fault).replace(`${folder}/`, ''));
}

describe('a configuration', () => {
  it('as shipped is sound: no issuer, no connection to CP-IS, no telephone number', async () => {
    const loaded = await loadConfig();
    if (!loaded.ok) throw new Error(loaded.failure.map(describeFault).join('\n'));
    const { issuers, cpis, authorities, careSettings, rulePack } = loaded.value;
    expect([issuers, cpis.adapter, authorities.authorities.length]).toEqual([[], 'none', 153]);
    expect(authorities.authorities.flatMap(({ phones }) => Object.values(phones))).toEqual([]);
    expect(careSettings.settings.filter((s) => s.kind === 'unscheduled' && s.policy !== 'on-click')).toEqual(
      [],
    );
    expect(rulePack.rules.length).toBeGreaterThan(0);
  });

  it('takes what its folder lacks from what is shipped', async () => {
    expect(await faultsOf({ 'issuers/ehr-one.json': issuer })).toEqual([]);
  });

  it('names file, place and fix of every fault at once', async () => {
    const faults = await faultsOf({
      'site.json': { name: 'Here', workingDayEnds: '5pm', sesionMinutes: 5 },
      'issuers/ehr-one.json': { ...issuer, iss: 'http://ehr.example/fhir', roles: [{ title: 'Nurse' }] },
    });
    expect(faults).toEqual([
      'site.json: workingDayEnds: "5pm" is not accepted. Give a time as "17:00".',
      'site.json: sesionMinutes: There is no such setting. Remove it, or check its spelling.',
      expect.stringMatching(/^issuers\/ehr-one\.json: iss: .* Use https\./),
      'issuers/ehr-one.json: roles[0].code: It is missing. Add it.',
    ]);
  });

  it('names the line where a file stops being JSON', async () => {
    const [fault] = await faultsOf({ 'site.json': '{\n  "name": "Here",\n  "workingDayEnds" "17:00"\n}' });
    expect(fault).toMatch(/^site\.json: line 3: It is not JSON\./);
  });

  it('refuses one thing under two names, and names that nothing bears', async () => {
    const faults = await faultsOf({
      'issuers/ehr-one.json': { ...issuer, settings: [{ setting: 'casino', class: ['EMER'] }] },
      'issuers/ehr-two.json': { ...issuer, id: 'ehr-two' },
      'issuers/three.json': { ...issuer, id: 'ehr-three', iss: 'https://three.example/fhir' },
    });
    expect(faults).toEqual([
      expect.stringMatching(
        /^issuers\/ehr-two\.json: iss: .*ehr-one\.json has "https:\/\/ehr\.example\/fhir" as well\./,
      ),
      expect.stringMatching(
        /^issuers\/ehr-one\.json: settings\[0\]\.setting: care-settings\.json has no setting "casino"\./,
      ),
      'issuers/three.json: id: It is "ehr-three". Name the file "ehr-three.json".',
    ]);
  });

  it('refuses a team to lead that there is not, whoever leads it', async () => {
    const leads = ['emergency-departement'];
    const wrong =
      'care-settings\\.json has no setting "emergency-departement"\\. Use one of: emergency-department,';
    expect(
      await faultsOf({
        'issuers/ehr-one.json': {
          ...issuer,
          roles: [{ code: 'lead', title: 'Lead', leads }],
          unknownRole: { title: 'Staff', leads },
        },
      }),
    ).toEqual([
      expect.stringMatching(new RegExp(`^issuers/ehr-one\\.json: roles\\[0\\]\\.leads: ${wrong}`)),
      expect.stringMatching(new RegExp(`^issuers/ehr-one\\.json: unknownRole\\.leads: ${wrong}`)),
    ]);
  });

  it('refuses a basis for what nobody is asked one for, and says what there is', async () => {
    const bases = JSON.parse(await readFile('smart-config/lawful-bases.json', 'utf8')) as {
      readonly defaults: object;
      readonly activities: object;
    };
    const sound = { ...bases.defaults, 'police/telephone': ['gdpr-6-1-e'], 'outcome-shared': ['gdpr-6-1-e'] };
    expect(await faultsOf({ 'lawful-bases.json': { ...bases, defaults: sound } })).toEqual([]);
    const defaults = { ...sound, 'social-care/fax': ['gdpr-6-1-e'], 'police-fgm': ['gdpr-6-1-z'] };
    const activities = { ...bases.activities, amend: ['gdpr-6-1-e'] };
    expect(await faultsOf({ 'lawful-bases.json': { ...bases, defaults } })).toEqual([
      expect.stringMatching(/^lawful-bases\.json: defaults\.police-fgm: There is no entry "gdpr-6-1-z"/),
      expect.stringMatching(
        /^lawful-bases\.json: defaults\.social-care\/fax: Nothing is offered .* Use one of: social-care, .*telephone\.$/,
      ),
      expect.stringMatching(/^lawful-bases\.json: defaults\.police-fgm: Nothing is offered/),
    ]);
    expect(await faultsOf({ 'lawful-bases.json': { ...bases, activities } })).toEqual([
      expect.stringMatching(/^lawful-bases\.json: activities\.amend: There is no such setting\./),
    ]);
  });

  it('refuses what is no address, without falling over it', async () => {
    expect(
      await faultsOf({ 'issuers/ehr-one.json': { ...issuer, iss: 'ehr', frameAncestors: ['*'] } }),
    ).toEqual([
      expect.stringMatching(/^issuers\/ehr-one\.json: iss: "ehr" is not accepted\. Give a full address/),
      expect.stringMatching(/^issuers\/ehr-one\.json: frameAncestors\[0\]: "\*" is not accepted\./),
    ]);
  });

  it.each(['https://*', 'https://*.ehr.example', 'https://ehr.example;script-src', "https://a'b"])(
    'refuses %s where it would be written into the page’s policy',
    async (origin) => {
      const found = await faultsOf({
        'issuers/ehr-one.json': {
          ...issuer,
          frameAncestors: [origin],
          origins: [origin],
          hubs: [origin],
          iss: 'ehr',
        },
      });
      for (const field of ['frameAncestors', 'origins', 'hubs'])
        expect(found.join('\n')).toContain(`issuers/ehr-one.json: ${field}[0]: "${origin}" is not accepted.`);
    },
  );

  it('refuses a folder that is not there, and one where a file should be', async () => {
    const nowhere = await loadConfig(join(root, 'nowhere'));
    expect(nowhere.ok ? [] : nowhere.failure.map(describeFault)).toEqual([
      expect.stringContaining('nowhere: There is no such folder (ENOENT). Correct SAFELIGHT_CONFIG'),
    ]);
    expect(await faultsOf({ 'site.json/inside.txt': 'x', issuers: {} })).toEqual([
      'site.json: It is a folder. Put a file there.',
      'issuers: It is a file. Make it a folder of *.json files.',
    ]);
  });

  it('reads a file that begins with a byte order mark, and finds one that it would pass over', async () => {
    expect(await faultsOf({ 'site.json': '\uFEFF{ "name": "Here" }' })).toEqual([]);
    expect(await faultsOf({ 'issuers/ehr-one.JSON': issuer })).toEqual([
      'issuers/ehr-one.JSON: It would not be read: its name does not end in ".json". Rename it in small letters.',
    ]);
  });

  it('refuses a CP-IS adapter without its address, or without its key', async () => {
    const adapter = { adapter: 'cpis-fhir', baseUrl: 'https://nhs.example/FHIR/R4' };
    expect(await faultsOf({ 'cpis.json': adapter })).toEqual([
      'cpis.json: auth: It is missing. The adapter "cpis-fhir" needs it. Add it, or set "adapter" to "none".',
    ]);
    const open = { ...adapter, baseUrl: 'https://sandbox.nhs.example/FHIR/R4' };
    expect(await faultsOf({ 'cpis.json': open })).toEqual([]);
    expect(await faultsOf({ 'cpis.json': { adapter: 'cpis-fhir' } })).toEqual([
      'cpis.json: baseUrl: It is missing. The adapter "cpis-fhir" needs it. Add it, or set "adapter" to "none".',
    ]);
  });

  it('refuses a rule that names an unknown code set, with its file', async () => {
    const rule: unknown = JSON.parse(
      (await readFile('smart-config/rules/bruise-ear.json', 'utf8')).replace(/"site-ear"/g, '"site-elbow"'),
    );
    const faults = await faultsOf({ 'rules/bruise-ear.json': rule });
    expect(faults.join('\n')).toMatch(/^rules\/bruise-ear\.json: .*site-elbow/);
  });
});

describe('the environment', () => {
  const faults = (env: Record<string, string>) => {
    const read = readEnvironment(env);
    return read.ok ? [] : read.failure.map(describeFault);
  };

  it('has a default for everything', () => {
    expect(readEnvironment({})).toMatchObject({ ok: true, value: { port: 4001, host: '127.0.0.1' } });
  });

  it('refuses what it does not know, and never repeats a value', () => {
    expect(faults({ SAFELIGHT_DTAA: 'x' })).toEqual([
      'environment: SAFELIGHT_DTAA: There is no such setting. Remove it, or check its spelling.',
    ]);
    const said = faults({ PORT: '70000', DATABASE_URL: 'mysql://user:secret@host/db' }).join('\n');
    expect(said).toContain('environment: PORT: ');
    expect(said).toContain('environment: DATABASE_URL: ');
    expect(said).not.toContain('secret');
    // Any free port is one that nobody is told of.
    expect(faults({ PORT: '0' })).toHaveLength(1);
  });

  it('leaves alone what is set for the sandbox and the self-check', () => {
    expect(
      readEnvironment({ SAFELIGHT_SANDBOX_AUTH: 'cis2', SAFELIGHT_SELF_CHECK_TOKEN_ANSWER: '{}' }),
    ).toMatchObject({ ok: true });
  });

  it('takes an audit repository by a secure address, with one token or none', async () => {
    const read = readEnvironment({
      AUDIT_REPOSITORY_URL: 'https://audit.example/fhir/',
      AUDIT_REPOSITORY_TOKEN: 'abc',
    });
    if (!read.ok) throw new Error('environment');
    expect(await loadAuditRepository(read.value)).toEqual({
      ok: true,
      value: { url: 'https://audit.example/fhir', token: 'abc' },
    });
    const wrong: readonly Record<string, string>[] = [
      { AUDIT_REPOSITORY_URL: 'http://audit.example/fhir' },
      { AUDIT_REPOSITORY_URL: 'https://user:hunter2@audit.example/fhir' },
      { AUDIT_REPOSITORY_URL: 'https://audit.example/fhir', AUDIT_REPOSITORY_TOKEN: 'hunter2 hunter2' },
      { AUDIT_REPOSITORY_TOKEN: 'hunter2' },
      { AUDIT_REPOSITORY_URI: 'https://audit.example/fhir?hunter2' },
    ];
    for (const env of wrong) {
      expect(faults(env)).toHaveLength(1);
      expect(faults(env)[0]).toContain('environment: AUDIT_REPOSITORY_');
      expect(faults(env)[0]).not.toContain('hunter2');
    }
    const file = readEnvironment({
      AUDIT_REPOSITORY_URL: 'https://audit.example/fhir',
      AUDIT_REPOSITORY_TOKEN_FILE: join(root, 'nowhere'),
    });
    if (!file.ok) throw new Error('environment');
    expect(await loadAuditRepository(file.value)).toMatchObject({ ok: false });
  });

  it('needs a key with a shared database', () => {
    expect(faults({ DATABASE_URL: 'postgres://user@host/db' })[0]).toContain('SAFELIGHT_KEY: It is missing.');
  });

  it('needs none to bring a database up to date or to verify the ledger, and takes one that is there', () => {
    for (const key of [{}, { SAFELIGHT_KEY_FILE: '/run/key' }])
      expect(
        readEnvironment({ DATABASE_URL: 'postgres://user@host/db', ...key }, 'seals-nothing'),
      ).toMatchObject({ ok: true });
  });

  it('takes the key from one place', () => {
    const [fault] = faults({ SAFELIGHT_KEY: 'c2hvcnQ=', SAFELIGHT_KEY_FILE: '/run/key' });
    expect(fault).toContain('SAFELIGHT_KEY_FILE: SAFELIGHT_KEY is there as well.');
    expect(fault).not.toContain('c2hvcnQ');
  });
});

describe('keys', () => {
  const environment = (env: Record<string, string>) => {
    const read = readEnvironment({ SAFELIGHT_DATA: join(root, 'data'), ...env });
    if (!read.ok) throw new Error('environment');
    return read.value;
  };

  it('are made once, for the owner alone to read', async () => {
    const first = await loadKeys(environment({}));
    expect(await loadKeys(environment({}))).toEqual(first);
    expect((await stat(join(root, 'data', 'key'))).mode & 0o777).toBe(0o600);
  });

  it('are several while old rows need an old one, and 32 bytes each', async () => {
    const one = Buffer.alloc(32, 1).toString('base64');
    const two = Buffer.alloc(32, 2).toString('base64');
    const several = await loadKeys(environment({ SAFELIGHT_KEY: `${two},${one}` }));
    expect(several.ok && several.value.map((key) => key[0])).toEqual([2, 1]);
    expect(await loadKeys(environment({ SAFELIGHT_KEY: 'c2hvcnQ=' }))).toMatchObject({ ok: false });
  });
});
