import { parseDuration } from '../../domain/calendar/duration.ts';

/** Pieces of FHIRPath text that every part of the translation is made of. */

/** A FHIRPath string literal. */
export const quoted = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;

/** A FHIRPath test: whether the expression, one string, is one of the words. Words hold no bar. */
export const isOneOf = (expression: string, words: readonly string[]): string =>
  `${quoted(`|${words.join('|')}|`)}.contains('|' + ${expression} + '|')`;

/** A FHIRPath date moved by a calendar duration: months first, then days, as ages and windows are counted. */
export function moved(date: string, duration: string, direction: '+' | '-'): string {
  const { months, days } = parseDuration(duration) ?? { months: 0, days: 0 };
  return `(${date} ${direction} ${months} months ${direction} ${days} days)`;
}

/** Hours of a duration that has nothing but hours; undefined for any other. */
export function hoursOnly(duration: string): number | undefined {
  const parts = parseDuration(duration);
  return parts !== undefined && parts.hours > 0 && parts.months === 0 && parts.days === 0
    ? parts.hours
    : undefined;
}

/** Offset of a FHIR instant, in minutes: what stands after its seconds. */
const utcMinutes = `iif(endsWith('Z'), substring(0, 16), ((substring(0, 16) + ':00Z').toDateTime() - (iif(substring(length() - 6, 1) = '-', '-', '') + (substring(length() - 5, 2).toInteger() * 60 + substring(length() - 2, 2).toInteger()).toString() + ' minutes').toQuantity()).toString().substring(0, 16))`;

/** The last Sunday of a month with 31 days that `shift` names: 4 for March, 1 for October; right from 1900 to 2099. */
const lastSunday = (shift: number): string =>
  `(31 - ((5 * substring(0, 4).toInteger() div 4 + ${shift}) mod 7)).toString()`;

const summer = `$this >= substring(0, 4) + '-03-' + ${lastSunday(4)} + 'T01:00' and $this < substring(0, 4) + '-10-' + ${lastSunday(1)} + 'T01:00'`;

/** The instant in UTC to the minute, as text such as `2026-03-29T00:30`, of one FHIR dateTime with a time. */
export const toUtc = (text: string): string => `${text}.select(${utcMinutes})`;

/**
 * The date in London, as text, of one FHIR date or dateTime given as text. Summer time is worked out by the rule in
 * force since 1996: from the last Sunday of March to the last Sunday of October, 01:00 UTC.
 */
export const toLondonDay = (text: string): string =>
  `${text}.select(iif(length() = 10, $this, ${toUtc('$this')}.select(iif(${summer}, (($this + ':00Z').toDateTime() + 1 hour).toString().substring(0, 10), substring(0, 10)))))`;

/** The date in London at the moment of evaluation, as text. `now`: that moment, as an expression that gives text. */
export const today = (now: string): string => toLondonDay(now);

/** Three-valued: true when `yes`, else false when `no`, else empty, which is FHIRPath's unknown. */
export const threeValued = (yes: string, no: string): string => `iif(${yes}, true, iif(${no}, false, {}))`;

/** A string literal, a name (delimited or not), or a number that is not the amount of a duration. */
const token =
  /'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|%?[A-Za-z_]\w*|\d+(?:\.\d+)?(?![\d.]| (?:months|days|hours?|minutes)\b)/g;

/**
 * The same expression with its numbers named once, at the front. A number may be the beginning of a quantity, so that a
 * parser has to look far ahead at every one of them: named, the expression is read several times as fast.
 */
export function withNumbersNamed(expression: string): string {
  const names = new Map<string, string>();
  const named = expression.replace(token, (part) => {
    if (!/^\d/.test(part)) return part;
    const name = names.get(part) ?? `n${part.replace('.', '_')}`;
    names.set(part, name);
    return `%${name}`;
  });
  const definitions = [...names].map(([number, name]) => `defineVariable('${name}', ${number})`);
  return definitions.length === 0 ? named : `%resource.${definitions.join('.')}.select(${named})`;
}
