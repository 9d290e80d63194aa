import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeFault } from './fault.ts';
import { loadConfig } from './load.ts';
import { eachWithFolder, plain } from './testing-issuers.ts';

let folder: string;
eachWithFolder((made) => (folder = made));

/** Faults of issuer files, without the folder. */
async function faultsOf(...files: readonly Record<string, unknown>[]): Promise<readonly string[]> {
  for (const file of files) {
    const whole = { ...plain, ...file };
    await writeFile(join(folder, 'issuers', `${whole.id}.json`), JSON.stringify(whole));
  }
  const loaded = await loadConfig(folder);
  return loaded.ok ? [] : loaded.failure.map((fault) => describeFault(fault).replaceAll(`${folder}/`, ''));
}

it.each<[string, Record<string, unknown>, string]>([
  ['a base with a query', { iss: 'https://ehr.example/fhir?t=1' }, 'iss: "https://ehr.example/fhir?t=1" is'],
  [
    'a base with a password',
    { iss: 'https://u:p@ehr.example/fhir' },
    'iss: "https://u:p@ehr.example/fhir" is',
  ],
  [
    'keys elsewhere',
    { jwksUri: 'https://login.example/keys' },
    'jwksUri: "https://login.example" is none of this EHR\'s origins. Add "https://login.example" to "origins".',
  ],
  [
    'a claim of one organisation',
    { tenantClaim: ['urn:x', 'tnt'] },
    'tenantClaim: It changes nothing: there is one organisation.',
  ],
  ['a claim without a name', { tenantClaim: [] }, 'tenantClaim: It is empty. Name at least one claim.'],
])('names with its field and the fix: %s', async (_, file, line) => {
  expect((await faultsOf(file)).join('\n')).toContain(`issuers/ehr.json: ${line}`);
});

it.each(['https://ehr.example/fhir/', 'https://EHR.example/fhir', 'https://ehr.example:443/fhir'])(
  'names one server that two files spell differently: %s',
  async (iss) => {
    expect(await faultsOf({}, { id: 'other', iss })).toEqual([
      'issuers/other.json: iss: issuers/ehr.json has "https://ehr.example/fhir", which is the same server. Keep the one that the EHR sends, and put several organisations into one file as "tenants".',
    ]);
    // The path tells capitals apart, and so does a launch.
    expect(await faultsOf({}, { id: 'other', iss: 'https://ehr.example/FHIR' })).toEqual([]);
  },
);
