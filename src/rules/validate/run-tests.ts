import { conditionOf } from '../evaluate.ts';
import { indexRecord } from '../record-index.ts';
import type { Rule, RuleTest, Truth } from '../rule.ts';
import { evaluateTree } from '../tree.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { TestChild } from './test-child.ts';

/** What one stored test of a rule gave. `no-such-child`: the test names a child that is not there. */
export type TestResult = RuleTest & { readonly got: Truth | 'no-such-child' };

/** Runs the stored tests of a rule, whatever its status. It passes when every `got` is what was expected. */
export function runTests(
  rule: Rule,
  vocabulary: Vocabulary,
  children: readonly TestChild[],
): readonly TestResult[] {
  return rule.tests.map((test) => {
    const child = children.find(({ id }) => id === test.child);
    if (child === undefined) return { ...test, got: 'no-such-child' };
    const { outcome } = evaluateTree(conditionOf(rule), indexRecord(child.record, vocabulary));
    return { ...test, got: outcome.truth };
  });
}
