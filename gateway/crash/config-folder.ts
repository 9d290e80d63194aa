import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A configuration folder as an orchestrator mounts it: each file a link by way of `..data`, which is changed in one step. */
export interface MountedConfig {
  readonly folder: string;
  /** Mounts a copy with these files in place of theirs; undefined takes one away. */
  readonly mount: (changes?: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** Begins as a copy of a folder. What is mounted holds `issuers/`, `cpis.json` and a key file, as links. */
export async function mountedConfig(from: string, at: string): Promise<MountedConfig> {
  let turn = 0;
  let content = from;
  const link = async (): Promise<void> => {
    await symlink(`..turn-${turn}`, join(at, '..data-new'));
    await rename(join(at, '..data-new'), join(at, '..data'));
  };
  const mount: MountedConfig['mount'] = async (changes = {}) => {
    turn += 1;
    const next = join(at, `..turn-${turn}`);
    await cp(content, next, { recursive: true });
    content = next;
    for (const [file, value] of Object.entries(changes)) {
      if (value === undefined) await rm(join(next, file));
      else await writeFile(join(next, file), typeof value === 'string' ? value : JSON.stringify(value));
    }
    await link();
  };
  await mkdir(at, { recursive: true });
  await mount();
  for (const name of ['issuers', 'cpis.json', 'key.pem']) await symlink(join('..data', name), join(at, name));
  return { folder: at, mount };
}

/** A JSON file as it stands in a folder. */
export const jsonIn = async (folder: string, file: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(folder, file), 'utf8')) as Record<string, unknown>;
