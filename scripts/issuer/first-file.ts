import type { Discovery, Server, Statement } from './server.ts';

/** What somebody gave on the command line; all of it may be told later. */
export interface Given {
  readonly id?: string;
  readonly name?: string;
  readonly clientId?: string;
  readonly tenant?: string;
  readonly ods?: string;
}

/** A first issuer file, and what somebody must still do or look at, in sentences. */
export interface FirstFile {
  readonly id: string;
  readonly file: Readonly<Record<string, unknown>>;
  readonly complete: readonly string[];
  readonly look: readonly string[];
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** The id that a file would have where none is given: the host's name. */
export const idOf = (base: string, given: Given): string => given.id ?? slug(new URL(base).hostname);

/** Makes the file from what a server says of itself. What it cannot know is left out, and named. `day`: when it was read. */
export function firstFile(
  base: string,
  given: Given,
  { discovery, statement }: Server,
  day: string,
): FirstFile {
  const id = idOf(base, given);
  const client = clientOf(discovery, id);
  const scopes = scopesOf(discovery);
  const write = statement.ok ? writeOf(statement.value) : undefined;
  const openidIssuer =
    discovery.issuer !== undefined && discovery.issuer !== base ? discovery.issuer : undefined;
  const has = (name: string) => discovery.capabilities.includes(name);
  return {
    id,
    file: {
      id,
      name: given.name ?? nameOf(statement.ok ? statement.value : undefined, base),
      iss: base,
      ...(given.tenant === undefined
        ? {}
        : {
            tenant: {
              id: slug(given.tenant),
              name: given.tenant,
              ...(given.ods === undefined ? {} : { ods: given.ods }),
            },
          }),
      ...(given.clientId === undefined ? {} : { clientId: given.clientId }),
      ...(client.client === undefined ? {} : { client: client.client }),
      scopes: scopes.scopes,
      ...listed('origins', otherOrigins(base, discovery)),
      frameAncestors: [new URL(base).origin],
      ...(openidIssuer === undefined ? {} : { openidIssuer }),
      settings: [],
      roles: [],
      ...(write === undefined ? {} : { write: write.write }),
      ...(statement.ok
        ? {}
        : { quirks: [{ id: 'no-capability-statement', reason: `${statement.failure} Seen on ${day}.` }] }),
    },
    complete: [
      ...(given.tenant === undefined
        ? ['"tenant": the organisation, its name and ODS code; or "tenants" where this server has several.']
        : []),
      ...(given.clientId === undefined
        ? [
            `"clientId": as the server registers Safelight. npm run issuer -- register ${id} prints what to register.`,
          ]
        : []),
      '"roles": which role codes this EHR gives its people, and what each may do. Without one the gateway refuses the file.',
      '"settings": how its encounters tell where care is given, or "defaultSetting". Without either the clinician is asked.',
      ...client.complete,
    ],
    look: [
      '"frameAncestors" is the server’s own origin: name every origin whose page frames Safelight.',
      ...client.look,
      ...scopes.look,
      ...(write?.look ?? [
        `The capability statement could not be read: ${statement.ok ? '' : statement.failure} "write" is then "transaction", and what fails is said when a concern is written.`,
      ]),
      ...(has('launch-ehr') ? [] : ['It does not say that it launches apps ("launch-ehr").']),
      ...(has('launch-standalone') && has('context-standalone-patient')
        ? [
            'It can ask for the child itself: set "standalone" to true where Safelight may be opened outside it.',
          ]
        : []),
      ...(has('sso-openid-connect') && discovery.jwks_uri !== undefined
        ? []
        : [
            'It names no keys for id_tokens: give "jwksUri", for nobody is let in without a verified id_token.',
          ]),
      ...(discovery.code_challenge_methods_supported.includes('S256')
        ? []
        : ['It does not offer PKCE with S256: no launch will work before it does.']),
      ...(discovery.introspection_endpoint === undefined
        ? [
            'It offers no introspection: a launch is taken only while Safelight is granted no clinical scope at user level.',
          ]
        : []),
    ],
  };
}

const listed = (name: string, values: readonly string[]): Readonly<Record<string, unknown>> =>
  values.length === 0 ? {} : { [name]: values };

function nameOf(statement: Statement | undefined, base: string): string {
  const { name, version } = statement?.software ?? {};
  return [name ?? new URL(base).hostname, version].filter((one) => one !== undefined && one !== '').join(' ');
}

function otherOrigins(base: string, discovery: Discovery): readonly string[] {
  const { authorization_endpoint, token_endpoint, jwks_uri, introspection_endpoint, revocation_endpoint } =
    discovery;
  const addresses = [
    authorization_endpoint,
    token_endpoint,
    jwks_uri,
    introspection_endpoint,
    revocation_endpoint,
  ];
  const origins = addresses.flatMap((url) =>
    url !== undefined && URL.canParse(url, `${base}/`) ? [new URL(url, `${base}/`).origin] : [],
  );
  return [...new Set(origins)].filter((origin) => origin !== new URL(base).origin).sort();
}

/** A public client where it is offered: it needs nothing kept secret. */
function clientOf({ capabilities, ...discovery }: Discovery, id: string) {
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

function scopesOf({ capabilities }: Discovery) {
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
function writeOf({ rest }: Statement) {
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
