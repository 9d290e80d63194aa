import { shapeOf } from './criteria/table.ts';
import { agesInWords } from './criteria/words.ts';
import type { Criterion, Rule } from './rule.ts';
import { indexVocabulary, type Vocabulary, type VocabularyIndex } from './vocabulary.ts';

const inner = (criterion: Criterion, words: VocabularyIndex): string => {
  const clause = clauseOf(criterion, words);
  const shape = shapeOf(criterion).shape;
  return shape === 'leaf' || shape === 'not' ? clause : `(${clause})`;
};

function clauseOf(criterion: Criterion, words: VocabularyIndex): string {
  const shape = shapeOf(criterion);
  if (shape.shape === 'leaf') return shape.leaf.say(words);
  const parts = shape.parts.map((part) => inner(part, words));
  switch (shape.shape) {
    case 'all':
      return parts.join(', and ');
    case 'any':
      return parts.length > 1 ? `either ${parts.join(', or ')}` : parts.join('');
    case 'not':
      return `not so: ${parts.join('')}`;
    case 'atLeast':
      return `at least ${shape.n} of: ${parts.join('; ')}`;
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A rule in one plain sentence, made from its data: "Under 18: 4 or more emergency attendances on different days in the last 6 months." */
export const sentence = (rule: Rule, vocabulary: Vocabulary): string =>
  sentenceOf(rule, indexVocabulary(vocabulary));

/** The same, with a vocabulary that is indexed already. */
export function sentenceOf(
  { applies, when }: Pick<Rule, 'applies' | 'when'>,
  words: VocabularyIndex,
): string {
  const clause = clauseOf(when, words);
  const ages = applies.age === undefined ? '' : agesInWords(applies.age);
  return `${ages === '' ? capital(clause) : `${capital(ages)}: ${clause}`}.`;
}
