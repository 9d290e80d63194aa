import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxSettings } from '../settings.ts';
import { privateKeyFile, sandboxCpis } from './cpis.ts';
import { clientKeyFile, sandboxIssuer } from './issuer.ts';
import { keepSigningKey } from './key.ts';
import { sandboxAuthorities, sandboxSite } from './site.ts';

/**
 * Writes the configuration folder that the gateway starts with, `<data>/config`: what it lacks is taken from the
 * shipped one. Answers the public half of the signing key that it keeps there.
 */
export async function writeConfiguration(settings: SandboxSettings): Promise<{ readonly publicKey: string }> {
  const folder = join(settings.data, 'config');
  await mkdir(join(folder, 'issuers'), { recursive: true });
  const files: readonly (readonly [string, unknown])[] = [
    ['issuers/sandbox.json', sandboxIssuer(settings)],
    ['cpis.json', sandboxCpis(settings)],
    ['site.json', sandboxSite],
    ['local-authorities.json', sandboxAuthorities],
  ];
  await Promise.all(
    files.map(([name, content]) =>
      writeFile(join(folder, name), `${JSON.stringify(content, undefined, 2)}\n`),
    ),
  );
  if (settings.client === 'confidential') await keepSigningKey(join(folder, clientKeyFile));
  return { publicKey: await keepSigningKey(join(folder, privateKeyFile)) };
}
