import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { concernBundle } from '../../src/fhir/write/concern-bundle.ts';
import { sampleConcern, sampleInput } from '../../src/fhir/write/sample-concern.ts';
import { dataNeeds } from '../../src/rules/needs.ts';
import { shippedPack } from '../../src/rules/testing-pack.ts';
import { withBlocks } from './blocks.ts';

const folder = join(import.meta.dirname, '../../docs/fhir');
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
const hyphened = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

describe('the pages of FHIR resources', () => {
  it.each(pages)('%s is current: `npm run fhir-pages` makes it anew', async (name) => {
    const file = join(folder, name);
    const page = readFileSync(file, 'utf8');
    const options = { ...(await resolveConfig(file)), filepath: file };
    expect(await format(withBlocks(page), options)).toBe(page);
  });

  it('are there for every type that the rules read and that a concern is written as', () => {
    const read = dataNeeds(shippedPack.rules, shippedPack.eventKinds).map(({ resource }) => resource);
    const written = (concernBundle(sampleInput(sampleConcern)).entry ?? []).flatMap(
      ({ resource }) => resource?.resourceType ?? [],
    );
    const wanted = ['Patient', 'Encounter', 'Practitioner', 'PractitionerRole', ...read, ...written];
    const index = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const name of new Set(wanted.map(hyphened))) {
      expect(pages).toContain(`${name}.md`);
      expect(index).toContain(`(${name}.md)`);
    }
  });

  it.each(pages)('%s links only to what is there', (name) => {
    const page = readFileSync(join(folder, name), 'utf8');
    for (const [, target = ''] of page.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      expect(existsSync(join(dirname(join(folder, name)), target)), target).toBe(true);
  });
});
