import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { SecureUrl } from '../../smart-config/schema/addresses.ts';
import type { DatabasePlace } from '../store/database.ts';
import { schemaFaults, type ConfigFault } from './fault.ts';
import { operationSettings, operationsOf, type Operations } from './operations.ts';

const Port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'Give a port number.'),
  v.transform(Number),
  v.minValue(1, 'Give a port number.'),
  v.maxValue(65_535, 'Give a port number.'),
);
const Text = v.pipe(v.string(), v.minLength(1, 'Give a value, or leave it out.'));

/** Every setting of the process by its name. */
export const Settings = v.object({
  PORT: v.optional(Port, '4001'),
  HOST: v.optional(Text, '127.0.0.1'),
  SAFELIGHT_CONFIG: v.optional(Text),
  SAFELIGHT_DATA: v.optional(Text, '.safelight'),
  SAFELIGHT_APP: v.optional(Text, 'dist/app'),
  /** Where it is reached from outside, behind whatever proxy: what a CDS client's token must be for, cards link to, and the redirect address begins with. */
  SAFELIGHT_PUBLIC_URL: v.optional(
    v.pipe(
      SecureUrl,
      v.check((url) => !/[?#@]/.test(url), 'Give the address alone: no user, password or query.'),
      v.transform((url) => url.replace(/\/+$/, '')),
    ),
  ),
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'Give it as postgres://user@host/database.')),
  ),
  /** Where every entry of the ledger is sent as well: the FHIR base of an Audit Record Repository. */
  AUDIT_REPOSITORY_URL: v.optional(
    v.pipe(
      SecureUrl,
      v.check((url) => !/[?#@]/.test(url), 'Give the address alone: no user, password or query.'),
      v.transform((url) => url.replace(/\/+$/, '')),
    ),
  ),
  AUDIT_REPOSITORY_TOKEN: v.optional(
    v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/, 'Give the token, or leave it out.')),
  ),
  AUDIT_REPOSITORY_TOKEN_FILE: v.optional(Text),
  SAFELIGHT_KEY: v.optional(Text),
  SAFELIGHT_KEY_FILE: v.optional(Text),
  LOG_LEVEL: v.optional(v.picklist(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']), 'info'),
  ...operationSettings,
});

/** Settings of the process. Folders are absolute. */
export interface Environment {
  readonly port: number;
  readonly host: string;
  readonly config?: string;
  readonly data: string;
  readonly app: string;
  readonly publicUrl?: string;
  readonly databaseUrl?: string;
  readonly key?: string;
  readonly keyFile?: string;
  readonly logLevel: string;
  readonly operations: Operations;
  /** Where entries of the ledger are sent as well; the token is given, in a file, or not needed. */
  readonly auditRepository?: { readonly url: string; readonly token?: string; readonly tokenFile?: string };
  /** Every `SAFELIGHT_SECRET_…`: `cpis.json` names the ones it uses. */
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * Reads and checks the environment; a misspelt `SAFELIGHT_` setting is a fault and not ignored. `sealing`: whether what asks
 * seals or opens what is stored, and so needs the key that all replicas share.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  sealing: 'seals' | 'seals-nothing' = 'seals',
): Result<Environment, readonly ConfigFault[]> {
  const file = 'environment';
  const unknown = Object.keys(env).filter(
    // The sandbox's and the self-check's own are set beside these; a secret's name is chosen by whoever installs.
    (name) =>
      /^(SAFELIGHT_(?!SANDBOX_|SECRET_|SELF_CHECK_)|AUDIT_REPOSITORY)/.test(name) &&
      !(name in Settings.entries),
  );
  const faults: ConfigFault[] = unknown.map((path) => ({
    file,
    path,
    wrong: 'There is no such setting.',
    fix: 'Remove it, or check its spelling.',
  }));
  const checked = v.safeParse(Settings, env);
  if (!checked.success) faults.push(...schemaFaults(file, checked.issues).map(withoutValue));
  else faults.push(...keyFaults(checked.output, sealing), ...repositoryFaults(checked.output));
  if (!checked.success || faults.length > 0) return fail(faults);
  const { output } = checked;
  return succeed({
    port: output.PORT,
    host: output.HOST,
    data: resolve(output.SAFELIGHT_DATA),
    app: resolve(output.SAFELIGHT_APP),
    logLevel: output.LOG_LEVEL,
    secrets: secretsOf(env),
    operations: operationsOf(output, output.DATABASE_URL !== undefined),
    ...repositoryOf(output),
    ...(output.SAFELIGHT_CONFIG === undefined ? {} : { config: resolve(output.SAFELIGHT_CONFIG) }),
    ...(output.SAFELIGHT_PUBLIC_URL === undefined ? {} : { publicUrl: output.SAFELIGHT_PUBLIC_URL }),
    ...(output.DATABASE_URL === undefined ? {} : { databaseUrl: output.DATABASE_URL }),
    ...(output.SAFELIGHT_KEY === undefined ? {} : { key: output.SAFELIGHT_KEY }),
    ...(output.SAFELIGHT_KEY_FILE === undefined ? {} : { keyFile: resolve(output.SAFELIGHT_KEY_FILE) }),
  });
}

type Read = v.InferOutput<typeof Settings>;

/** With two keys it would be chance, to whoever reads the settings, which of them seals. */
function keyFaults(
  { DATABASE_URL: database, SAFELIGHT_KEY: key, SAFELIGHT_KEY_FILE: keyFile }: Read,
  sealing: 'seals' | 'seals-nothing',
): readonly ConfigFault[] {
  const file = 'environment';
  if (key !== undefined && keyFile !== undefined)
    return [
      {
        file,
        path: 'SAFELIGHT_KEY_FILE',
        wrong: 'SAFELIGHT_KEY is there as well.',
        fix: 'Give one of the two.',
      },
    ];
  return sealing === 'seals' && database !== undefined && key === undefined && keyFile === undefined
    ? [
        {
          file,
          path: 'SAFELIGHT_KEY',
          wrong: 'It is missing.',
          fix: 'With DATABASE_URL every replica needs the same key: give 32 random bytes in base64, or SAFELIGHT_KEY_FILE.',
        },
      ]
    : [];
}

/** A token without an address would be a repository that somebody believes is fed. */
function repositoryFaults(given: Read): readonly ConfigFault[] {
  const {
    AUDIT_REPOSITORY_URL: url,
    AUDIT_REPOSITORY_TOKEN: token,
    AUDIT_REPOSITORY_TOKEN_FILE: tokenFile,
  } = given;
  const file = 'environment';
  if (url === undefined && (token !== undefined || tokenFile !== undefined)) {
    return [
      { file, path: 'AUDIT_REPOSITORY_URL', wrong: 'It is missing.', fix: 'Add it, or remove the token.' },
    ];
  }
  return token !== undefined && tokenFile !== undefined
    ? [
        {
          file,
          path: 'AUDIT_REPOSITORY_TOKEN_FILE',
          wrong: 'There are two tokens.',
          fix: 'Give one of them.',
        },
      ]
    : [];
}

function repositoryOf(given: Read): Pick<Environment, 'auditRepository'> {
  const {
    AUDIT_REPOSITORY_URL: url,
    AUDIT_REPOSITORY_TOKEN: token,
    AUDIT_REPOSITORY_TOKEN_FILE: tokenFile,
  } = given;
  if (url === undefined) return {};
  return {
    auditRepository: {
      url,
      ...(token === undefined ? {} : { token }),
      ...(tokenFile === undefined ? {} : { tokenFile: resolve(tokenFile) }),
    },
  };
}

const secretsOf = (env: Readonly<Record<string, string | undefined>>): Environment['secrets'] =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      name.startsWith('SAFELIGHT_SECRET_') && value !== undefined ? [[name, value]] : [],
    ),
  );

/** The database of an environment: the server that it names, else a folder of its own. */
export const databasePlace = ({ databaseUrl, data }: Environment): DatabasePlace =>
  databaseUrl === undefined
    ? { kind: 'inside', folder: join(data, 'db') }
    : { kind: 'server', url: databaseUrl };

/** A database address holds a password, and a key is a key: what was given is never repeated. */
const withoutValue = (fault: ConfigFault): ConfigFault => ({ ...fault, wrong: 'Its value is not accepted.' });
