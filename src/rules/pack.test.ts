import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wrongWithConceptId } from './validate/sctid.ts';
import { parsePack, type PackFile } from './validate/parse-pack.ts';
import { runTests } from './validate/run-tests.ts';
import { parseTestChildren } from './validate/test-child.ts';
import { dataNeeds } from './needs.ts';
import { sentence } from './sentence.ts';

const folder = join(import.meta.dirname, '../../smart-config');
const readOne = (file: string): PackFile => {
  const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return { file, content };
};
const readFolder = (name: string): readonly PackFile[] =>
  readdirSync(join(folder, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => readOne(join(name, file)));

const parsed = parsePack({
  rules: readFolder('rules'),
  codeSets: readFolder('code-sets'),
  eventKinds: readOne('event-kinds.json'),
});

describe('the pack that is shipped', () => {
  it('is accepted', () => {
    expect(parsed.ok ? [] : parsed.failure).toEqual([]);
  });
  if (!parsed.ok) return;
  const pack = parsed.value;
  const children = readFolder('rules/children').flatMap(({ file, content }) => {
    const read = parseTestChildren(content, pack);
    expect([file, read.ok ? [] : read.failure]).toEqual([file, []]);
    return read.ok ? read.value : [];
  });

  it.each(pack.rules.map((rule) => [rule.id, rule] as const))('%s passes its tests', (_, rule) => {
    const failed = runTests(rule, pack, children).filter(({ got, expect: wanted }) => got !== wanted);
    expect(failed).toEqual([]);
  });

  it('gives every rule test children of its own', () => {
    expect(new Set(children.map(({ id }) => id)).size).toBe(children.length);
    const used = new Set(pack.rules.flatMap(({ tests }) => tests.map(({ child }) => child)));
    expect(children.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it('names each file after what is in it', () => {
    const ids = [...pack.rules, ...pack.codeSets].map(({ id }) => `${id}.json`).sort();
    const files = [...readFolder('rules'), ...readFolder('code-sets')].map(
      ({ file }) => file.split('/').at(-1) ?? '',
    );
    expect(files.sort()).toEqual(ids);
  });

  it('has sound SNOMED CT ids only', () => {
    const ids = pack.codeSets
      .flatMap(({ concepts }) => concepts)
      .flatMap((concept) => [concept, ...(concept.site ? [concept.site] : [])])
      .filter(({ system }) => system === 'http://snomed.info/sct')
      .map(({ code }) => [code, wrongWithConceptId(code)]);
    expect(ids.length).toBeGreaterThan(200);
    expect(ids.filter(([, wrong]) => wrong !== undefined)).toEqual([]);
  });

  it('counts every narrower injury as an injury', () => {
    const codes = (id: string) =>
      pack.codeSets.find((set) => set.id === id)?.concepts.map(({ code }) => code) ?? [];
    const all = new Set(codes('injury'));
    for (const narrower of ['bruise', 'fracture', 'burn', 'human-bite', 'intracranial-injury'])
      expect(codes(narrower).filter((code) => !all.has(code))).toEqual([]);
  });

  it('marks rules of the United States and of research, and shows none of them', () => {
    const others = pack.rules.filter(({ guideline }) => ['us', 'research'].includes(guideline.grade));
    expect(others.map(({ id, status }) => [id, status])).toEqual([
      ['household-strain', 'silent'],
      ['ten-four', 'draft'],
    ]);
  });

  it('says what each rule looks for', () => {
    expect(pack.rules.map((rule) => `${rule.id}: ${sentence(rule, pack)}`)).toMatchSnapshot();
  });

  it('asks for no more than the active rules need', () => {
    expect(dataNeeds(pack.rules, pack.eventKinds)).toMatchSnapshot();
  });
});
