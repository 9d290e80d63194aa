import type { RecordIndex } from './record-index.ts';
import type { Because, Criterion, Finding, Missing, Rule, Severity, Truth } from './rule.ts';
import { sentenceOf } from './sentence.ts';
import { decidingLeaves, decisiveMissing, evaluateTree, type DecidingLeaf } from './tree.ts';

const rank: Record<Severity, number> = { high: 0, medium: 1, low: 2 };

const bySeverity = (a: Finding, b: Finding): number =>
  rank[a.rule.severity] - rank[b.rule.severity] || a.rule.title.localeCompare(b.rule.title, 'en');

/** A rule whose setting is known to be another one does not apply. While the setting is not known, every rule does. */
const appliesHere = ({ applies }: Rule, { input }: RecordIndex): boolean =>
  input.setting === undefined || applies.settings === undefined || applies.settings.includes(input.setting);

/** The whole condition of a rule: the ages it applies to and what it looks for. */
export const conditionOf = ({ applies, when }: Pick<Rule, 'applies' | 'when'>): Criterion =>
  applies.age === undefined ? when : { all: [{ age: applies.age }, when] };

/** Whether a finding rests on CP-IS alone, or waits for CP-IS alone. Of an age no one would look for the card. */
function saidByCpis(truth: Truth, leaves: readonly DecidingLeaf[], missing: readonly Missing[]): boolean {
  switch (truth) {
    case 'yes': {
      const others = leaves.filter(({ leaf }) => leaf.name !== 'age');
      return others.length > 0 && others.every(({ leaf }) => leaf.name === 'cpis');
    }
    case 'unknown':
      return missing.length > 0 && missing.every(({ kind }) => kind === 'cpis');
    case 'no':
      return false;
  }
}

/** What one rule says of a record, whatever its status and the care setting. */
export function evaluateRule(rule: Rule, record: RecordIndex): Finding {
  const node = evaluateTree(conditionOf(rule), record);
  const decisive = decisiveMissing(node);
  const outcome = decisive.length > 0 ? { ...node.outcome, missing: decisive } : node.outcome;
  const leaves = outcome.truth === 'no' ? [] : decidingLeaves(node);
  return {
    rule,
    sentence: sentenceOf(rule, record.words),
    outcome,
    decisive: decisive.length > 0,
    because: leaves.map((one): Because => ({
      words: one.leaf.say(record.words),
      truth: one.outcome.truth,
      evidence: one.outcome.evidence,
    })),
    shownBy: saidByCpis(outcome.truth, leaves, outcome.missing) ? 'cpis-card' : 'red-flags',
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
