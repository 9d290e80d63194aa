import { join } from 'node:path';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { Configuration } from '../config/configuration.ts';
import type { ConfigFault } from '../config/fault.ts';
import type { SecretSources } from '../config/secrets.ts';
import { loadSigningKeys, type SigningKeys } from '../signing/signing-keys.ts';

/** The keys of each confidential client, by the id of its issuer's file. */
export type ClientKeys = ReadonlyMap<string, SigningKeys>;

/** Where the keys of an issuer are: those of several organisations in one file are the same. */
export const keysName = ({ fileId, id }: Pick<Issuer, 'fileId' | 'id'>): string => fileId ?? id;

/** Reads the key of every confidential client, and answers every fault at once. */
export async function readClientKeys(
  { issuers }: Pick<Configuration, 'issuers'>,
  env: SecretSources['env'],
): Promise<Result<ClientKeys, readonly ConfigFault[]>> {
  const keys = new Map<string, SigningKeys>();
  const faults: ConfigFault[] = [];
  const named = new Map(issuers.map((issuer) => [keysName(issuer), issuer]));
  for (const [name, { client }] of named) {
    if (client.kind === 'public') continue;
    const file = join('issuers', `${name}.json`);
    // Files of keys are named in full by now: see `expandIssuer`.
    const read = await loadSigningKeys(
      { path: 'client.keys', keys: client.keys, algorithm: client.algorithm },
      { named: { file, folder: '.' }, env },
    );
    if (!read.ok) faults.push(...read.failure);
    else {
      faults.push(...clashes(file, read.value, keys));
      keys.set(name, read.value);
    }
  }
  return faults.length > 0 ? fail(faults) : succeed(keys);
}

/** All keys are published in one list, where a name stands for one key. */
function clashes(file: string, keys: SigningKeys, others: ClientKeys): readonly ConfigFault[] {
  const known = [...others].flatMap(([name, theirs]) => theirs.map((key) => ({ name, key })));
  return keys.flatMap(({ kid, publicJwk }, i) => {
    const other = known.find(
      ({ key }) => key.kid === kid && JSON.stringify(key.publicJwk) !== JSON.stringify(publicJwk),
    );
    return other === undefined
      ? []
      : [
          {
            file,
            path: `client.keys[${i}].kid`,
            wrong: `${join('issuers', `${other.name}.json`)} has another key of the name "${kid}".`,
            fix: 'Give each key its own name.',
          },
        ];
  });
}
