import { join } from 'node:path';
import type { CpisAuth } from '../../smart-config/schema/cpis-auth.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Configuration } from '../config/configuration.ts';
import type { ConfigFault } from '../config/fault.ts';
import { readSecret, type SecretSources } from '../config/secrets.ts';
import { loadSigningKeys, type SigningKeys } from '../signing/signing-keys.ts';

/** `auth` of `cpis.json` with its secrets read and checked. */
export interface NhsAuth {
  readonly auth: CpisAuth;
  readonly keys: SigningKeys;
  /** Where CIS2 knows this installation by a secret. */
  readonly clientSecret?: string;
}

/** Reads keys and secrets, and answers every fault at once; undefined where the configuration has no `auth`. */
export async function readNhsAuth(
  { cpis: { auth }, cpisFolder: folder }: Pick<Configuration, 'cpis' | 'cpisFolder'>,
  env: SecretSources['env'],
): Promise<Result<NhsAuth | undefined, readonly ConfigFault[]>> {
  if (auth === undefined) return succeed(undefined);
  const sources: SecretSources = { named: { file: join(folder, 'cpis.json'), folder }, env };
  const keys = await loadSigningKeys({ path: 'auth.keys', ...auth }, sources);
  const secret =
    auth.mode === 'user' && auth.cis2?.clientAuth === 'client_secret_post'
      ? await readSecret(
          {
            path: 'auth.cis2.clientSecret',
            file: auth.cis2.clientSecretFile,
            env: auth.cis2.clientSecretEnv,
          },
          sources,
        )
      : undefined;
  if (!keys.ok || secret?.ok === false)
    return fail([...(keys.ok ? [] : keys.failure), ...(secret?.ok === false ? [secret.failure] : [])]);
  return succeed({
    auth,
    keys: keys.value,
    ...(secret === undefined ? {} : { clientSecret: secret.value }),
  });
}
