import { useMemo } from 'react';
import type { TestChildFile } from '../../../api/rule-book-client.ts';
import type { ClinicalEvent } from '../../../domain/record.ts';
import type { Rule } from '../../../rules/rule.ts';
import { indexVocabulary, type Vocabulary } from '../../../rules/vocabulary.ts';
import { common } from '../../../text/common.ts';
import { beneath } from '../../../text/rule-editor.ts';
import { rulePage } from '../../../text/rule-desk-rule.ts';
import { shortEventWords } from '../../../text/when.ts';
import { Shape } from '../../../ui/Shape.tsx';
import { asksOf } from '../editor/beneath/reading.ts';
import { draftOf } from '../editor/model/draft.ts';
import { readChildren, tryAgreed } from '../try-it/children.ts';

const aChild = (words: string): string => words.replaceAll('{name}', 'the child');

/** What the rule counts on the first test child that it fires for: the evidence that a clinician would read. */
function example(rule: Rule, files: readonly TestChildFile[], vocabulary: Vocabulary) {
  const child = rule.tests.find(({ expect }) => expect === 'yes')?.child;
  const ready = readChildren(
    files.filter(({ id }) => id === child),
    vocabulary,
  );
  const [tried] = tryAgreed({ ...rule, tests: rule.tests.filter((test) => test.child === child) }, ready);
  if (tried?.tried?.truth !== 'yes' || tried.record === undefined) return undefined;
  const now = Date.parse(tried.record.input.now);
  const events: readonly ClinicalEvent[] = tried.tried.reasons.flatMap(({ evidence }) => evidence);
  const dates = [...events]
    .sort((a, b) => (a.when?.from ?? 0) - (b.when?.from ?? 0))
    .flatMap(({ when }) => (when === undefined ? [] : [shortEventWords(when, now)]));
  return { title: tried.title, dates: [...new Set(dates)].slice(0, 5) };
}

/** The flag as a clinician reads it, with the evidence of a test child. */
export function ClinicianReads({
  rule,
  vocabulary,
  childFiles,
}: {
  readonly rule: Rule;
  readonly vocabulary: Vocabulary;
  readonly childFiles: readonly TestChildFile[];
}) {
  const shown = useMemo(() => example(rule, childFiles, vocabulary), [rule, childFiles, vocabulary]);
  const { severity, title, why, advice, toAsk } = rule;
  const questions = asksOf(draftOf({ ...rule }), indexVocabulary(vocabulary));
  return (
    <div className="preview">
      <div className={`flag ${severity}`}>
        <div className="flag-h">
          <Shape name={severity} />
          <h3>
            <span className="word">{common.severity[severity]}</span> {title}
          </h3>
        </div>
        <p className="ev">
          {shown !== undefined && shown.dates.length > 0 && <b>{shown.dates.join(', ')}. </b>}
          {why}
        </p>
        {advice !== '' && (
          <p className="ev">
            <b>{rulePage.do}</b> {aChild(advice)}
          </p>
        )}
        {toAsk !== undefined && (
          <p className="ev">
            <b>{rulePage.ask}</b> {aChild(toAsk)}
          </p>
        )}
        {questions.map((question) => (
          <div className="ask" key={question}>
            <p className="q1">{question}</p>
            <p className="s q">{beneath.answers}</p>
          </div>
        ))}
      </div>
      {shown !== undefined && <p className="s q">{rulePage.because(shown.title)}</p>}
    </div>
  );
}
