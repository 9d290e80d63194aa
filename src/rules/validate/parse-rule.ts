import * as v from 'valibot';
import { fail, succeed, type Result } from '../../domain/result.ts';
import { conditionOf } from '../evaluate.ts';
import { isObject } from '../events/json.ts';
import type { Criterion, Rule, Truth } from '../rule.ts';
import { indexVocabulary, type Vocabulary } from '../vocabulary.ts';
import { checkCriterion } from './criterion.ts';
import { reachableAnswers } from './extremes.ts';
import { checkField } from './fields.ts';
import { fromIssues, type Problem } from './problem.ts';
import { RuleFile } from './schemas.ts';

const answers: readonly (readonly [Truth, string])[] = [
  ['yes', 'matches'],
  ['no', 'does not match'],
  ['unknown', 'cannot tell'],
];

function untested({ tests }: Rule): readonly Problem[] {
  return answers
    .filter(([answer]) => !tests.some(({ expect }) => expect === answer))
    .map(([, said]) => ({
      path: 'tests',
      message: `No test child is expected to give “${said}”.`,
      fix: `Add a test child for whom it gives “${said}”.`,
    }));
}

function oneSided(rule: Rule): readonly Problem[] {
  const reachable = reachableAnswers(conditionOf(rule));
  if (!reachable.has('yes'))
    return [
      { path: 'when', message: 'This can never be so.', fix: 'Look for parts that exclude one another.' },
    ];
  if (!reachable.has('no'))
    return [{ path: 'when', message: 'This is always so.', fix: 'Add what must be seen before it fires.' }];
  return [];
}

/** A rule from JSON, or everything that is wrong with it. What is accepted can be evaluated, said and tested. */
export function parseRule(json: unknown, vocabulary: Vocabulary): Result<Rule, readonly Problem[]> {
  const words = indexVocabulary(vocabulary);
  const read = v.safeParse(RuleFile, json);
  if (!read.success) {
    const condition = isObject(json) && 'when' in json ? checkCriterion(json['when'], 'when', words) : [];
    return fail([...fromIssues(read.issues), ...condition]);
  }
  const { age } = read.output.applies;
  const problems = [
    ...(age === undefined ? [] : checkField(age, 'applies.age', { type: 'ages' }, words)),
    ...checkCriterion(read.output.when, 'when', words),
  ];
  if (problems.length > 0) return fail(problems);
  // Every member of the condition was checked against the table of criteria just now.
  const rule: Rule = { ...read.output, when: read.output.when as Criterion };
  const more = [...oneSided(rule), ...untested(rule)];
  return more.length > 0 ? fail(more) : succeed(rule);
}
