import * as v from 'valibot';
import { SecureUrl } from './addresses.ts';

/**
 * What an EHR is told when Safelight is registered: client metadata of RFC 7591, with `launch_uris` for SMART App Launch.
 * An EHR without dynamic registration asks the same in a form.
 */
export const Registration = v.strictObject({
  client_name: v.literal('Safelight'),
  client_uri: SecureUrl,
  logo_uri: SecureUrl,
  policy_uri: SecureUrl,
  contacts: v.pipe(v.array(v.pipe(v.string(), v.email())), v.minLength(1)),
  /** Where an EHR launch begins: the EHR adds `iss` and `launch`. */
  launch_uris: v.tuple([SecureUrl]),
  /** Compared to the letter; no other. */
  redirect_uris: v.tuple([SecureUrl]),
  grant_types: v.array(v.picklist(['authorization_code', 'refresh_token'])),
  response_types: v.tuple([v.literal('code')]),
  scope: v.pipe(v.string(), v.regex(/(^| )launch( |$)/)),
  token_endpoint_auth_method: v.picklist(['none', 'private_key_jwt']),
  token_endpoint_auth_signing_alg: v.optional(v.picklist(['ES384', 'RS384'])),
  jwks_uri: v.optional(SecureUrl),
});
export type Registration = v.InferOutput<typeof Registration>;
