import { createContext, useContext } from 'react';
import type { Problem } from '../../../rules/validate/problem.ts';
import type { Vocabulary } from '../../../rules/vocabulary.ts';
import type { AskedQuestion } from './model/asked.ts';
import { isUnder, isUnfinished, type Checked } from './model/check.ts';
import type { Draft } from './model/draft.ts';
import type { Step } from './model/history.ts';

/** What every control of the editor stands on. */
export interface Editing {
  readonly draft: Draft;
  readonly checked: Checked;
  /** What the gateway refused, until something is changed. */
  readonly refused: readonly Problem[];
  /** What is not finished is said beside its field too: somebody has tried to save. */
  readonly showAll: boolean;
  readonly vocabulary: Vocabulary;
  /** Questions that other rules ask. */
  readonly asked: readonly AskedQuestion[];
  /** Key of the part that was added last: the keyboard goes on in it. */
  readonly fresh?: number | undefined;
  readonly send: (step: Step) => void;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('RuleEditor gives the draft to its controls.');
  return editing;
}

const sentenceOf = ({ message, fix }: Problem): string => `${message} ${fix}`.trim();

/** What is to be put right in one place, or anywhere below it, as sentences; undefined where nothing is. */
export function useProblemsAt(): (path: string, only?: 'here') => string | undefined {
  const { checked, refused, showAll } = useEditing();
  const all = [...checked.problems, ...(showAll ? checked.owed : []), ...refused];
  return (path, only) => {
    const here = all.filter((problem) =>
      only === 'here' ? problem.path === path : isUnder(problem.path, path),
    );
    const said = here.filter((problem) => showAll || !isUnfinished(checked.content, problem));
    const sentences = [...new Set(said.map(sentenceOf))];
    return sentences.length === 0 ? undefined : sentences.join(' ');
  };
}
