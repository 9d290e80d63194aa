import { useState } from 'react';
import type { Answer } from '../../../rules/rule.ts';
import { ask } from '../../../text/child.ts';
import { timeWords } from '../../../text/when.ts';
import { TextButton } from '../../../ui/Button.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useCase } from '../use-case.ts';
import { useCalled } from '../use-child.ts';
import { named } from './named.ts';
import type { Question } from './questions.ts';

const options = [
  { value: 'yes', label: ask.yes },
  { value: 'no', label: ask.no },
  { value: 'not-sure', label: ask.notSure },
] as const satisfies readonly { value: Answer['answer']; label: string }[];

/** One question with three equal buttons; answered, one line with a way to change it. "Not sure" is an answer. */
export function QuestionCard({
  question,
  forRule = false,
}: {
  readonly question: Question;
  readonly forRule?: boolean;
}) {
  const [changing, setChanging] = useState(false);
  const { name } = useCalled();
  const answer = useCase((state) => state.answer);
  const titleId = `q-${question.id}`;
  const given = question.answer;
  const open = given === undefined || changing;
  return (
    <div className="ask">
      <p className="q1" id={titleId}>
        {named(question.question, name)}
      </p>
      {question.why === 'other-encounter' && <p className="s q">{ask.otherVisit}</p>}
      {open ? (
        <Segmented
          labelledBy={titleId}
          options={options}
          chosen={given?.answer}
          onChoose={(chosen) => {
            answer(question.id, chosen);
            setChanging(false);
          }}
        />
      ) : (
        <p className="s">
          {ask.youSaid(ask.said[given.answer], timeWords(given.at))}{' '}
          <TextButton onPress={() => setChanging(true)}>{ask.change}</TextButton>
        </p>
      )}
      {open && question.help !== undefined && <p className="s q only-tall-b">{named(question.help, name)}</p>}
      {forRule && <p className="s q">{ask.for(question.finding.rule.title)}</p>}
    </div>
  );
}
