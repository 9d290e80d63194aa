import type { ReactNode } from 'react';
import { build } from '../../../../text/rule-editor.ts';
import { Ages } from '../controls/Ages.tsx';
import { Bit } from '../controls/Bit.tsx';
import { useEditing, useProblemsAt } from '../editing.ts';
import { valueAt } from '../model/draft.ts';
import { SentenceAdders } from './Adders.tsx';
import { Condition, HowJoined } from './PartView.tsx';

function ForWhom() {
  const { draft, send } = useEditing();
  const error = useProblemsAt()('applies.age');
  const frame = { path: 'applies.age', error };
  return (
    <Bit {...frame} lead={build.forWhom}>
      <Ages
        {...frame}
        label={build.whom}
        noneWords={build.anyAge}
        value={valueAt(draft.head, ['applies', 'age'])}
        onChange={(value, typed) =>
          send({ do: 'set', path: ['applies', 'age'], value, ...(typed && { typed }) })
        }
      />
    </Bit>
  );
}

/** The condition of a rule as a sentence to build: for whom, and when. */
export function BuildCard({ children }: { readonly children: ReactNode }) {
  const { draft } = useEditing();
  const { when } = draft;
  return (
    <section className="card pad stack" aria-labelledby="build-title">
      <h2 className="h-l" id="build-title" tabIndex={-1}>
        {build.title}
      </h2>
      <div className="build">
        <div className="clause">
          <ForWhom />
          <span>{build.when}</span>
          {when.is === 'group' && <HowJoined part={when} path="when" />}
        </div>
        <Condition part={when} />
      </div>
      <SentenceAdders />
      {children}
    </section>
  );
}
