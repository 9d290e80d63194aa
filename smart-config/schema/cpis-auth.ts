import * as v from 'valibot';
import { SecureUrl } from './issuer.ts';

const Text = v.pipe(v.string(), v.minLength(1, 'Give a value.'));

/** A path, taken from the folder of `cpis.json`. */
const SecretFile = v.optional(Text);
/** The name of an environment variable; never the secret itself. */
const SecretEnv = v.optional(
  v.pipe(
    v.string(),
    v.regex(
      /^SAFELIGHT_SECRET_[A-Z0-9_]+$/,
      'Give the name of an environment variable that begins with SAFELIGHT_SECRET_.',
    ),
  ),
);

/** A key that signs for this installation: RSA, PEM, PKCS#8. It is given once, by file or by environment variable. */
const SigningKeyPlace = v.strictObject({
  /** Names the key in each assertion and at `GET /nhs/jwks.json`. */
  kid: Text,
  privateKeyFile: SecretFile,
  privateKeyEnv: SecretEnv,
});

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
