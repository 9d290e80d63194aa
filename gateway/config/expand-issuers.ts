import { dirname, resolve } from 'node:path';
import type { Issuer, IssuerFile } from '../../smart-config/schema/issuer.ts';
import type { Found } from './found.ts';

/**
 * An issuer file as the gateway uses it: one issuer, or one for each organisation behind its `iss`, each with an id of
 * its own. Keys are named from the file's folder here, because nothing afterwards knows that folder.
 */
export function expandIssuer({ file, value }: Found<IssuerFile>): readonly Issuer[] {
  const { $schema: _, tenant, tenants = [], client, ...rest } = value;
  const shared = { ...rest, client: withKeysOf(dirname(file), client) };
  return [
    ...(tenant === undefined ? [] : [{ ...shared, tenant }]),
    ...tenants.map((one) => ({
      ...shared,
      id: `${value.id}--${one.id}`,
      fileId: value.id,
      tenant: one,
    })),
  ];
}

const withKeysOf = (folder: string, client: Issuer['client']): Issuer['client'] =>
  client.kind === 'public'
    ? client
    : {
        ...client,
        keys: client.keys.map(({ privateKeyFile, ...key }) => ({
          ...key,
          ...(privateKeyFile === undefined ? {} : { privateKeyFile: resolve(folder, privateKeyFile) }),
        })),
      };
