import type { RulePack } from '../../src/config/page-config.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { parsePack } from '../../src/rules/validate/parse-pack.ts';
import { parseTestChildren } from '../../src/rules/validate/test-child.ts';
import type { ConfigFault } from './fault.ts';
import { readFolder, readJson, type Folders } from './json-files.ts';

/** Reads the children that rules are tested on, as JSON: checked against the pack's own event kinds. */
export async function loadTestChildren(
  folders: Folders,
  pack: RulePack,
): Promise<Result<readonly unknown[], readonly ConfigFault[]>> {
  const files = await readFolder(folders, 'rules/children');
  const faults = files.flatMap((file): readonly ConfigFault[] => {
    if (!file.ok) return [file.failure];
    const read = parseTestChildren(file.value.content, pack);
    return read.ok
      ? []
      : read.failure.map(({ path, message, fix }) => ({ file: file.value.file, path, wrong: message, fix }));
  });
  if (faults.length > 0) return fail(faults);
  return succeed(files.flatMap((file) => (file.ok ? (file.value.content as readonly unknown[]) : [])));
}

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
