import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { importPKCS8, type CryptoKey } from 'jose';
import * as v from 'valibot';
import type { SigningKeyPlace } from '../../smart-config/schema/signing-key.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { ConfigFault } from '../config/fault.ts';
import { readSecret, type SecretSources } from '../config/secrets.ts';

type Algorithm = 'RS512' | 'RS384' | 'ES384';

/** A key of this installation: what signs stays here, the public half is for everybody. */
export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
  readonly publicJwk: PublicJwk;
}

/** RFC 7517, with the public members of an RSA or EC key only. */
type PublicJwk = {
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: Algorithm;
} & v.InferOutput<typeof PublicMembers>;

/** At least one; the first signs. */
export type SigningKeys = readonly [SigningKey, ...SigningKey[]];

/** RSA keys under 2,048 bits are not taken by the services, nor by the platform's own cryptography. */
const FEWEST_BITS = 2048;
const PublicMembers = v.variant('kty', [
  v.object({ kty: v.literal('RSA'), n: v.string(), e: v.string() }),
  v.object({ kty: v.literal('EC'), crv: v.string(), x: v.string(), y: v.string() }),
]);

/** Where keys are named: the setting, e.g. `auth.keys`, and what they sign with. */
interface KeySetting {
  readonly path: string;
  readonly keys: readonly v.InferOutput<typeof SigningKeyPlace>[];
  readonly algorithm: Algorithm;
}

/** Reads and checks every key. Each fault names the setting, what is wrong and what to do; never the key. */
export async function loadSigningKeys(
  { path: setting, keys: places, algorithm }: KeySetting,
  sources: SecretSources,
): Promise<Result<SigningKeys, readonly ConfigFault[]>> {
  const read = await Promise.all(
    places.map(async ({ kid, privateKeyFile: file, privateKeyEnv: env }, i) => {
      const path = `${setting}[${i}].privateKey`;
      const text = await readSecret({ path, file, env }, sources);
      if (!text.ok) return text;
      const key = await signingKey(kid, text.value, algorithm);
      return key.ok
        ? key
        : fail({
            file: sources.named.file,
            path: `${path}${env === undefined ? 'File' : 'Env'}`,
            ...key.failure,
          });
    }),
  );
  const faults = read.flatMap((each) => (each.ok ? [] : [each.failure]));
  const [first, ...others] = read.flatMap((each) => (each.ok ? [each.value] : []));
  return faults.length > 0 || first === undefined ? fail(faults) : succeed([first, ...others]);
}

type Trouble = Pick<ConfigFault, 'wrong' | 'fix'>;

/** What each algorithm signs with, and how such a key is made. */
const makes: Readonly<Record<'rsa' | 'ec', { readonly what: string; readonly make: string }>> = {
  rsa: {
    what: 'an RSA private key',
    make: 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:4096 -out signing-key.pem',
  },
  ec: {
    what: 'an EC private key on P-384',
    make: 'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out signing-key.pem',
  },
};
const familyOf = (alg: Algorithm): 'rsa' | 'ec' => (alg === 'ES384' ? 'ec' : 'rsa');

async function signingKey(kid: string, text: string, alg: Algorithm): Promise<Result<SigningKey, Trouble>> {
  // Where a variable cannot hold line ends they are written as \n.
  const pem = text.replaceAll('\\n', '\n');
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(pem))
    return fail({
      wrong: 'The key is locked with a pass phrase.',
      fix: 'Unlock it: openssl pkcs8 -topk8 -nocrypt -in locked.pem -out signing-key.pem',
    });
  const family = familyOf(alg);
  const { what, make } = makes[family];
  const key = privateKey(pem);
  if (key?.asymmetricKeyType !== family || !isOnCurve(key, family))
    return fail({ wrong: `It is not ${what} in PEM.`, fix: `Make one: ${make}` });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? FEWEST_BITS;
  if (bits < FEWEST_BITS)
    return fail({
      wrong: `The key has ${bits} bits, fewer than ${FEWEST_BITS}.`,
      fix: `Make a longer one: ${make}`,
    });
  const members = v.parse(PublicMembers, createPublicKey(key).export({ format: 'jwk' }));
  return succeed({
    kid,
    key: await importPKCS8(key.export({ type: 'pkcs8', format: 'pem' }).toString(), alg),
    publicJwk: { kid, ...members, use: 'sig', alg },
  });
}

/** OpenSSL's name of P-384. */
const isOnCurve = (key: KeyObject, family: 'rsa' | 'ec'): boolean =>
  family === 'rsa' || key.asymmetricKeyDetails?.namedCurve === 'secp384r1';

function privateKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
