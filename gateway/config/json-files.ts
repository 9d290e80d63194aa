import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { ConfigFault } from './fault.ts';

/** A configuration file that was read, and where it was found. */
export interface JsonFile {
  readonly file: string;
  readonly content: unknown;
}

/** Folders in order: the deployment's own first, what is shipped last. */
export type Folders = readonly string[];

/** Reads a file from the first folder that has it. */
export async function readJson(folders: Folders, name: string): Promise<Result<JsonFile, ConfigFault>> {
  for (const folder of folders) {
    const file = join(folder, name);
    const text = await textOf(file);
    if (text.ok) return parse(file, text.value);
    if (text.failure !== 'ENOENT') return fail(unreadable(file, text.failure));
  }
  return fail({
    file: join(folders[0] ?? '.', name),
    wrong: 'It is missing, here and in what is shipped.',
    fix: 'Add it.',
  });
}

const unreadable = (file: string, code: string): ConfigFault =>
  code === 'EISDIR'
    ? { file, wrong: 'It is a folder.', fix: 'Put a file there.' }
    : { file, wrong: `It cannot be read (${code}).`, fix: 'Let the gateway read it.' };

/** Every `*.json` of a folder, by name; a file of the deployment stands in for the shipped one of the same name. */
export async function readFolder(
  folders: Folders,
  name: string,
): Promise<readonly Result<JsonFile, ConfigFault>[]> {
  const listed = await Promise.all(folders.map((folder) => namesIn(join(folder, name))));
  const names = new Set(listed.flatMap((each) => (each.ok ? each.value : [])));
  return [
    ...listed.filter((each) => !each.ok),
    ...(await Promise.all([...names].sort().map((file) => readJson(folders, join(name, file))))),
  ];
}

async function namesIn(folder: string): Promise<Result<readonly string[], ConfigFault>> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return succeed([]);
    return fail(
      code === 'ENOTDIR'
        ? { file: folder, wrong: 'It is a file.', fix: 'Make it a folder of *.json files.' }
        : unreadable(folder, code),
    );
  }
  const odd = names.find((one) => /\.json$/i.test(one) && !one.endsWith('.json'));
  if (odd !== undefined) {
    return fail({
      file: join(folder, odd),
      wrong: 'It would not be read: its name does not end in ".json".',
      fix: 'Rename it in small letters.',
    });
  }
  return succeed(names.filter((one) => one.endsWith('.json') && !one.endsWith('.example.json')));
}

/** Whether a deployment's own folder is there at all: without it every setting would silently be the shipped one. */
export async function folderFault(folder: string): Promise<ConfigFault | undefined> {
  const fix = 'Correct SAFELIGHT_CONFIG, or leave it out for the shipped configuration.';
  try {
    return (await stat(folder)).isDirectory()
      ? undefined
      : { file: folder, wrong: 'It is not a folder.', fix };
  } catch (error) {
    return { file: folder, wrong: `There is no such folder (${codeOf(error)}).`, fix };
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';

async function textOf(file: string): Promise<Result<string, string>> {
  try {
    // Some editors put a byte order mark first, which JSON does not allow.
    return succeed((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail(codeOf(error));
  }
}

function parse(file: string, text: string): Result<JsonFile, ConfigFault> {
  try {
    const content: unknown = JSON.parse(text);
    return succeed({ file, content });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return fail({
      file,
      path: `line ${lineOf(text, said)}`,
      wrong: 'It is not JSON.',
      fix: said.replace(/ in JSON at position.*$/s, '.'),
    });
  }
}

/** JSON.parse names a position, or the end of the text. */
function lineOf(text: string, said: string): number {
  const position = /position (\d+)/.exec(said)?.[1];
  return text.slice(0, position === undefined ? undefined : Number(position)).split('\n').length;
}
