import type { Discovery, Statement } from './server.ts';

/** A public client where it is offered: it needs nothing kept secret. */
export function clientOf({ capabilities, ...discovery }: Discovery, id: string) {
  const methods = discovery.token_endpoint_auth_methods_supported;
  const algorithms = discovery.token_endpoint_auth_signing_alg_values_supported;
  const withKey =
    capabilities.includes('client-confidential-asymmetric') || methods.includes('private_key_jwt');
  if (capabilities.includes('client-public'))
    return {
      complete: [],
      look: withKey
        ? [
            'It takes public clients and clients with a key: set "client" where it shall know Safelight by a key.',
          ]
        : [],
    };
  if (!withKey)
    return {
      complete: [],
      look: [
        'It offers neither public clients nor clients with a key ("client-confidential-asymmetric"). Safelight uses no shared secret.',
      ],
    };
  const algorithm = algorithms.length > 0 && !algorithms.includes('ES384') ? 'RS384' : 'ES384';
  return {
    client: {
      kind: 'confidential',
      keys: [{ kid: `${id}-1`, privateKeyFile: `../keys/${id}.pem` }],
      algorithm,
    },
    complete: [
      `The key that "client" names: ${
        algorithm === 'ES384'
          ? 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384'
          : 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:4096'
      } -out keys/${id}.pem`,
    ],
    look: [],
  };
}

/** How scopes are asked for, and how long a launch may last. */
export function scopesOf({ capabilities }: Discovery) {
  const has = (name: string) => capabilities.includes(name);
  const syntax = has('permission-v2') || !has('permission-v1') ? 'v2' : 'v1';
  const refresh = has('permission-online')
    ? 'online_access'
    : has('permission-offline')
      ? 'offline_access'
      : 'none';
  return {
    scopes: { syntax, refresh },
    look: [
      ...(has('permission-v2') || has('permission-v1')
        ? []
        : [
            'It says neither "permission-v1" nor "permission-v2": v2 is asked for. Where it grants nothing, set "scopes.syntax" to "v1".',
          ]),
      ...(refresh === 'online_access'
        ? []
        : refresh === 'none'
          ? ['It offers no refresh: a session ends with its first access token.']
          : ['It offers no "online_access": a refresh token that outlives the sign-in is asked for.']),
    ],
  };
}

const written = [
  'Condition',
  'QuestionnaireResponse',
  'Observation',
  'ServiceRequest',
  'Task',
  'Communication',
];

/** The most that the server says it takes. A type whose interactions are not given counts as taken: R4 lets them out. */
export function writeOf({ rest }: Statement) {
  const server = rest.find(({ mode }) => mode === 'server') ?? rest[0];
  const types = server?.resource ?? [];
  const takes = (type: string) =>
    types.some(
      (one) =>
        one.type === type &&
        (one.interaction === undefined || one.interaction.some(({ code }) => code === 'create')),
    );
  const missing = [...written, 'DocumentReference', 'Provenance'].filter((type) => !takes(type));
  const transaction = server?.interaction?.some(({ code }) => code === 'transaction') ?? false;
  const audit = takes('AuditEvent')
    ? []
    : ['It takes no AuditEvent: the audit is kept in Safelight’s ledger alone.'];
  if (missing.length === 0) return { write: transaction ? 'transaction' : 'single', look: audit };
  return takes('DocumentReference')
    ? {
        write: 'document',
        look: [`It takes no new ${missing.join(', ')}: a concern goes as one document.`, ...audit],
      }
    : { write: 'none', look: ['It takes no new DocumentReference: nothing is written to it.'] };
}
