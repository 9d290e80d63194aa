import { useMemo } from 'react';
import { indexVocabulary } from '../../../../rules/vocabulary.ts';
import { gradeWords } from '../../../../text/grades.ts';
import { beneath, facts } from '../../../../text/rule-editor.ts';
import { Shape } from '../../../../ui/Shape.tsx';
import { useEditing } from '../editing.ts';
import { valueAt } from '../model/draft.ts';
import { typedOf } from '../model/duration.ts';
import { sayDraft } from '../model/say.ts';
import { asksOf, doubtsOf, needsOf } from './reading.ts';

const isOne = <K extends string>(of: Readonly<Record<K, string>>, value: unknown): value is K =>
  typeof value === 'string' && Object.hasOwn(of, value);

/** The flag as a clinician would see it, with what the record would give left open. */
function Preview({ sentence, asks }: { readonly sentence: string; readonly asks: readonly string[] }) {
  const { head } = useEditing().draft;
  const severity = isOne(facts.severities, head['severity']) ? head['severity'] : 'medium';
  const grade = valueAt(head, ['guideline', 'grade']);
  const named = (value: unknown, otherwise: string): string => typedOf(value).trim() || otherwise;
  return (
    <div className={`flag ${severity}`}>
      <div className="flag-h">
        <Shape name={severity} />
        <h3>
          <span className="word">{facts.severities[severity]}</span> {named(head['title'], beneath.noTitle)}
        </h3>
      </div>
      <p className="ev">
        <b>{beneath.evidence}</b> {isOne(gradeWords, grade) && `${gradeWords[grade]}: `}
        {sentence} <b>{facts.advice}:</b> {named(head['advice'], beneath.noAdvice)}
      </p>
      {asks.map((question) => (
        <div className="ask" key={question}>
          <p className="q1">{question}</p>
          <p className="s q">{beneath.answers}</p>
        </div>
      ))}
    </div>
  );
}

function Listed({
  title,
  items,
  none,
}: Readonly<Record<'title' | 'none', string>> & { readonly items: readonly string[] }) {
  return (
    <div>
      <h3 className="mini">{title}</h3>
      {items.length === 0 ? (
        <p className="s q">{none}</p>
      ) : (
        <ul className="s dots">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What has been built so far: its sentence, what the clinician reads, what it needs, when it cannot tell. */
export function Beneath() {
  const { draft, vocabulary } = useEditing();
  const said = useMemo(() => {
    const words = indexVocabulary(vocabulary);
    return {
      sentence: sayDraft(draft, words),
      needs: needsOf(draft, words),
      doubts: doubtsOf(draft, words),
      asks: asksOf(draft, words),
    };
  }, [draft, vocabulary]);
  return (
    <div className="preview stack" role="region" aria-label={beneath.title}>
      <div>
        <h3 className="mini">{beneath.sentence}</h3>
        <p className="said" aria-live="polite">
          {said.sentence}
        </p>
      </div>
      <div>
        <p className="mini">{beneath.reads}</p>
        <Preview sentence={said.sentence} asks={said.asks} />
      </div>
      <div className="halves">
        <Listed title={beneath.needs} items={said.needs} none={beneath.needsNothing} />
        <Listed title={beneath.cannotTell} items={said.doubts} none={beneath.notYet} />
      </div>
    </div>
  );
}
