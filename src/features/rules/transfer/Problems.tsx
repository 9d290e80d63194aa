import type { FieldProblem } from './problem-place.ts';
import { placeOfProblem } from './problem-place.ts';
import { fieldName } from '../../../text/rule-desk-fields.ts';
import { taking } from '../../../text/rule-desk-transfer.ts';

/** Why a file was not taken in: by rule, and in each by the part that is wrong. */
export function Problems({
  problems,
  ids,
}: {
  readonly problems: readonly FieldProblem[];
  readonly ids: readonly (string | undefined)[];
}) {
  const placed = problems.map((problem) => ({ problem, ...placeOfProblem(problem.path) }));
  const rules = [...new Set(placed.map(({ rule }) => rule))];
  return (
    <ul className="stack">
      {rules.map((rule) => {
        const id = rule === undefined ? undefined : ids[rule];
        const name =
          rule === undefined
            ? taking.elsewhere
            : id === undefined
              ? taking.nth(rule + 1)
              : taking.place(rule + 1, id);
        return (
          <li key={rule ?? 'file'}>
            <b className="strong">{name}</b>
            <ul className="bullets s">
              {placed
                .filter((one) => one.rule === rule)
                .map(({ problem: { message, fix }, field }, i) => (
                  <li key={`${field} ${i}`}>
                    {rule !== undefined && `${fieldName(field)}: `}
                    {message} {fix}
                  </li>
                ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
