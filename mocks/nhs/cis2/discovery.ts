import { cis2Paths } from './state.ts';

/** OpenID Connect Discovery 1.0, section 3. */
export const openidConfiguration = (origin: string) => ({
  issuer: `${origin}/cis2`,
  authorization_endpoint: origin + cis2Paths.authorize,
  token_endpoint: origin + cis2Paths.token,
  userinfo_endpoint: origin + cis2Paths.userinfo,
  jwks_uri: origin + cis2Paths.jwks,
  revocation_endpoint: origin + cis2Paths.revoke,
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['authorization_code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_post'],
  token_endpoint_auth_signing_alg_values_supported: ['RS512'],
  code_challenge_methods_supported: ['S256'],
  scopes_supported: [
    'openid',
    'profile',
    'nhsperson',
    'associatedorgs',
    'nationalrbacaccess',
    'selectedrole',
  ],
  acr_values_supported: ['AAL1_USERPASS', 'AAL2_ANY', 'AAL2_OR_AAL3_ANY', 'AAL3_ANY'],
  claims_supported: ['sub', 'name', 'given_name', 'family_name', 'uid', 'nhsid_useruid', 'nhsid_nrbac_roles'],
});
