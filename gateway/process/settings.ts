import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { AuditRepository } from '../audit/repository.ts';
import { loadAuditRepository } from '../config/audit-repository.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Environment } from '../config/environment.ts';
import type { ConfigFault } from '../config/fault.ts';
import { loadKeys } from '../config/keys.ts';
import { loadConfig } from '../config/load.ts';
import { readNhsAuth, type NhsAuth } from '../nhs-auth/read-nhs-auth.ts';
import { readClientKeys, type ClientKeys } from '../smart/client-keys.ts';

/** Everything that is read from files, at start and again while it runs. */
export interface Settings {
  readonly config: Configuration;
  readonly keys: readonly Buffer[];
  readonly auditRepository?: AuditRepository;
  readonly nhsAuth?: NhsAuth;
  /** Of the record systems that know this gateway as a confidential client. */
  readonly clientKeys: ClientKeys;
}

/** Reads and checks all of it, and answers every fault at once. */
export async function readSettings(env: Environment): Promise<Result<Settings, readonly ConfigFault[]>> {
  const config = await loadConfig(env.config);
  const keys = await loadKeys(env);
  const auditRepository = await loadAuditRepository(env);
  const nhsAuth = config.ok ? await readNhsAuth(config.value, env.secrets) : undefined;
  const clientKeys = config.ok ? await readClientKeys(config.value, env.secrets) : undefined;
  if (config.ok && keys.ok && auditRepository.ok && nhsAuth?.ok === true && clientKeys?.ok === true) {
    return succeed({
      config: config.value,
      keys: keys.value,
      clientKeys: clientKeys.value,
      ...(auditRepository.value === undefined ? {} : { auditRepository: auditRepository.value }),
      ...(nhsAuth.value === undefined ? {} : { nhsAuth: nhsAuth.value }),
    });
  }
  return fail(
    [config, keys, auditRepository, nhsAuth, clientKeys].flatMap((read) =>
      read?.ok === false ? read.failure : [],
    ),
  );
}
