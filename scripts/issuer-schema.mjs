/**
 * `npm run issuer-schema`: smart-config/schema/issuer.schema.json, for editors of issuer files, and the client metadata in
 * smart-config/registration/. Run by tsx.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { shippedPack } from '../src/rules/testing-pack.ts';
import { issuerJsonSchema } from './issuer/json-schema.ts';
import { shippedRegistrations } from './issuer/registration.ts';

const files = {
  'schema/issuer.schema.json': issuerJsonSchema(),
  ...Object.fromEntries(
    Object.entries(shippedRegistrations(shippedPack)).map(([name, made]) => [`registration/${name}`, made]),
  ),
};
for (const [name, content] of Object.entries(files)) {
  const file = join(import.meta.dirname, '..', 'smart-config', name);
  mkdirSync(dirname(file), { recursive: true });
  const options = { ...(await resolveConfig(file)), filepath: file };
  writeFileSync(file, await format(JSON.stringify(content), options));
  process.stdout.write(`smart-config/${name}\n`);
}
