import { leafNames, table } from '../criteria/table.ts';
import type { Field } from '../criteria/row.ts';
import { isObject } from '../events/json.ts';
import type { VocabularyIndex } from '../vocabulary.ts';
import { checkMembers } from './fields.ts';
import { below, type Problem } from './problem.ts';

/** How many levels a condition may have. */
export const deepest = 6;
const combiners = ['all', 'any', 'not', 'atLeast'] as const;
const one = (path: string, message: string, fix: string): readonly Problem[] => [{ path, message, fix }];

function checkParts(parts: unknown, path: string, words: VocabularyIndex, depth: number): readonly Problem[] {
  if (!Array.isArray(parts) || parts.length === 0)
    return one(path, 'It has no parts.', 'Give a list with at least one criterion.');
  return parts.flatMap((part: unknown, i) => checkCriterion(part, below(path, i), words, depth + 1));
}

function checkAtLeast(
  value: unknown,
  path: string,
  words: VocabularyIndex,
  depth: number,
): readonly Problem[] {
  if (!isObject(value)) return one(path, 'It is not an object.', 'Write it as { "n": 2, "of": [ … ] }.');
  const { n, of, ...others } = value;
  const size = Array.isArray(of) ? of.length : 0;
  const wrong =
    typeof n === 'number' && Number.isInteger(n) && n >= 1 && n <= size
      ? []
      : one(below(path, 'n'), 'It can never or always be so.', `Give a whole number from 1 to ${size}.`);
  const unknown = Object.keys(others).flatMap((name) =>
    one(below(path, name), 'There is no such field.', 'Choose n, of.'),
  );
  return [...wrong, ...unknown, ...checkParts(of, below(path, 'of'), words, depth)];
}

/** A criterion against the table: what the engine could not evaluate is refused here, beside its field. */
export function checkCriterion(
  value: unknown,
  path: string,
  words: VocabularyIndex,
  depth = 1,
): readonly Problem[] {
  if (depth > deepest)
    return one(path, `It is nested deeper than ${deepest}.`, 'Split the rule, or write it flatter.');
  const names: readonly string[] = [...leafNames, ...combiners];
  const keys = isObject(value) ? Object.keys(value) : [];
  const [name] = keys;
  if (!isObject(value) || name === undefined || keys.length > 1)
    return one(path, 'A criterion has exactly one name.', `Choose one of ${names.join(', ')}.`);
  const inside = below(path, name);
  switch (name) {
    case 'all':
    case 'any':
      return checkParts(value[name], inside, words, depth);
    case 'not':
      return checkCriterion(value[name], inside, words, depth + 1);
    case 'atLeast':
      return checkAtLeast(value[name], inside, words, depth);
  }
  const leaf = leafNames.find((known) => known === name);
  if (leaf === undefined)
    return one(inside, 'There is no such criterion.', `Choose one of ${names.join(', ')}.`);
  const fields: Readonly<Record<string, Field>> = table[leaf].fields;
  return checkMembers(value[name], inside, fields, words, table[leaf].oneOf);
}
