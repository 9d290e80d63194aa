import { useId } from 'react';
import { durationInWords } from '../../../rules/criteria/words.ts';
import { leavesOf, shapeOf } from '../../../rules/criteria/table.ts';
import type { Criterion, Rule } from '../../../rules/rule.ts';
import { conditionOf } from '../../../rules/evaluate.ts';
import { indexVocabulary, type Vocabulary } from '../../../rules/vocabulary.ts';
import { rulePage } from '../../../text/rule-desk-rule.ts';

const farWords = (within: string | undefined): string =>
  within === undefined ? rulePage.ever : rulePage.back(durationInWords(within));

/** Every part of a condition that looks at something itself. */
function partsOf(criterion: Criterion): readonly Criterion[] {
  const shape = shapeOf(criterion);
  return shape.shape === 'leaf' ? [criterion] : shape.parts.flatMap(partsOf);
}

/** What a rule reads of a record and asks of people, each thing once. */
function needsOf(rule: Rule, vocabulary: Vocabulary): readonly string[] {
  const words = indexVocabulary(vocabulary);
  const when = conditionOf(rule);
  const read = leavesOf(when)
    .flatMap((leaf) => leaf.reads())
    .map((reading) =>
      reading === 'links'
        ? rulePage.needsLinks
        : rulePage.need(words.kind(reading.kind)?.many ?? reading.kind, farWords(reading.within)),
    );
  const asked = partsOf(when).flatMap((part) => {
    if ('cpis' in part) return [rulePage.needsCpis];
    return 'ask' in part ? [rulePage.needsAnswer(part.ask.question)] : [];
  });
  return [...new Set([...read, ...asked])];
}

/** The data that a rule needs, in words. */
export function Needs({ rule, vocabulary }: { readonly rule: Rule; readonly vocabulary: Vocabulary }) {
  const title = useId();
  const needs = needsOf(rule, vocabulary);
  return (
    <section className="card pad stack" aria-labelledby={title}>
      <h2 className="h-l" id={title}>
        {rulePage.needs}
      </h2>
      {needs.length === 0 ? (
        <p className="s">{rulePage.needsNothing}</p>
      ) : (
        <ul className="bullets s">
          {needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
