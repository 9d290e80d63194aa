import { useMemo } from 'react';
import { useCase } from '../use-case.ts';
import { CannotTell } from './CannotTell.tsx';
import { placeOf, questionsOf } from './questions.ts';
import { RedFlags } from './RedFlags.tsx';
import { useFlags } from './use-flags.ts';

/** The red flags, and what could not be decided. A question stands under a flag that is open, or else among the latter. */
export function Flags() {
  const findings = useCase((state) => state.findings);
  const answers = useCase((state) => state.answers);
  const questions = useMemo(() => questionsOf(findings, answers), [findings, answers]);
  const flags = useFlags();
  const open = flags.interrupting.map(({ finding }) => finding);
  const placed = questions.map((question) => ({ question, under: placeOf(question, open)?.rule.id }));
  return (
    <>
      <RedFlags
        flags={flags}
        questionsOf={({ rule }) =>
          placed.filter(({ under }) => under === rule.id).map(({ question }) => question)
        }
      />
      <CannotTell
        questions={placed.filter(({ under }) => under === undefined).map(({ question }) => question)}
      />
    </>
  );
}
