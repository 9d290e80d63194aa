/** `npm run fhir-pages`: the tables and examples in docs/fhir/, made from the rules and from what is written. Run by tsx. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { withBlocks } from './fhir-pages/blocks.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'fhir');
for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
  const file = join(folder, name);
  const options = { ...(await resolveConfig(file)), filepath: file };
  writeFileSync(file, await format(withBlocks(readFileSync(file, 'utf8')), options));
}
process.stdout.write('docs/fhir\n');
