import { useEffect, useRef } from 'react';
import type { ApiFailure, Problem } from '../../../api/problem.ts';
import { codeSetDraft, codeSetMove as words } from '../../../text/code-set.ts';
import { notAnswered } from '../../../text/desk-frame.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { failureWords } from '../../../desk/failure-words.ts';
import { linkTo } from '../places.ts';

type FieldProblem = NonNullable<Problem['problems']>[number];

/** Problems by the rule that they are about, which is the first part of their path. */
function byRule(problems: readonly FieldProblem[]): ReadonlyMap<string, readonly FieldProblem[]> {
  const rules = new Map<string, readonly FieldProblem[]>();
  for (const problem of problems) {
    const rule = problem.path.split('.')[0] ?? '';
    rules.set(rule, [...(rules.get(rule) ?? []), problem]);
  }
  return rules;
}

/** Why a draft was not approved or given up; of rules that would answer otherwise, which and what. */
export function MoveRefused({
  why,
  titleOf,
  onReadAgain,
}: {
  readonly why: ApiFailure;
  readonly titleOf: (id: string) => string;
  readonly onReadAgain: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [why]);
  const problems = why.kind === 'refused' ? (why.problem.problems ?? []) : [];
  const changed = why.kind === 'refused' && why.problem.code === 'changed-since';
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h4>{problems.length > 0 ? words.failed : notAnswered.notDone}</h4>
      {problems.length === 0 ? (
        <p>{changed ? codeSetDraft.changedSince : failureWords(why, true)}</p>
      ) : (
        <ul className="changes">
          {[...byRule(problems)].map(([rule, list]) => (
            <li key={rule}>
              <a href={linkTo.rule(rule)}>{titleOf(rule)}</a>
              <ul>
                {list.map(({ path, message, fix }) => (
                  <li key={path + message} className="s">
                    {message} {fix}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {changed && <TextButton onPress={onReadAgain}>{codeSetDraft.readAgain}</TextButton>}
    </div>
  );
}
