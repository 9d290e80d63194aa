import { isObject } from '../../../../rules/events/json.ts';
import { shapeOf, type Leaf } from '../../../../rules/criteria/table.ts';
import type { AgeRange, Criterion } from '../../../../rules/rule.ts';
import { asSentence, joinClauses, type Clause } from '../../../../rules/sentence.ts';
import { checkCriterion } from '../../../../rules/validate/criterion.ts';
import { checkField } from '../../../../rules/validate/fields.ts';
import type { VocabularyIndex } from '../../../../rules/vocabulary.ts';
import { beneath, build } from '../../../../text/rule-editor.ts';
import { fieldWords } from '../../../../text/rule-editor-criteria.ts';
import { valueAt, type Draft } from './draft.ts';
import { typedOf } from './duration.ts';
import { childrenOf, jsonOf, type Part } from './part.ts';

type LeafPart = Extract<Part, { is: 'leaf' }>;

/** A part as the engine has it, once it is whole. */
function leafOf(part: LeafPart, words: VocabularyIndex): Leaf | undefined {
  if (checkCriterion(jsonOf(part), '', words).length > 0) return undefined;
  // Every member was checked against the table of criteria just now.
  const shape = shapeOf(jsonOf(part) as Criterion);
  return shape.shape === 'leaf' ? shape.leaf : undefined;
}

/** What is still to be chosen in a part that is not whole, or to be put right. */
function owing(part: LeafPart, words: VocabularyIndex): string {
  const fields = checkCriterion(jsonOf(part), '', words).map(({ path }) => path.split(/[.[]/)[1]);
  const todo = [...new Set(fields)].map((field) => {
    if (field === undefined) return build.chooseTodo;
    const { label, todo } = fieldWords(part.name, field);
    return part.body[field] === undefined && todo !== undefined ? todo : beneath.putRight(label);
  });
  return beneath.todo(todo.join(', '));
}

function clauseOf(part: Part, words: VocabularyIndex): Clause {
  switch (part.is) {
    case 'empty':
      return { words: beneath.todo(build.chooseTodo), bare: true };
    case 'odd':
      return { words: beneath.todo(build.odd), bare: true };
    case 'leaf':
      return { words: leafOf(part, words)?.say(words) ?? owing(part, words), bare: true };
    case 'not':
      return joinClauses({ shape: 'not' }, [clauseOf(part.part, words)]);
    case 'group': {
      const clauses = part.parts.map((one) => clauseOf(one, words));
      return part.how === 'atLeast'
        ? joinClauses({ shape: 'atLeast', n: typedOf(part.n) }, clauses)
        : joinClauses({ shape: part.how }, clauses);
    }
  }
}

function agesOf(value: unknown, words: VocabularyIndex): AgeRange | undefined {
  const sound = isObject(value) && checkField(value, '', { type: 'ages' }, words).length === 0;
  return sound ? value : undefined;
}

/**
 * The sentence of a rule while it is built: that of the rule, with what is not finished said in its place. Of a whole
 * rule it is word for word the sentence that everybody else reads.
 */
export function sayDraft({ head, when }: Draft, words: VocabularyIndex): string {
  return asSentence(agesOf(valueAt(head, ['applies', 'age']), words), clauseOf(when, words).words);
}

/** Every part below one that is whole, in the order written. */
export function wholeLeaves(part: Part, words: VocabularyIndex): readonly (readonly [LeafPart, Leaf])[] {
  if (part.is !== 'leaf') return childrenOf(part).flatMap((child) => wholeLeaves(child, words));
  const leaf = leafOf(part, words);
  return leaf === undefined ? [] : [[part, leaf]];
}
