import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { concernBundle } from '../../src/fhir/write/concern-bundle.ts';
import { sampleConcern, sampleInput } from '../../src/fhir/write/sample-concern.ts';
import { dataNeeds } from '../../src/rules/needs.ts';
import { shippedPack } from '../../src/rules/testing-pack.ts';
import { launchWords } from '../../src/text/launch.ts';
import { docs, pagesWithBlocks, withBlocks } from './blocks.ts';

const hyphened = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
const read = (name: string): string => readFileSync(join(docs, name), 'utf8');
const all = [
  ...readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  'README.md',
  'CONTRIBUTING.md',
];

describe('the documentation', () => {
  it.each(pagesWithBlocks().map((file) => relative(docs, file)))(
    '%s is current: `npm run docs` makes it anew',
    async (name) => {
      const file = join(docs, name);
      const options = { ...(await resolveConfig(file)), filepath: file };
      expect(await format(withBlocks(read(name)), options)).toBe(read(name));
    },
  );

  it('has a page for every type that the rules read and that a concern is written as', () => {
    const needed = dataNeeds(shippedPack.rules, shippedPack.eventKinds).map(({ resource }) => resource);
    const written = (concernBundle(sampleInput(sampleConcern)).entry ?? []).flatMap(
      ({ resource }) => resource?.resourceType ?? [],
    );
    const wanted = ['Patient', 'Encounter', 'Practitioner', 'PractitionerRole', ...needed, ...written];
    for (const name of new Set(wanted.map(hyphened))) {
      expect(existsSync(join(docs, `fhir/${name}.md`)), name).toBe(true);
      expect(read('fhir/README.md')).toContain(`(${name}.md`);
    }
  });

  it('says of every screen of a failed launch what to do, by its code', () => {
    for (const [kind, { code }] of Object.entries(launchWords))
      expect(read('troubleshooting.md')).toMatch(new RegExp(`### ${code}\\b[\\s\\S]*made: failure ${kind} `));
  });

  it('says of every refusal of a session why, by its name', () => {
    const folder = join(docs, '../gateway/sessions');
    const names = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap((name) => [
        ...readFileSync(join(folder, name), 'utf8').matchAll(/refusal\(\s*\d+,\s*'([a-z-]+)'/g),
      ])
      .map(([, name]) => name);
    expect(names.length).toBeGreaterThan(20);
    for (const name of new Set(names)) expect(read('troubleshooting.md')).toContain(`\`${name}\``);
  });

  it.each(all)('%s links only to what is there', (name) => {
    const file = join(docs, '..', name);
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g))
      expect(existsSync(join(dirname(file), target)), target).toBe(true);
  });
});
