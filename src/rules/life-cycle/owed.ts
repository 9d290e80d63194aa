import type { Instant } from '../../domain/fetched.ts';
import type { Rule, Truth } from '../rule.ts';
import { parseRule } from '../validate/parse-rule.ts';
import type { Problem } from '../validate/problem.ts';
import { runTests } from '../validate/run-tests.ts';
import type { TestChild } from '../validate/test-child.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { reviewDue, silentRunOf } from './review.ts';

/** What a rule is held to before anybody approves it. */
export interface HeldTo {
  readonly vocabulary: Vocabulary;
  readonly children: readonly TestChild[];
  readonly now: Instant;
}

const inWords: Record<Truth | 'no-such-child', string> = {
  yes: 'yes, it fires',
  no: 'no, it does not fire',
  unknown: 'cannot tell',
  'no-such-child': 'nothing: there is no such child',
};

function failedTests(rule: Rule, { vocabulary, children }: HeldTo): readonly Problem[] {
  return runTests(rule, vocabulary, children).flatMap(({ child, expect, got }, i) => {
    if (got === expect) return [];
    const title = children.find(({ id }) => id === child)?.title ?? child;
    return [
      {
        path: `tests[${i}]`,
        message: `“${title}” should give ${inWords[expect]}; it gives ${inWords[got]}.`,
        fix:
          got === 'no-such-child'
            ? 'Add the child, or choose another.'
            : 'Change the rule, or what is expected.',
      },
    ];
  });
}

/**
 * What stands between a rule and its approval: it must be one that the engine can evaluate, with a graded guideline and
 * a test child for each answer that it can give; every test child must answer as agreed; its review must lie ahead.
 */
export function owedForApproval(content: unknown, heldTo: HeldTo): readonly Problem[] {
  const parsed = parseRule(content, heldTo.vocabulary);
  if (!parsed.ok) return parsed.failure;
  const rule = parsed.value;
  const review: readonly Problem[] =
    reviewDue(rule.reviewBy, heldTo.now) === 'overdue'
      ? [{ path: 'reviewBy', message: 'The review date has passed.', fix: 'Give a date that lies ahead.' }]
      : [];
  return [...failedTests(rule, heldTo), ...review];
}

/** What stands between a silent version and clinicians: the same as before, and its silent run. */
export function owedForShowing(
  content: unknown,
  heldTo: HeldTo,
  silentSince: Instant,
  override?: string,
): readonly Problem[] {
  const { days, wanted, done } = silentRunOf(silentSince, heldTo.now);
  const run: readonly Problem[] =
    done || override !== undefined
      ? []
      : [
          {
            path: 'silentRun',
            message: `It has run silently for ${days} of ${wanted} days.`,
            fix: 'Wait, or let the one who approves say why it is shown sooner.',
          },
        ];
  return [...owedForApproval(content, heldTo), ...run];
}
