import * as v from 'valibot';

const Text = v.pipe(v.string(), v.minLength(1, 'Give a value.'));

/** A path, taken from the folder of the file that names it. */
export const SecretFile = v.optional(Text);
/** The name of an environment variable; never the secret itself. */
export const SecretEnv = v.optional(
  v.pipe(
    v.string(),
    v.regex(
      /^SAFELIGHT_SECRET_[A-Z0-9_]+$/,
      'Give the name of an environment variable that begins with SAFELIGHT_SECRET_.',
    ),
  ),
);

/** A key that signs for this installation, in PEM, PKCS#8. It is given once, by file or by environment variable. */
export const SigningKeyPlace = v.strictObject({
  kid: v.pipe(
    Text,
    v.description('Names the key in each assertion and where the public halves are published. Each its own.'),
  ),
  privateKeyFile: v.pipe(
    SecretFile,
    v.description('A file of PEM, PKCS#8, from the folder of this file; or privateKeyEnv.'),
  ),
  privateKeyEnv: v.pipe(
    SecretEnv,
    v.description('Name of an environment variable that holds the PEM: it begins with SAFELIGHT_SECRET_.'),
  ),
});
