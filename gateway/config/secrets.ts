import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { ConfigFault } from './fault.ts';

/** Where one secret of `cpis.json` stands: a file, or an environment variable, one of the two. */
export interface SecretPlace {
  /** The setting that names it, e.g. `auth.keys[0].privateKey`, without `File` or `Env`. */
  readonly path: string;
  readonly file: string | undefined;
  readonly env: string | undefined;
}

/** What secrets are read from. */
export interface SecretSources {
  /** The configuration file that names them; its folder is where relative paths begin. */
  readonly named: { readonly file: string; readonly folder: string };
  /** Environment variables whose name begins with `SAFELIGHT_SECRET_`. */
  readonly env: Readonly<Record<string, string>>;
}

/** A secret's text without the line end that editors add. A fault names the place and never the secret. */
export async function readSecret(
  { path, file, env }: SecretPlace,
  { named, env: variables }: SecretSources,
): Promise<Result<string, ConfigFault>> {
  if (env !== undefined) {
    const value = variables[env]?.trim() ?? '';
    if (value !== '') return succeed(value);
    return fail({
      file: named.file,
      path: `${path}Env`,
      wrong: `The environment variable ${env} is not set.`,
      fix: 'Set it where the gateway is started, or correct its name here.',
    });
  }
  const place = resolve(named.folder, file ?? '');
  try {
    const text = (await readFile(place, 'utf8')).trim();
    if (text !== '') return succeed(text);
    return fail({ file: named.file, path: `${path}File`, wrong: `${place} is empty.`, fix: 'Put it there.' });
  } catch {
    return fail({
      file: named.file,
      path: `${path}File`,
      wrong: `${place} could not be read.`,
      fix: 'Put it there, readable by this process, or correct the path.',
    });
  }
}
