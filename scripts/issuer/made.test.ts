import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { shippedPack } from '../../src/rules/testing-pack.ts';
import { issuerFieldNames, issuerFields } from '../docs/issuer-fields.ts';
import { issuerJsonSchema } from './json-schema.ts';
import { shippedRegistrations } from './registration.ts';

const config = join(import.meta.dirname, '../../smart-config');

describe('what is made from the schema and the rules', () => {
  const shown = async (name: string, content: unknown): Promise<string> =>
    format(JSON.stringify(content), { ...(await resolveConfig(join(config, name))), filepath: name });

  it.each<readonly [string, unknown]>([
    ['schema/issuer.schema.json', issuerJsonSchema()] as const,
    ...Object.entries(shippedRegistrations(shippedPack)).map(
      ([name, made]) => [`registration/${name}`, made] as const,
    ),
  ])('%s is current: `npm run issuer-schema` makes it anew', async (name, content) => {
    expect(await readFile(join(config, name), 'utf8')).toBe(await shown(name, content));
  });

  it('gives every field of an issuer file its words, at every depth', () => {
    for (const name of issuerFieldNames())
      for (const row of issuerFields(name).split('\n').slice(2)) expect(row, row).toMatch(/\| [^|]{8,} \|$/);
  });

  it('documents every field', async () => {
    const page = await readFile(join(config, '../docs/issuers.md'), 'utf8');
    for (const name of issuerFieldNames()) expect(page, name).toContain(`| \`${name}\``);
  });
});
