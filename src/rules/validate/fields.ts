import { parseDuration, roughHours } from '../../domain/calendar/duration.ts';
import type { Field } from '../criteria/row.ts';
import { listInWords } from '../criteria/words.ts';
import { isObject } from '../events/json.ts';
import type { VocabularyIndex } from '../vocabulary.ts';
import { below, type Problem } from './problem.ts';

const problem = (path: string, message: string, fix: string): readonly Problem[] => [{ path, message, fix }];
/** A value as a person would say it: words in quotation marks, nothing as nothing. */
const quote = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return 'Nothing';
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
};
/** Names as they stand in a rule, for somebody who reads its text. */
const either = (names: readonly string[]): string => listInWords(names.map((name) => `“${name}”`));
const none: readonly Problem[] = [];

/** A yes-or-no question begins with a verb such as "Is" or "Can" and ends with a question mark. */
const yesOrNo =
  /^(is|are|was|were|does|do|did|has|have|had|can|could|will|would|should|may|might)\b[^?]*\?$/i;

/** A length as it is typed: what stands before its unit, a number or not. */
const beforeUnit = (value: unknown): string | undefined =>
  typeof value === 'string' ? /^PT?([^A-Z]*)[A-Z]$/.exec(value)?.[1] : undefined;

function checkDuration(value: unknown, path: string): readonly Problem[] {
  const parts = typeof value === 'string' ? parseDuration(value) : undefined;
  if (parts !== undefined)
    return roughHours(parts) > 0 ? none : problem(path, 'Nothing lasts zero.', 'Give a length above zero.');
  const number = beforeUnit(value);
  if (number === undefined)
    return problem(
      path,
      `${quote(value)} is not a length of time.`,
      'Say it as 6 months or 28 days. As text: P6M, P28D, P18Y, P2W or PT24H.',
    );
  return problem(
    path,
    number.trim() === '' ? 'Its number is missing.' : `${quote(number)} is not a length of time.`,
    'Give a whole number above zero.',
  );
}

function checkNumber(value: unknown, path: string, from: number, to: number): readonly Problem[] {
  const fix = `Give a whole number from ${from} to ${to}.`;
  if (typeof value !== 'number' || !Number.isInteger(value))
    return problem(path, `${quote(value)} is not a whole number.`, fix);
  if (value < from) return problem(path, `${value} is too few.`, fix);
  return value > to ? problem(path, `${value} is too many.`, fix) : none;
}

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function checkText(value: unknown, path: string): readonly Problem[] {
  return isText(value)
    ? none
    : problem(
        path,
        isBlank(value) ? 'Nothing is written here.' : `${quote(value)} is not text.`,
        'Say it in words.',
      );
}

function checkTexts(value: unknown, path: string, of?: readonly string[]): readonly Problem[] {
  if (!Array.isArray(value) || value.length === 0)
    return problem(
      path,
      Array.isArray(value) ? 'Nothing is chosen.' : `${quote(value)} is not a list.`,
      'Give at least one.',
    );
  return value.flatMap((item: unknown, i) =>
    of === undefined ? checkText(item, below(path, i)) : checkOneOf(item, below(path, i), of),
  );
}

function checkOneOf(value: unknown, path: string, of: readonly string[]): readonly Problem[] {
  return typeof value === 'string' && of.includes(value)
    ? none
    : problem(path, `${quote(value)} cannot be chosen here.`, `Choose ${either(of)}.`);
}

/** Members of an object against their fields: the unknown, the missing, the wrong. */
export function checkMembers(
  value: unknown,
  path: string,
  fields: Readonly<Record<string, Field>>,
  words: VocabularyIndex,
  oneOf?: readonly string[],
): readonly Problem[] {
  if (!isObject(value))
    return problem(
      path,
      `${quote(value)} does not belong here.`,
      `Say ${either(Object.keys(fields))} of it.`,
    );
  const names = Object.keys(fields);
  const unknown = Object.keys(value)
    .filter((name) => !names.includes(name))
    .flatMap((name) =>
      problem(
        below(path, name),
        `Nothing called “${name}” can be said here.`,
        `Take it out. What can be said is ${either(names)}.`,
      ),
    );
  const wrong = Object.entries(fields).flatMap(([name, field]) => {
    if (name in value) return checkField(value[name], below(path, name), field, words);
    return field.required ? problem(below(path, name), 'It is missing.', 'Choose or write it.') : none;
  });
  const empty = oneOf !== undefined && !oneOf.some((name) => name in value);
  return [
    ...unknown,
    ...wrong,
    ...(empty ? problem(path, 'It says nothing yet.', `Give at least one of ${either(oneOf)}.`) : none),
  ];
}

function checkCodeSet(value: unknown, path: string, words: VocabularyIndex): readonly Problem[] {
  const set = typeof value === 'string' ? words.codeSet(value) : undefined;
  if (set === undefined)
    return problem(
      path,
      `There is no code set ${quote(value)}.`,
      'Choose one from the list, or write it first under “Code sets”.',
    );
  if (set.concepts.length > 0) return none;
  return problem(
    path,
    `The code set “${set.title}” is empty: it would match nobody.`,
    'Add codes to it under “Code sets”, or choose another.',
  );
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
        `${quote(value)} is nothing that this record system is read for.`,
        'Choose one from the list. Your IT team can add to it.',
      );
    case 'code-set':
      return checkCodeSet(value, path, words);
    case 'duration':
      return checkDuration(value, path);
    case 'count':
      return checkNumber(value, path, 1, field.max);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? none
        : problem(path, `${quote(value)} is not a number.`, 'Give a number, such as 2.5.');
    case 'text':
    case 'id':
      return checkText(value, path);
    case 'question':
      return isText(value) && yesOrNo.test(value)
        ? none
        : problem(
            path,
            `${quote(value)} cannot be answered yes or no.`,
            'Ask it as “Can …?”, “Is …?” or “Does …?”.',
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
