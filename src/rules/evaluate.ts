import type { RecordIndex } from './record-index.ts';
import type { Criterion, Finding, Rule, Severity } from './rule.ts';
import { sentenceOf } from './sentence.ts';
import { decisiveMissing, evaluateTree } from './tree.ts';

const rank: Record<Severity, number> = { high: 0, medium: 1, low: 2 };

const bySeverity = (a: Finding, b: Finding): number =>
  rank[a.rule.severity] - rank[b.rule.severity] || a.rule.title.localeCompare(b.rule.title, 'en');

/** A rule whose setting is known to be another one does not apply. While the setting is not known, every rule does. */
const appliesHere = ({ applies }: Rule, { input }: RecordIndex): boolean =>
  input.setting === undefined || applies.settings === undefined || applies.settings.includes(input.setting);

/** The whole condition of a rule: the ages it applies to and what it looks for. */
export const conditionOf = ({ applies, when }: Pick<Rule, 'applies' | 'when'>): Criterion =>
  applies.age === undefined ? when : { all: [{ age: applies.age }, when] };

function evaluateRule(rule: Rule, record: RecordIndex): Finding {
  const node = evaluateTree(conditionOf(rule), record);
  const decisive = decisiveMissing(node);
  return {
    rule,
    sentence: sentenceOf(rule, record.words),
    outcome: decisive.length > 0 ? { ...node.outcome, missing: decisive } : node.outcome,
    decisive: decisive.length > 0,
  };
}

/**
 * Evaluates the rules of the given statuses (the active ones, unless told otherwise) that apply in the record's setting:
 * one finding per rule, the most severe first. The same rules and record always give the same findings.
 */
export function evaluate(
  rules: readonly Rule[],
  record: RecordIndex,
  statuses: readonly Rule['status'][] = ['active'],
): readonly Finding[] {
  return rules
    .filter((rule) => statuses.includes(rule.status) && appliesHere(rule, record))
    .map((rule) => evaluateRule(rule, record))
    .toSorted(bySeverity);
}
