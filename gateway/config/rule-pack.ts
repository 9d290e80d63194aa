import { createHash } from 'node:crypto';
import type { RulePack } from '../../src/config/page-config.ts';
import type { CodeSet, EventKind } from '../../src/domain/record.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { canonical } from '../audit/canonical.ts';
import type { ConfigFault } from './fault.ts';
import { readFolder, readJson, type Folders } from './json-files.ts';

/** Reads rules, code sets and event kinds as one pack. Its version changes whenever any of them does. */
export async function loadRulePack(folders: Folders): Promise<Result<RulePack, readonly ConfigFault[]>> {
  const rules = await readFolder(folders, 'rules');
  const codeSets = await readFolder(folders, 'code-sets');
  const kinds = await readJson(folders, 'event-kinds.json');
  const faults = [...rules, ...codeSets].flatMap((file) => (file.ok ? [] : [file.failure]));
  if (faults.length > 0) return fail(faults);
  const pack = {
    rules: rules.flatMap((file) => (file.ok ? [file.value.content as Rule] : [])),
    codeSets: codeSets.flatMap((file) => (file.ok ? [file.value.content as CodeSet] : [])),
    eventKinds: kinds.ok ? (kinds.value.content as EventKind[]) : [],
  };
  const version = createHash('sha256').update(canonical(pack)).digest('hex').slice(0, 16);
  return succeed({ version, ...pack });
}
