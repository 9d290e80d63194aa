import { shapeOf } from './criteria/table.ts';
import { agesInWords } from './criteria/words.ts';
import type { AgeRange, Criterion, Rule } from './rule.ts';
import { indexVocabulary, type Vocabulary, type VocabularyIndex } from './vocabulary.ts';

/** A clause; `bare`: it needs no brackets among others. */
export interface Clause {
  readonly words: string;
  readonly bare: boolean;
}

/** How clauses are joined: the way that criteria are combined. */
type Joint =
  { readonly shape: 'all' | 'any' | 'not' } | { readonly shape: 'atLeast'; readonly n: number | string };

/** Clauses joined into one, as a rule's sentence joins them. */
export function joinClauses(joint: Joint, clauses: readonly Clause[]): Clause {
  const parts = clauses.map(({ words, bare }) => (bare ? words : `(${words})`));
  switch (joint.shape) {
    case 'all':
      return { words: parts.join(', and '), bare: false };
    case 'any':
      return { words: parts.length > 1 ? `either ${parts.join(', or ')}` : parts.join(''), bare: false };
    case 'not':
      return { words: `not so: ${parts.join('')}`, bare: true };
    case 'atLeast':
      return { words: `at least ${joint.n} of: ${parts.join('; ')}`, bare: false };
  }
}

function clauseOf(criterion: Criterion, words: VocabularyIndex): Clause {
  const shape = shapeOf(criterion);
  if (shape.shape === 'leaf') return { words: shape.leaf.say(words), bare: true };
  return joinClauses(
    shape,
    shape.parts.map((part) => clauseOf(part, words)),
  );
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
  return asSentence(applies.age, clauseOf(when, words).words);
}

/** The ages that a rule is for and its condition, as one sentence. */
export function asSentence(age: AgeRange | undefined, clause: string): string {
  const ages = age === undefined ? '' : agesInWords(age);
  return `${ages === '' ? capital(clause) : `${capital(ages)}: ${clause}`}.`;
}
