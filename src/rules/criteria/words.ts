import { parseDuration } from '../../domain/calendar/duration.ts';
import type { AgeRange } from '../rule.ts';
import type { VocabularyIndex } from '../vocabulary.ts';

const counted = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** "6 months", "18 years", "2 weeks", "24 hours". */
export function durationInWords(duration: string): string {
  const parts = parseDuration(duration);
  if (parts === undefined) return duration;
  const { months, days, hours } = parts;
  const words = [
    months > 0 &&
      (months % 12 === 0 && !duration.includes('M')
        ? counted(months / 12, 'year')
        : counted(months, 'month')),
    days > 0 && (days % 7 === 0 && duration.includes('W') ? counted(days / 7, 'week') : counted(days, 'day')),
    hours > 0 && counted(hours, 'hour'),
  ];
  return words.filter((word) => word !== false).join(' and ');
}

const ageInWords = (age: string): string => /^P(\d+)Y$/.exec(age)?.[1] ?? durationInWords(age);

/** "under 18", "16 or over and under 18", "under 6 months". */
export function agesInWords({ atLeast, under }: AgeRange): string {
  const words = [
    atLeast === undefined ? undefined : `${ageInWords(atLeast)} or over`,
    under === undefined ? undefined : `under ${ageInWords(under)}`,
  ];
  return words.filter((word) => word !== undefined).join(' and ');
}

export const oneOfKind = (kind: string, words: VocabularyIndex): string => words.kind(kind)?.one ?? kind;
export const manyOfKind = (kind: string, words: VocabularyIndex): string => words.kind(kind)?.many ?? kind;
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
export const codeSetInWords = (id: string, words: VocabularyIndex): string =>
  lowerFirst(words.codeSet(id)?.title ?? id);

/** "a, b or c" */
export function listInWords(items: readonly string[], joiner: 'and' | 'or' = 'or'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${joiner} ${items.at(-1) ?? ''}`;
}
