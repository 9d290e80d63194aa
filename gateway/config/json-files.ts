import { readdir, readFile } from 'node:fs/promises';
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
    if (text.failure !== 'ENOENT') {
      return fail({
        file,
        wrong: `It cannot be read (${text.failure}).`,
        fix: 'Let the gateway read it.',
      });
    }
  }
  return fail({
    file: join(folders[0] ?? '.', name),
    wrong: 'It is missing, here and in what is shipped.',
    fix: 'Add it.',
  });
}

/** Every `*.json` of a folder, by name; a file of the deployment stands in for the shipped one of the same name. */
export async function readFolder(
  folders: Folders,
  name: string,
): Promise<readonly Result<JsonFile, ConfigFault>[]> {
  const names = new Set((await Promise.all(folders.map((folder) => namesIn(join(folder, name))))).flat());
  return Promise.all([...names].sort().map((file) => readJson(folders, join(name, file))));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter(
      (name) => name.endsWith('.json') && !name.endsWith('.example.json'),
    );
  } catch {
    return [];
  }
}

async function textOf(file: string): Promise<Result<string, string>> {
  try {
    return succeed(await readFile(file, 'utf8'));
  } catch (error) {
    return fail(error instanceof Error && 'code' in error ? String(error.code) : 'unreadable');
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
