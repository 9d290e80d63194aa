/** `npm run rules-reference`: docs/rules-reference.md, made from the table of criteria. Run by tsx. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { shippedPack } from '../src/rules/testing-pack.ts';
import { criterionReference } from '../src/text/criterion-reference-page.ts';

const file = join(import.meta.dirname, '..', 'docs', 'rules-reference.md');
const options = await resolveConfig(file);
writeFileSync(file, await format(criterionReference(shippedPack), { ...options, filepath: file }));
process.stdout.write('docs/rules-reference.md\n');
