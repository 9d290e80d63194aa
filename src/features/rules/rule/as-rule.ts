import type { RuleHistory, RuleVersionShape } from '../../../api/rules.ts';
import { checkDraft } from '../../../rules/life-cycle/draft.ts';
import type { Rule } from '../../../rules/rule.ts';
import type { Vocabulary } from '../../../rules/vocabulary.ts';
import { rulePage } from '../../../text/rule-desk-rule.ts';

/** A version's content as the engine reads it; undefined when it can no longer be read. A draft may lack words. */
export function asRule({ content }: RuleVersionShape, vocabulary: Vocabulary): Rule | undefined {
  const checked = checkDraft(content, vocabulary);
  return checked.kept ? checked.rule : undefined;
}

/** The version that a page opens at: the one that is on its way, else what clinicians see, else the last. */
export function firstShown({ versions }: RuleHistory): RuleVersionShape | undefined {
  return versions.find(({ status }) => status !== 'retired') ?? versions[0];
}

/** "waiting for approval" */
export const stateWords = ({ status, submitted }: Pick<RuleVersionShape, 'status' | 'submitted'>): string =>
  rulePage.states[submitted ? 'waiting' : status];

/** A word that a version's content holds, whatever else of it can be read. */
export function wordOf({ content }: RuleVersionShape, name: string): string | undefined {
  const word = content[name];
  return typeof word === 'string' && word.trim() !== '' ? word : undefined;
}
