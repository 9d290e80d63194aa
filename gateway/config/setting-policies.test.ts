import { expect, it } from 'vitest';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFault } from './fault.ts';
import { loadConfig } from './load.ts';
import { settingWarnings } from './setting-policies.ts';

const issuer = {
  id: 'practice',
  name: 'Practice',
  iss: 'https://ehr.example/fhir',
  tenant: { id: 'practice', name: 'Practice' },
  clientId: 'safelight',
  scope: 'launch openid fhirUser',
  frameAncestors: ['https://ehr.example'],
  roles: [{ code: 'gp', title: 'GP' }],
};

async function loadedWith(lookUps: Record<string, string>, defaultSetting = 'general-practice') {
  const folder = await mkdtemp(join(tmpdir(), 'safelight-settings-'));
  await mkdir(join(folder, 'issuers'));
  await writeFile(join(folder, 'site.json'), JSON.stringify({ name: 'Here', lookUps }));
  await writeFile(join(folder, 'issuers/practice.json'), JSON.stringify({ ...issuer, defaultSetting }));
  const loaded = await loadConfig(folder);
  await rm(folder, { recursive: true });
  return loaded.ok
    ? { settings: loaded.value.careSettings.settings, warnings: settingWarnings(loaded.value), faults: [] }
    : {
        settings: [],
        warnings: [],
        faults: loaded.failure.map((fault) => describeFault(fault).replace(`${folder}/`, '')),
      };
}

it('a site says for its own settings when CP-IS is asked, and leaves the others', async () => {
  const { settings, faults } = await loadedWith({ 'general-practice': 'on-click', dental: 'never' });
  const policies = Object.fromEntries(settings.map(({ id, policy }) => [id, policy]));
  expect(faults).toEqual([]);
  expect(policies).toMatchObject({ 'general-practice': 'on-click', dental: 'never', camhs: 'on-open' });
});

it('warns where opening a child tells the local authority, and says how not to', async () => {
  expect((await loadedWith({})).warnings).toEqual([]);
  expect((await loadedWith({ 'emergency-department': 'on-open' })).warnings).toEqual([
    expect.stringMatching(/"A&E".*tells the child's local authority.*"emergency-department": "on-click"/),
  ]);
});

it('refuses names that no setting bears, and policies that are none', async () => {
  expect((await loadedWith({ casino: 'never' }, 'bistro')).faults).toEqual([
    expect.stringMatching(
      /^site\.json: lookUps\.casino: care-settings\.json has no setting "casino"\. Use one of: emergency-department, /,
    ),
    expect.stringMatching(/^issuers\/practice\.json: defaultSetting: .*no setting "bistro"\. Use one of: /),
  ]);
  const [fault] = (await loadedWith({ dental: 'sometimes' })).faults;
  expect(fault).toMatch(/^site\.json: lookUps\.dental: .*"on-open" or "on-click" or "never"/);
});

it('every shipped setting has its phase, and each phase its source', async () => {
  const loaded = await loadConfig();
  if (!loaded.ok) throw new Error('the shipped configuration is not sound');
  const { phases, settings } = loaded.value.careSettings;
  expect(phases.map(({ phase, source }) => [phase, source !== ''])).toEqual([
    [1, true],
    [2, true],
  ]);
  expect(settings.filter(({ kind, phase }) => (kind === 'unscheduled') !== (phase === 1))).toEqual([]);
});
