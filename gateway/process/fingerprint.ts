import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What a folder or file looks like from outside: names, sizes, times and numbers of files, behind links. It changes when a
 * file is edited, and when a link in it is made to point elsewhere, as mounted ConfigMaps and Secrets are brought up to
 * date. What is not there is a look of its own.
 */
export async function fingerprint(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const place of [...places].sort()) for (const line of await linesOf(place)) hash.update(`${line}\n`);
  return hash.digest('hex');
}

async function linesOf(place: string): Promise<readonly string[]> {
  try {
    const found = await stat(place);
    if (!found.isDirectory()) return [`${place} ${found.mtimeMs} ${found.size} ${found.ino}`];
  } catch {
    return [`${place} is not there`];
  }
  const names = (await readdir(place).catch(() => [])).filter((name) => !name.startsWith('.')).sort();
  const below = await Promise.all(names.map((name) => linesOf(join(place, name))));
  return [place, ...below.flat()];
}
