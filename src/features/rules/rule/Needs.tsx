import { useId } from 'react';
import type { Rule } from '../../../rules/rule.ts';
import { indexVocabulary, type Vocabulary } from '../../../rules/vocabulary.ts';
import { beneath } from '../../../text/rule-editor.ts';
import { doubtsOf, needsOf } from '../editor/beneath/reading.ts';
import { draftOf } from '../editor/model/draft.ts';

/** The data that a rule needs, and when it will say "cannot tell", in the words that the editor has for them. */
export function Needs({ rule, vocabulary }: { readonly rule: Rule; readonly vocabulary: Vocabulary }) {
  const title = useId();
  const words = indexVocabulary(vocabulary);
  const read = draftOf({ ...rule });
  const needs = needsOf(read, words);
  return (
    <section className="card pad stack" aria-labelledby={title}>
      <h2 className="h-l" id={title}>
        {beneath.needs}
      </h2>
      {needs.length === 0 && <p className="s">{beneath.needsNothing}</p>}
      <ul className="bullets s">
        {needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <h3 className="s strong">{beneath.cannotTell}</h3>
      <ul className="bullets s">
        {doubtsOf(read, words).map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
    </section>
  );
}
