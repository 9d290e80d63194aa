import { parsePack, type PackFile } from '../../src/rules/validate/parse-pack.ts';
import type { Problem } from '../../src/rules/validate/problem.ts';
import type { StoredVersion } from '../store/rule-versions.ts';
import { ruleOf, type Book } from './book.ts';

const file = (version: StoredVersion): PackFile => ({ file: version.id, content: ruleOf(version) });

/**
 * What a version would do to the pack it joins: one id is one question, in every rule that asks it. Other rules are those
 * that clinicians see. What is wrong with one of those is not this version's fault.
 */
export function otherQuestions(version: StoredVersion, { rules, vocabulary }: Book): readonly Problem[] {
  const others = rules.filter(({ id, status }) => status === 'active' && id !== version.id);
  const pack = parsePack({
    rules: [...others.map(file), file(version)],
    codeSets: vocabulary.codeSets.map((set) => ({ file: set.id, content: set })),
    eventKinds: { file: 'event-kinds.json', content: vocabulary.eventKinds },
  });
  return pack.ok ? [] : pack.failure.filter((problem) => problem.file === version.id);
}
