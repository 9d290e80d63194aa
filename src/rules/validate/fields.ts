import { parseDuration, roughHours } from '../../domain/calendar/duration.ts';
import type { Field } from '../criteria/row.ts';
import { isObject } from '../events/json.ts';
import type { VocabularyIndex } from '../vocabulary.ts';
import { below, type Problem } from './problem.ts';

const problem = (path: string, message: string, fix: string): readonly Problem[] => [{ path, message, fix }];
const quote = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
const none: readonly Problem[] = [];

/** A yes-or-no question begins with a verb such as "Is" or "Can" and ends with a question mark. */
const yesOrNo =
  /^(is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|may|might)\b[^?]*\?$/i;

function checkDuration(value: unknown, path: string): readonly Problem[] {
  const parts = typeof value === 'string' ? parseDuration(value) : undefined;
  if (parts === undefined)
    return problem(
      path,
      `${quote(value)} is not a length of time.`,
      'Write it as P6M, P28D, P18Y, P2W or PT24H.',
    );
  return roughHours(parts) > 0 ? none : problem(path, 'Nothing lasts zero.', 'Give a length above zero.');
}

function checkNumber(value: unknown, path: string, from: number, to: number): readonly Problem[] {
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
    ? none
    : problem(path, `${quote(value)} is not a count.`, `Give a whole number from ${from} to ${to}.`);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function checkText(value: unknown, path: string): readonly Problem[] {
  return isText(value) ? none : problem(path, `${quote(value)} is not text.`, 'Say it in words.');
}

function checkTexts(value: unknown, path: string, of?: readonly string[]): readonly Problem[] {
  if (!Array.isArray(value) || value.length === 0)
    return problem(path, `${quote(value)} is not a list.`, 'Give a list with at least one entry.');
  return value.flatMap((item: unknown, i) =>
    of === undefined ? checkText(item, below(path, i)) : checkOneOf(item, below(path, i), of),
  );
}

function checkOneOf(value: unknown, path: string, of: readonly string[]): readonly Problem[] {
  return typeof value === 'string' && of.includes(value)
    ? none
    : problem(path, `${quote(value)} is not offered here.`, `Choose ${of.join(', ')}.`);
}

/** Members of an object against their fields: the unknown, the missing, the wrong. */
export function checkMembers(
  value: unknown,
  path: string,
  fields: Readonly<Record<string, Field>>,
  words: VocabularyIndex,
  oneOf?: readonly string[],
): readonly Problem[] {
  if (!isObject(value)) return problem(path, `${quote(value)} is not an object.`, 'Write it as { … }.');
  const names = Object.keys(fields);
  const unknown = Object.keys(value)
    .filter((name) => !names.includes(name))
    .flatMap((name) => problem(below(path, name), 'There is no such field.', `Choose ${names.join(', ')}.`));
  const wrong = Object.entries(fields).flatMap(([name, field]) => {
    if (name in value) return checkField(value[name], below(path, name), field, words);
    return field.required ? problem(below(path, name), 'It is missing.', 'Add it.') : none;
  });
  const empty = oneOf !== undefined && !oneOf.some((name) => name in value);
  return [
    ...unknown,
    ...wrong,
    ...(empty ? problem(path, 'It says nothing.', `Give at least one of ${oneOf.join(', ')}.`) : none),
  ];
}

const ages: Readonly<Record<string, Field>> = { under: { type: 'duration' }, atLeast: { type: 'duration' } };
const accesses: Readonly<Record<string, Field>> = {
  // CP-IS lists 25 accesses and no more.
  atLeast: { type: 'count', max: 25, required: true },
  within: { type: 'duration', required: true },
};
const gapEnd: Readonly<Record<string, Field>> = {
  kind: { type: 'event-kind', required: true },
  point: { type: 'one-of', of: ['recorded', 'onset'] },
};

const near: Readonly<Record<string, Field>> = {
  kind: { type: 'event-kind', required: true },
  within: { type: 'duration', required: true },
};

/** One value against the type of its field. */
export function checkField(
  value: unknown,
  path: string,
  field: Field,
  words: VocabularyIndex,
): readonly Problem[] {
  switch (field.type) {
    case 'event-kind':
      if (typeof value === 'string' && words.kind(value) !== undefined) return none;
      return problem(
        path,
        `There is no event kind ${quote(value)}.`,
        'Use one of event-kinds.json, or add it there.',
      );
    case 'code-set':
      if (typeof value === 'string' && words.codes(value) !== undefined) return none;
      return problem(path, `There is no code set ${quote(value)}.`, 'Use one of code-sets, or add it there.');
    case 'duration':
      return checkDuration(value, path);
    case 'count':
      return checkNumber(value, path, 1, field.max);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? none
        : problem(path, `${quote(value)} is not a number.`, 'Give a number.');
    case 'text':
    case 'id':
      return checkText(value, path);
    case 'question':
      return isText(value) && yesOrNo.test(value)
        ? none
        : problem(
            path,
            `${quote(value)} cannot be answered yes or no.`,
            'Ask it as "Can …?", "Is …?" or "Does …?".',
          );
    case 'one-of':
      return checkOneOf(value, path, field.of);
    case 'some-of':
      return checkTexts(value, path, field.of);
    case 'texts':
      return checkTexts(value, path);
    case 'ages':
      return checkMembers(value, path, ages, words, ['under', 'atLeast']);
    case 'accesses':
      return checkMembers(value, path, accesses, words);
    case 'near':
      return checkMembers(value, path, near, words);
    case 'gap-end':
      return value === 'birth' ? none : checkMembers(value, path, gapEnd, words);
  }
}
