import type { FieldProblem } from '../../src/api/problem.ts';
import type * as v from 'valibot';
import type { MoveRefusal } from '../../src/rules/life-cycle/history.ts';
import type { Problem } from '../../src/rules/validate/problem.ts';
import { refusal, type Refusal } from '../http/problem.ts';

/** Problems as the contract has them. */
export const fieldProblems = (problems: readonly Problem[]): v.InferOutput<typeof FieldProblem>[] =>
  problems.map(({ path, message, fix }) => ({ path, message, fix }));

/** What is wrong with what was sent, each beside its field, in the validator's words. */
export function refusedFields(message: string, problems: readonly Problem[]): Refusal {
  const [first] = problems;
  const one = refusal(422, 'rule-not-sound', message, {
    ...(first === undefined ? {} : { field: first.path, fix: `${first.message} ${first.fix}` }),
  });
  return { ...one, problem: { ...one.problem, problems: fieldProblems(problems) } };
}

export const noSuchRule: Refusal = refusal(404, 'no-such-rule', 'There is no such rule.');

export const changedSince: Refusal = refusal(409, 'changed-since', 'It has been changed since you read it.', {
  fix: 'Read it again.',
});

/** Why a move may not be made, in words. */
export function refusedMove(why: MoveRefusal): Refusal {
  switch (why) {
    case 'no-such-version':
      return refusal(404, why, 'There is no such version.');
    case 'changed-since':
      return changedSince;
    case 'not-a-draft':
      return refusal(409, why, 'This version is no longer a draft.', { fix: 'Begin a new version.' });
    case 'not-submitted':
      return refusal(409, why, 'Nobody has asked for this version to be approved.', {
        fix: 'Let its author ask for approval.',
      });
    case 'not-silent':
      return refusal(409, why, 'Only a version that runs silently can be shown to clinicians.', {
        fix: 'Let it run silently first.',
      });
    case 'own-version':
      return refusal(403, why, 'You wrote some of this version, so you cannot approve it.', {
        fix: 'Ask a second person.',
      });
    case 'retired':
      return refusal(409, why, 'This version is retired.', { fix: 'Begin a new version.' });
  }
}
