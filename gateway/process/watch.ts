import { join, resolve } from 'node:path';
import type { Environment } from '../config/environment.ts';
import { fingerprint } from './fingerprint.ts';
import type { Settings } from './settings.ts';

const lookEveryMs = 2000;

/**
 * Tells of a change of the configuration's files once they have been still for a look: a folder is seldom changed in one
 * step. It looks rather than being told, because file systems that are mounted from elsewhere tell nobody. Answers how to
 * end it.
 */
export function watchFiles(places: () => readonly string[], changed: () => void): () => void {
  let known: string | undefined;
  let before: string | undefined;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    const now = await fingerprint(places());
    known ??= now;
    if (now !== known && now === before) {
      known = now;
      changed();
    }
    before = now;
    looking = false;
  };
  void look();
  const timer = setInterval(() => void look(), lookEveryMs);
  return () => clearInterval(timer);
}

/** The files that a process is configured by: the folder, and the keys and secrets that are named elsewhere. */
export function configuredPlaces(env: Environment, { config }: Settings): readonly string[] {
  const named = [env.keyFile, env.auditRepository?.tokenFile].flatMap((file) => file ?? []);
  const folder = env.config ?? config.cpisFolder;
  return [
    ...new Set([
      folder,
      ...named,
      ...filesNamedIn(config.cpis, config.cpisFolder),
      ...filesNamedIn(config.issuers, join(folder, 'issuers')),
    ]),
  ];
}

/** Every `…File` of a part of the configuration, e.g. `privateKeyFile`, from the folder of what names it. */
function filesNamedIn(part: unknown, folder: string): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && name.endsWith('File')
      ? [resolve(folder, value)]
      : filesNamedIn(value, folder),
  );
}
