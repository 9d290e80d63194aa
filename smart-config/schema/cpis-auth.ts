import * as v from 'valibot';
import { SecureUrl } from './addresses.ts';
import { SecretEnv, SecretFile, SigningKeyPlace } from './signing-key.ts';

const Text = v.pipe(v.string(), v.minLength(1, 'Give a value.'));

/** NHS Care Identity Service 2: where a person signs in to the NHS with a smartcard, a security key or an app. */
const Cis2 = v.strictObject({
  /** As CIS2 calls itself; its addresses are read from `<issuer>/.well-known/openid-configuration`. */
  issuer: SecureUrl,
  /** Of the registration with CIS2, which is not the API platform's. */
  clientId: Text,
  /** `<this gateway>/nhs/signed-in`, as registered. */
  redirectUri: SecureUrl,
  scope: v.optional(Text, 'openid profile nhsperson associatedorgs nationalrbacaccess selectedrole'),
  /** How strongly the person must prove who they are, e.g. `AAL2_OR_AAL3_ANY`. */
  acrValues: v.optional(Text),
  clientAuth: v.optional(v.picklist(['private_key_jwt', 'client_secret_post']), 'private_key_jwt'),
  clientSecretFile: SecretFile,
  clientSecretEnv: SecretEnv,
  /** The header that carries the role profile id of the person to CP-IS. */
  roleHeader: v.optional(Text, 'NHSD-Session-URID'),
});
export type Cis2 = v.InferOutput<typeof Cis2>;

/** `auth` of `cpis.json`: how the NHS knows who asks. */
export const CpisAuth = v.strictObject({
  /** `application`: this installation alone. `user`: the person, signed in with CIS2, through this installation. */
  mode: v.optional(v.picklist(['application', 'user']), 'application'),
  tokenUrl: SecureUrl,
  /** The API key of the registered application; `iss` and `sub` of the assertion. */
  clientId: Text,
  /** The first signs; all are published. To change keys, add the new one last, later move it to the front. */
  keys: v.pipe(v.array(SigningKeyPlace), v.minLength(1, 'Give at least one key.')),
  algorithm: v.optional(v.picklist(['RS512']), 'RS512'),
  cis2: v.optional(Cis2),
});
export type CpisAuth = v.InferOutput<typeof CpisAuth>;
