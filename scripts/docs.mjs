/** `npm run docs`: the tables and examples of docs/ that are made from the product itself. Run by tsx. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { pagesWithBlocks, withBlocks } from './docs/blocks.ts';

for (const file of pagesWithBlocks()) {
  const options = { ...(await resolveConfig(file)), filepath: file };
  writeFileSync(file, await format(withBlocks(readFileSync(file, 'utf8')), options));
  process.stdout.write(`${file}\n`);
}
