import { launchScopes } from './scope-grid.ts';

/** Where the parts of the authorization server are. */
export interface Endpoints {
  readonly authorize: string;
  readonly token: string;
  readonly introspect: string;
  readonly revoke: string;
  readonly jwks: string;
}

export const endpointsOf = (origin: string): Endpoints => ({
  authorize: `${origin}/auth/authorize`,
  token: `${origin}/auth/token`,
  introspect: `${origin}/auth/introspect`,
  revoke: `${origin}/auth/revoke`,
  jwks: `${origin}/auth/jwks`,
});

/** What a client's assertion may be signed with (SMART 2.2, "Client Authentication: Asymmetric"). */
export const assertionAlgorithms = ['RS384', 'ES384'] as const;

/**
 * SMART 2.2, "Metadata". The OpenID issuer is the FHIR base itself, so that an id_token's `iss`, the redirect's `iss`
 * (RFC 9207) and the launch's `iss` are one and the same.
 */
export const smartConfiguration = (base: string, at: Endpoints, methods: readonly string[]) => ({
  issuer: base,
  jwks_uri: at.jwks,
  authorization_endpoint: at.authorize,
  token_endpoint: at.token,
  introspection_endpoint: at.introspect,
  revocation_endpoint: at.revoke,
  token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: assertionAlgorithms,
  grant_types_supported: ['authorization_code', 'refresh_token'],
  response_types_supported: ['code'],
  code_challenge_methods_supported: methods,
  scopes_supported: [...launchScopes, 'patient/*.cruds', 'user/Practitioner.rs', 'user/PractitionerRole.rs'],
  capabilities: [
    'launch-ehr',
    'launch-standalone',
    'authorize-post',
    'client-public',
    'client-confidential-asymmetric',
    'sso-openid-connect',
    'context-banner',
    'context-style',
    'context-ehr-patient',
    'context-ehr-encounter',
    'context-standalone-patient',
    'context-standalone-encounter',
    'permission-online',
    'permission-patient',
    'permission-user',
    'permission-v1',
    'permission-v2',
  ],
});

/** OpenID Connect Discovery 1.0, section 3. */
export const openidConfiguration = (base: string, at: Endpoints) => ({
  issuer: base,
  jwks_uri: at.jwks,
  authorization_endpoint: at.authorize,
  token_endpoint: at.token,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
});
