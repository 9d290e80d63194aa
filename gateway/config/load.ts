import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { Cpis } from '../../smart-config/schema/cpis.ts';
import { IssuerFile } from '../../smart-config/schema/issuer.ts';
import { LawfulBases } from '../../smart-config/schema/lawful-bases.ts';
import { CareSettings, LocalAuthorities, Site } from '../../smart-config/schema/site.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { Questionnaire } from '../../smart-config/schema/questionnaire.ts';
import { authorityFaults, questionnaireFaults } from '../questionnaires/check.ts';
import { loadCodeSources } from './code-sources.ts';
import type { Configuration } from './configuration.ts';
import { crossFaults } from './cross-checks.ts';
import { expandIssuer } from './expand-issuers.ts';
import { schemaFaults, type ConfigFault } from './fault.ts';
import type { Found } from './found.ts';
import { folderFault, readFolder, readJson, type Folders, type JsonFile } from './json-files.ts';
import { loadRulePack, loadTestChildren } from './rule-pack.ts';
import { settingFaults, withSitePolicies } from './setting-policies.ts';

/** What is shipped: every file that a deployment's own folder lacks is taken from here. */
const shippedConfig = fileURLToPath(new URL('../../smart-config', import.meta.url));

/** Reads and checks a whole configuration, and answers every fault at once. */
export async function loadConfig(folder?: string): Promise<Result<Configuration, readonly ConfigFault[]>> {
  const absent = folder === undefined ? undefined : await folderFault(folder);
  if (absent !== undefined) return fail([absent]);
  const folders: Folders = folder === undefined ? [shippedConfig] : [folder, shippedConfig];
  const faults: ConfigFault[] = [];
  const note = <T>(result: Result<T, readonly ConfigFault[]>): T | undefined => {
    if (result.ok) return result.value;
    faults.push(...result.failure);
    return undefined;
  };
  const one = async <S extends Schema>(name: string, schema: S) =>
    note(check(await readJson(folders, name), schema));

  const site = await one('site.json', Site);
  const cpis = await one('cpis.json', Cpis);
  const careSettings = await one('care-settings.json', CareSettings);
  const authorities = await one('local-authorities.json', LocalAuthorities);
  const lawfulBases = await one('lawful-bases.json', LawfulBases);
  const issuers = (await readFolder(folders, 'issuers')).flatMap(
    (file) => note(check(file, IssuerFile)) ?? [],
  );
  const questionnaires = (await readFolder(folders, 'questionnaires')).flatMap(
    (file) => note(check(file, Questionnaire)) ?? [],
  );
  const rulePack = note(await loadRulePack(folders));
  const testChildren = rulePack && note(await loadTestChildren(folders, rulePack));

  if (careSettings !== undefined && lawfulBases !== undefined && cpis !== undefined) {
    faults.push(...crossFaults({ issuers, careSettings, lawfulBases, cpis }));
  }
  faults.push(...questionnaires.flatMap(questionnaireFaults));
  if (authorities !== undefined) faults.push(...authorityFaults(authorities, questionnaires));
  if (careSettings !== undefined && site !== undefined) {
    faults.push(...settingFaults({ issuers, careSettings, site }));
  }
  if (
    faults.length > 0 ||
    site === undefined ||
    cpis === undefined ||
    careSettings === undefined ||
    authorities === undefined ||
    lawfulBases === undefined ||
    rulePack === undefined ||
    testChildren === undefined
  ) {
    return fail(faults);
  }
  return succeed({
    site: site.value,
    cpis: cpis.value,
    cpisFolder: dirname(cpis.file),
    careSettings: withSitePolicies(careSettings.value, site.value),
    authorities: authorities.value,
    lawfulBases: lawfulBases.value,
    questionnaires: questionnaires.map(({ value }) => value),
    issuers: issuers.flatMap(expandIssuer),
    rulePack,
    codeSources: await loadCodeSources(folders),
    testChildren,
  });
}

type Schema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;

function check<S extends Schema>(
  read: Result<JsonFile, ConfigFault>,
  schema: S,
): Result<Found<v.InferOutput<S>>, readonly ConfigFault[]> {
  if (!read.ok) return fail([read.failure]);
  const { file, content } = read.value;
  const checked = v.safeParse(schema, content);
  return checked.success
    ? succeed({ file, value: checked.output })
    : fail(schemaFaults(file, checked.issues));
}
