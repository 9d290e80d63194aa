import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { describeFault, schemaFaults } from '../../gateway/config/fault.ts';
import { loadRulePack } from '../../gateway/config/rule-pack.ts';
import { Origin, SecureUrl } from '../../smart-config/schema/addresses.ts';
import { IssuerFile } from '../../smart-config/schema/issuer.ts';
import { Registration } from '../../smart-config/schema/registration.ts';
import type { GivenOptions, Shell } from './cli.ts';
import { placeholders, registrationOf } from './registration.ts';

const shipped = resolve(import.meta.dirname, '../../smart-config');
const { client, standalone, scope, scopes, write, neverWrite, quirks, hubs, recordWindow } =
  IssuerFile.entries;
/** What of the file is read: the rest may still be missing, such as the client id, which a registration gives. */
const Registered = v.object({
  client,
  standalone,
  scope,
  scopes,
  write,
  neverWrite,
  quirks,
  hubs,
  recordWindow,
});

/** Prints the client metadata of one issuer, filled in for this site. */
export async function register(
  id: string,
  { url, contact, policy }: GivenOptions,
  folder = shipped,
  { as, out, err }: Shell,
): Promise<0 | 1> {
  if (!v.is(Origin, url)) {
    err(
      'Give --url, where Safelight is reached: https, host and port, without a path, e.g. https://safelight.example',
    );
    return 1;
  }
  if (!v.is(v.optional(SecureUrl), policy)) {
    err('Give --policy in full, with https.');
    return 1;
  }
  const file = join(resolve(folder), 'issuers', `${id}.json`);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    err(`${file}: It cannot be read. Write it with: ${as} add <FHIR base> --id ${id}`);
    return 1;
  }
  const checked = v.safeParse(Registered, parsed(text));
  if (!checked.success) {
    for (const fault of schemaFaults(file, checked.issues)) err(describeFault(fault));
    return 1;
  }
  const pack = await loadRulePack([resolve(folder), shipped]);
  if (!pack.ok) {
    for (const fault of pack.failure) err(describeFault(fault));
    return 1;
  }
  const made = v.safeParse(
    Registration,
    registrationOf(checked.output, pack.value, {
      url,
      policy: policy ?? placeholders.policy,
      contacts: [contact ?? placeholders.contact],
    }),
  );
  if (!made.success) {
    for (const fault of schemaFaults('registration', made.issues)) err(describeFault(fault));
    return 1;
  }
  out(JSON.stringify(made.output, null, 2));
  if (policy === undefined)
    err(`Replace policy_uri: ${placeholders.policy} stands in for your own (--policy).`);
  if (contact === undefined)
    err(`Replace contacts: ${placeholders.contact} stands in for your own (--contact).`);
  return 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
