import { describe, expect, it } from 'vitest';
import { dataNeeds } from './needs.ts';
import { sentence } from './sentence.ts';
import { shippedChildren as children, shippedFiles, shippedPack as pack } from './testing-pack.ts';
import { runTests } from './validate/run-tests.ts';
import { wrongWithConceptId } from './validate/sctid.ts';

/** Rules whose guidance was read in its own words; every other says in its caution what was not, or what is local. */
const read = ['cpis-plan', 'family-member-on-plan', 'fgm-report', 'looked-after', 'plan-in-record'];
/** Groups of the care settings that there are. */
const groups = ['emergency', 'urgent', 'ward', 'maternity', 'gp', 'community', 'mental-health'];
const plainSentence = /^\p{Lu}.+\.$/u;

describe('the pack that is shipped', () => {
  it.each(pack.rules.map((rule) => [rule.id, rule] as const))('%s passes its tests', (_, rule) => {
    const failed = runTests(rule, pack, children).filter(({ got, expect: wanted }) => got !== wanted);
    expect(failed).toEqual([]);
  });

  it.each(pack.rules.map((rule) => [rule.id, rule] as const))('%s says all that a rule owes', (id, rule) => {
    const { guideline, applies, tests } = rule;
    expect(sentence(rule, pack)).toMatch(plainSentence);
    expect(sentence(rule, pack)).not.toMatch(/undefined|FHIR|SNOMED|Condition|Encounter/);
    for (const text of [rule.why, rule.advice, rule.toAsk]) expect(text).toMatch(plainSentence);
    expect((applies.settings ?? groups).filter((group) => !groups.includes(group))).toEqual([]);
    expect(rule.owner).not.toBe('');
    // Reviewed at least every two years after it was written.
    expect(rule.reviewBy > '2026-11-20' && rule.reviewBy <= '2028-11-20').toBe(true);
    if (!read.includes(id)) expect(guideline.caution).toMatch(/\.$/);
    if (guideline.url === undefined) expect(guideline.caution).toMatch(/\baddress\b/);
    else expect(guideline.url).toMatch(/^https:\/\//);
    if (['national', 'law'].includes(guideline.grade)) expect(guideline.title).not.toMatch(/local/i);
    // One child of its own for whom it fires; for each answer at least one child.
    const own = (answer: string) =>
      tests.filter(({ child, expect: wanted }) => wanted === answer && child !== '');
    expect(['yes', 'no', 'unknown'].filter((answer) => own(answer).length === 0)).toEqual([]);
    expect(own('yes').some(({ child }) => !['nothing-recorded', 'nothing-shared'].includes(child))).toBe(
      true,
    );
  });

  it('has at least 28 rules, most of them national, and says which are local', () => {
    expect(pack.rules.length).toBeGreaterThanOrEqual(28);
    const count = (...grades: readonly string[]) =>
      pack.rules.filter(({ guideline }) => grades.includes(guideline.grade)).length;
    expect(count('national', 'law')).toBeGreaterThan(pack.rules.length / 2);
    for (const { guideline } of pack.rules.filter((rule) => rule.guideline.grade === 'local'))
      expect(guideline.caution).toMatch(/local|differ|adjust/i);
  });

  it('gives every rule test children of its own', () => {
    expect(new Set(children.map(({ id }) => id)).size).toBe(children.length);
    const used = new Set(pack.rules.flatMap(({ tests }) => tests.map(({ child }) => child)));
    expect(children.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it('names each file after what is in it', () => {
    const ids = [...pack.rules, ...pack.codeSets].map(({ id }) => `${id}.json`).sort();
    const files = [...shippedFiles.rules, ...shippedFiles.codeSets].map(
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
