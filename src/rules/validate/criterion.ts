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
    return one(path, 'This group is empty.', 'Add something to look for, or remove the group.');
  return parts.flatMap((part: unknown, i) => checkCriterion(part, below(path, i), words, depth + 1));
}

function checkAtLeast(
  value: unknown,
  path: string,
  words: VocabularyIndex,
  depth: number,
): readonly Problem[] {
  if (!isObject(value)) return one(path, 'It does not say of what.', 'As text: { "n": 2, "of": [ … ] }.');
  const { n, of, ...others } = value;
  const size = Array.isArray(of) ? of.length : 0;
  const wrong =
    typeof n === 'number' && Number.isInteger(n) && n >= 1 && n <= size
      ? []
      : one(
          below(path, 'n'),
          `${size === 1 ? 'Here is 1 part' : `Here are ${size} parts`}: so many can never, or always, be so.`,
          `Give a whole number from 1 to ${size}.`,
        );
  const unknown = Object.keys(others).flatMap((name) =>
    one(
      below(path, name),
      `Nothing called “${name}” can be said here.`,
      'Take it out. What can be said is “n” or “of”.',
    ),
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
    return one(
      path,
      `It is nested more than ${deepest} levels deep.`,
      'Write it flatter, or make two rules of it.',
    );
  const listed = [...leafNames, ...combiners].join(', ');
  const keys = isObject(value) ? Object.keys(value) : [];
  const [name] = keys;
  if (!isObject(value) || name === undefined || keys.length > 1)
    return keys.length === 0
      ? one(path, 'Nothing is chosen to look for.', 'Choose what to look for.')
      : one(path, 'More than one thing stands in one place.', `Leave one of ${listed}.`);
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
    return one(inside, `Nothing called “${name}” can be looked for.`, `Choose one of ${listed}.`);
  const fields: Readonly<Record<string, Field>> = table[leaf].fields;
  return checkMembers(value[name], inside, fields, words, table[leaf].oneOf);
}
