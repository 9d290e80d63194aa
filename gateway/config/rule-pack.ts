import type { RulePack } from '../../src/config/page-config.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { parsePack } from '../../src/rules/validate/parse-pack.ts';
import type { ConfigFault } from './fault.ts';
import { readFolder, readJson, type Folders } from './json-files.ts';

/** Reads rules, code sets and event kinds as one pack, and holds it to what a rule may say. */
export async function loadRulePack(folders: Folders): Promise<Result<RulePack, readonly ConfigFault[]>> {
  const rules = await readFolder(folders, 'rules');
  const codeSets = await readFolder(folders, 'code-sets');
  const kinds = await readJson(folders, 'event-kinds.json');
  const faults = [...rules, ...codeSets, kinds].flatMap((file) => (file.ok ? [] : [file.failure]));
  if (!kinds.ok || faults.length > 0) return fail(faults);
  const pack = parsePack({
    rules: rules.flatMap((file) => (file.ok ? [file.value] : [])),
    codeSets: codeSets.flatMap((file) => (file.ok ? [file.value] : [])),
    eventKinds: kinds.value,
  });
  if (pack.ok) return succeed(pack.value);
  return fail(
    pack.failure.map(({ file, path, message, fix }) => ({
      file: file ?? 'rules',
      wrong: message,
      fix,
      ...(path === '' ? {} : { path }),
    })),
  );
}
