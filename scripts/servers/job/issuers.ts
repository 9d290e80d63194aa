import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxIssuer } from '../../../mocks/sandbox/configuration/issuer.ts';
import { readSettings } from '../../../mocks/sandbox/settings.ts';
import type { RoundPlan } from './round.ts';

const keyFile = 'real-servers-client.pem';

const noProfiles = {
  id: 'no-profiles',
  reason: 'HAPI FHIR with its request validation on refuses a profile that it does not hold.',
} as const;

/** The issuer file of each round, beside the sandbox's own, before the gateway reads the folder. */
export function writeIssuers(
  data: string,
  port: number,
  rounds: readonly { readonly plan: RoundPlan; readonly iss: string; readonly origins: readonly string[] }[],
): void {
  const settings = readSettings({ PORT: String(port), SAFELIGHT_DATA: data });
  if (!settings.ok) throw new Error(settings.failure);
  const { tenants: _several, standalone: _standalone, ...common } = sandboxIssuer(settings.value);
  const folder = join(data, 'config', 'issuers');
  mkdirSync(folder, { recursive: true });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  writeFileSync(join(data, 'config', keyFile), privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  for (const { plan, iss, origins } of rounds) {
    const { id, client, write, validating } = plan;
    const issuer = {
      ...common,
      id,
      name: `Real servers: ${id}`,
      iss,
      origins,
      frameAncestors: [new URL(iss).origin],
      tenant: { id, name: common.tenant?.name ?? '' },
      write,
      ...(validating === true ? { quirks: [...(common.quirks ?? []), noProfiles] } : {}),
      ...(client === 'public'
        ? { clientId: 'safelight' }
        : {
            clientId: 'safelight-confidential',
            client: {
              kind: 'confidential',
              keys: [{ kid: 'real-servers-1', privateKeyFile: `../${keyFile}` }],
              algorithm: 'ES384',
            },
          }),
    };
    writeFileSync(join(folder, `${id}.json`), JSON.stringify(issuer, undefined, 2));
  }
}

/** The scopes that the gateway asks for at each of its issuers, as its launch page says. */
export async function scopesAsked(gateway: string): Promise<readonly string[]> {
  const page = await (await fetch(`${gateway}/launch`)).text();
  const [, found = '{}'] = /<script type="application\/json" id="safelight-launch">([^<]*)</.exec(page) ?? [];
  const { issuers = [] } = JSON.parse(found) as { readonly issuers?: readonly { readonly scope: string }[] };
  return [...new Set(issuers.flatMap(({ scope }) => scope.split(' ')))];
}
