import { clientOf, scopesOf, writeOf } from './offered.ts';
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

/** Makes the file from what a server says of itself. What it cannot know is left out, and named. `day`: when it was read; `as`: how the command is called. */
export function firstFile(
  base: string,
  given: Given,
  { discovery, statement }: Server,
  { day, as }: { readonly day: string; readonly as: string },
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
        ? [`"clientId": as the server registers Safelight. ${as} register ${id} prints what to register.`]
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
