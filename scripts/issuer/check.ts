import { describeFault } from '../../gateway/config/fault.ts';
import { loadConfig } from '../../gateway/config/load.ts';
import { scopeWarnings } from '../../gateway/config/scope-warnings.ts';
import { settingWarnings } from '../../gateway/config/setting-policies.ts';
import { readNhsAuth } from '../../gateway/nhs-auth/read-nhs-auth.ts';
import { readClientKeys } from '../../gateway/smart/client-keys.ts';
import type { Shell } from './cli.ts';

/** Says what the gateway would say of a configuration when it starts: every fault, or who may launch Safelight. */
export async function check(folder: string | undefined, { env, out, err }: Shell): Promise<0 | 1> {
  const loaded = await loadConfig(folder);
  if (!loaded.ok) {
    for (const fault of loaded.failure) err(describeFault(fault));
    return 1;
  }
  const secrets = secretsOf(env);
  const read = [await readClientKeys(loaded.value, secrets), await readNhsAuth(loaded.value, secrets)];
  const faults = read.flatMap((keys) => (keys.ok ? [] : keys.failure));
  if (faults.length > 0) {
    for (const fault of faults) err(describeFault(fault));
    return 1;
  }
  const { issuers, rulePack } = loaded.value;
  out(
    issuers.length === 0
      ? 'No fault, and no record system may launch Safelight yet.'
      : 'No fault. These may launch Safelight:',
  );
  for (const { id, name, iss, tenant, client } of issuers)
    out(`  ${id}: ${name}, ${tenant.name}, ${iss}, ${client.kind} client`);
  for (const warning of [...settingWarnings(loaded.value), ...scopeWarnings(issuers, () => [rulePack])])
    out(warning);
  return 0;
}

const secretsOf = (env: Shell['env']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      name.startsWith('SAFELIGHT_SECRET_') && value !== undefined ? [[name, value]] : [],
    ),
  );
