import { isAbsolute, join, relative, resolve } from 'node:path';
import * as v from 'valibot';
import { SecureUrl } from '../../smart-config/schema/addresses.ts';
import type { GivenOptions, Shell } from './cli.ts';
import { firstFile, idOf, type Given } from './first-file.ts';
import { putFile } from './put-file.ts';
import { readServer } from './server.ts';

const root = resolve(import.meta.dirname, '../..');
const shipped = join(root, 'smart-config');

/** Writes a first issuer file for the server at a FHIR base. What is not known is said, not guessed. */
export async function add(
  address: string,
  options: GivenOptions,
  folder = shipped,
  { fetch, now, as, out, err }: Shell,
): Promise<0 | 1> {
  const base = address.replace(/\/+$/, '');
  const checked = v.safeParse(SecureUrl, base);
  if (!checked.success || /[?#]/.test(base)) {
    err(
      `"${address}" is no FHIR base. ${checked.success ? 'Give it without ? and #.' : checked.issues[0].message}`,
    );
    return 1;
  }
  const { 'client-id': clientId, id, name, tenant, ods } = options;
  const given: Given = {
    ...(id === undefined ? {} : { id }),
    ...(name === undefined ? {} : { name }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(ods === undefined ? {} : { ods }),
  };
  if (!/^[a-z0-9][a-z0-9-]*$/.test(idOf(base, given))) {
    err(`"${idOf(base, given)}" is no id: use small letters, digits and hyphens.`);
    return 1;
  }
  if (ods !== undefined && tenant === undefined) {
    err('--ods needs --tenant: whose code it is.');
    return 1;
  }
  const server = await readServer(base, fetch);
  if (!server.ok) {
    err(server.failure);
    err(
      'Nothing was written. An EHR publishes .well-known/smart-configuration below its FHIR base (SMART App Launch 2.2).',
    );
    return 1;
  }
  const made = firstFile(base, given, server.value, { day: now().toISOString().slice(0, 10), as });
  const file = join(resolve(folder), 'issuers', `${made.id}.json`);
  const put = await putFile(file, `${JSON.stringify({ ...editorHelp(file), ...made.file }, null, 2)}\n`);
  if (!put.ok) {
    err(`${file}: ${put.failure}`);
    return 1;
  }
  out(file);
  out('');
  out('To complete before the gateway takes it:');
  for (const line of made.complete) out(`  - ${line}`);
  out('');
  out('To look at:');
  if (address !== base)
    out('  - "iss" was written without the slash at its end. Where the EHR sends one, add it.');
  for (const line of made.look) out(`  - ${line}`);
  out('');
  out(`Then: ${as} check ${folder === shipped ? '' : folder}`.trimEnd());
  return 0;
}

/** Where an editor finds the schema; a folder elsewhere has none to name that would last. */
function editorHelp(file: string): { readonly $schema?: string } {
  const inside = relative(shipped, file);
  return inside.startsWith('..') || isAbsolute(inside) ? {} : { $schema: '../schema/issuer.schema.json' };
}
