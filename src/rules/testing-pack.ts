import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePack, type PackFile } from './validate/parse-pack.ts';
import { parseTestChildren, type TestChild } from './validate/test-child.ts';

const folder = join(import.meta.dirname, '../../smart-config');
const readOne = (file: string): PackFile => {
  const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return { file, content };
};
const readFolder = (name: string): readonly PackFile[] =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => readOne(join(name, file)));

/** The files of the pack that is shipped, as they are. */
export const shippedFiles = {
  rules: readFolder('rules'),
  codeSets: readFolder('code-sets'),
  eventKinds: readOne('event-kinds.json'),
};

const parsed = parsePack(shippedFiles);
if (!parsed.ok) throw new Error(`The shipped pack is not accepted: ${JSON.stringify(parsed.failure)}`);
export const shippedPack = parsed.value;

/** The children that its rules are tested on. */
export const shippedChildren: readonly TestChild[] = readFolder('rules/children').flatMap(
  ({ file, content }) => {
    const read = parseTestChildren(content, shippedPack);
    if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.failure)}`);
    return read.value;
  },
);
