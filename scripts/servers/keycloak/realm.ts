import { ehrUsers, userReference } from '../../../mocks/ehr/users.ts';

interface Mapper {
  readonly name: string;
  readonly protocol: 'openid-connect';
  readonly protocolMapper: string;
  readonly config: Readonly<Record<string, string>>;
}

const mapper = (name: string, protocolMapper: string, config: Readonly<Record<string, string>>): Mapper => ({
  name,
  protocol: 'openid-connect',
  protocolMapper,
  config: { 'access.token.claim': 'true', 'introspection.token.claim': 'true', ...config },
});

const clientScope = (name: string, ...protocolMappers: readonly Mapper[]) => ({
  name,
  protocol: 'openid-connect',
  attributes: { 'include.in.token.scope': 'true', 'display.on.consent.screen': 'false' },
  protocolMappers,
});

/** What stands behind every token, whatever was asked: whom it is of, and the launch. */
const always = 'smart';

export interface RealmParts {
  /** Where the app lives: its redirect address and, for a confidential client, its keys. */
  readonly app: string;
  /** All that any client asks for, beside `openid`. */
  readonly scopes: readonly string[];
  /** Where the mapper asks what a launch stands for. */
  readonly contexts: string;
  /** Of everybody who signs in; made for this run. */
  readonly password: string;
  /** Of the front, which asks what a token stands for. */
  readonly secret: string;
  /** Seconds. */
  readonly tokenLife: number;
}

/** Keycloak as a SMART authorization server: its realm, in Keycloak's own representation. */
export function realm({ app, scopes, contexts, password, secret, tokenLife }: RealmParts) {
  const asked = scopes.filter((scope) => scope !== 'openid');
  const client = {
    redirectUris: [`${app}/`],
    webOrigins: [app],
    standardFlowEnabled: true,
    directAccessGrantsEnabled: false,
    fullScopeAllowed: false,
    defaultClientScopes: [always],
    optionalClientScopes: asked,
  };
  return {
    realm: 'safelight',
    enabled: true,
    sslRequired: 'none',
    accessTokenLifespan: tokenLife,
    clientScopes: [
      clientScope(
        always,
        mapper('sub', 'oidc-sub-mapper', {}),
        mapper('launch', 'smart-launch-context', { contexts }),
      ),
      ...asked.map((scope) =>
        scope === 'fhirUser'
          ? clientScope(
              scope,
              mapper('fhirUser', 'oidc-usermodel-attribute-mapper', {
                'user.attribute': 'fhirUser',
                'claim.name': 'fhirUser',
                'jsonType.label': 'String',
                'id.token.claim': 'true',
              }),
            )
          : clientScope(scope),
      ),
    ],
    clients: [
      {
        ...client,
        clientId: 'safelight',
        publicClient: true,
        attributes: { 'pkce.code.challenge.method': 'S256' },
      },
      {
        ...client,
        clientId: 'safelight-confidential',
        publicClient: false,
        clientAuthenticatorType: 'client-jwt',
        attributes: {
          'pkce.code.challenge.method': 'S256',
          'use.jwks.url': 'true',
          'jwks.url': `${app}/smart/jwks.json`,
          'token.endpoint.auth.signing.alg': 'ES384',
        },
      },
      { clientId: 'front', secret, publicClient: false, standardFlowEnabled: false, defaultClientScopes: [] },
    ],
    users: ehrUsers.map(({ id, given, family }) => ({
      username: id,
      enabled: true,
      firstName: given,
      lastName: family,
      email: `${id}@testshire.example`,
      emailVerified: true,
      attributes: { fhirUser: [userReference(id)] },
      credentials: [{ type: 'password', value: password, temporary: false }],
    })),
    components: {
      'org.keycloak.userprofile.UserProfileProvider': [
        {
          providerId: 'declarative-user-profile',
          config: {
            'kc.user.profile.config': [
              JSON.stringify({
                attributes: ['username', 'email', 'firstName', 'lastName'].map((name) => ({
                  name,
                  permissions: { view: ['admin', 'user'], edit: ['admin'] },
                })),
                unmanagedAttributePolicy: 'ENABLED',
              }),
            ],
          },
        },
      ],
    },
  };
}
