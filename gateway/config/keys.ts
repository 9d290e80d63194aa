import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Environment } from './environment.ts';
import type { ConfigFault } from './fault.ts';

/**
 * The keys that seal what is stored, the first of them for new rows. Several are given with commas between them, while
 * old rows still need an old one. Without any, a random key is made once and kept beside the embedded database.
 */
export async function loadKeys(env: Environment): Promise<Result<readonly Buffer[], readonly ConfigFault[]>> {
  if (env.key !== undefined) return parseKeys(env.key, { file: 'environment', path: 'SAFELIGHT_KEY' });
  if (env.keyFile !== undefined)
    return readKeys(env.keyFile, 'Put it there, readable by this process, or correct SAFELIGHT_KEY_FILE.');
  const file = join(env.data, 'key');
  try {
    await mkdir(env.data, { recursive: true, mode: 0o700 });
    await writeFile(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch {
    // It is there already, or cannot be written: reading tells which.
  }
  return readKeys(file, 'Let the gateway make and write its folder, or correct SAFELIGHT_DATA.');
}

async function readKeys(
  file: string,
  fix: string,
): Promise<Result<readonly Buffer[], readonly ConfigFault[]>> {
  try {
    return parseKeys(await readFile(file, 'utf8'), { file });
  } catch {
    return fail([{ file, wrong: 'It cannot be read.', fix }]);
  }
}

function parseKeys(
  text: string,
  where: Pick<ConfigFault, 'file' | 'path'>,
): Result<readonly Buffer[], readonly ConfigFault[]> {
  const keys = text
    .trim()
    .split(/\s*[,\n]\s*/)
    .map((key) => Buffer.from(key, 'base64'));
  return keys.every((key) => key.length === 32)
    ? succeed(keys)
    : fail([{ ...where, wrong: 'A key is not 32 bytes.', fix: 'Make one with: openssl rand -base64 32' }]);
}
