import { cannotTell as words } from '../../../text/child.ts';
import { listWords } from '../../../text/common.ts';
import { Disclosure } from '../../../ui/Disclosure.tsx';
import { Shape } from '../../../ui/Shape.tsx';
import { useCase } from '../use-case.ts';
import { QuestionCard } from './Question.tsx';
import type { Question } from './questions.ts';
import { undecidedByData } from './undecided.ts';

/** What could not be decided: questions only a person can answer, one line for unread data, and the count of rules. */
export function CannotTell({ questions }: { readonly questions: readonly Question[] }) {
  const findings = useCase((state) => state.findings);
  const parts = useCase((state) => state.parts);
  const kinds = useCase((state) => state.config.rulePack.eventKinds);
  const { total, cannotTell } = useCase((state) => state.rulesChecked);
  const { rules, missing } = undecidedByData(findings, { kinds, parts });
  const waiting = questions.filter(({ answer }) => answer === undefined);
  if (total === 0 && questions.length === 0) return null;
  const open = [...waiting.map(() => words.aQuestion), ...missing.map((what) => what.replace(/ \(.*/, ''))];
  const [first] = open;
  const summary = first === undefined ? words.rulesRow(total, cannotTell) : words.some(first, open.length);
  return (
    <Disclosure
      className="unsure"
      startsOpen={waiting.length > 0}
      summary={
        <>
          <Shape name="ask" /> <b className="strong">{words.title}</b>
          <span className="s q grow">{summary}</span>
        </>
      }
    >
      {questions.map((question) => (
        <QuestionCard key={question.id} question={question} forRule />
      ))}
      <ul>
        {missing.length > 0 && (
          <li>
            <b>{words.notRead}</b>
            <span className="q">
              {listWords.format(missing)}. {words.undecided(listWords.format(rules))}
            </span>
          </li>
        )}
        <li>
          <b>{words.checked(total)}</b>
          <span className="q">{words.notDecided(cannotTell)}</span>
        </li>
      </ul>
    </Disclosure>
  );
}
