import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { importPKCS8, type CryptoKey } from 'jose';
import * as v from 'valibot';
import type { CpisAuth } from '../../smart-config/schema/cpis-auth.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { ConfigFault } from '../config/fault.ts';
import { readSecret, type SecretSources } from '../config/secrets.ts';

/** A key of this installation: what signs stays here, the public half is for everybody. */
export interface SigningKey {
  readonly kid: string;
  readonly key: CryptoKey;
  readonly publicJwk: PublicJwk;
}

/** RFC 7517, with the public members of an RSA key only. */
interface PublicJwk {
  readonly kid: string;
  readonly kty: 'RSA';
  readonly n: string;
  readonly e: string;
  readonly use: 'sig';
  readonly alg: CpisAuth['algorithm'];
}

/** At least one; the first signs. */
export type SigningKeys = readonly [SigningKey, ...SigningKey[]];

/** RSA keys under 2,048 bits are not taken by the service, nor by the platform's own cryptography. */
const FEWEST_BITS = 2048;
const PublicRsa = v.object({ n: v.string(), e: v.string() });

/** Reads and checks every key. Each fault names the setting, what is wrong and what to do; never the key. */
export async function loadSigningKeys(
  { keys: places, algorithm }: Pick<CpisAuth, 'keys' | 'algorithm'>,
  sources: SecretSources,
): Promise<Result<SigningKeys, readonly ConfigFault[]>> {
  const read = await Promise.all(
    places.map(async ({ kid, privateKeyFile: file, privateKeyEnv: env }, i) => {
      const path = `auth.keys[${i}].privateKey`;
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
const make = 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:4096 -out signing-key.pem';

async function signingKey(
  kid: string,
  text: string,
  alg: CpisAuth['algorithm'],
): Promise<Result<SigningKey, Trouble>> {
  // Where a variable cannot hold line ends they are written as \n.
  const pem = text.replaceAll('\\n', '\n');
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(pem))
    return fail({
      wrong: 'The key is locked with a pass phrase.',
      fix: 'Unlock it: openssl pkcs8 -topk8 -nocrypt -in locked.pem -out signing-key.pem',
    });
  const key = rsaKey(pem);
  if (key === undefined)
    return fail({ wrong: 'It is not an RSA private key in PEM.', fix: `Make one: ${make}` });
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < FEWEST_BITS)
    return fail({
      wrong: `The key has ${bits} bits, fewer than ${FEWEST_BITS}.`,
      fix: `Make a longer one: ${make}`,
    });
  const { n, e } = v.parse(PublicRsa, createPublicKey(key).export({ format: 'jwk' }));
  return succeed({
    kid,
    key: await importPKCS8(key.export({ type: 'pkcs8', format: 'pem' }).toString(), alg),
    publicJwk: { kid, kty: 'RSA', n, e, use: 'sig', alg },
  });
}

function rsaKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}
