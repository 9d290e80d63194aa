import type { NhsNumber } from '../../src/domain/nhs-number.ts';
import { tenDigits } from './subject.ts';

/**
 * Whom an answer says it was asked about: a searchset repeats the question as it was understood in its `self` link.
 * `nobody`: the question that was understood named no number, so that the answer may be about anybody.
 */
export function askedAbout(url: string, asked: NhsNumber): 'asked' | 'another' | 'nobody' {
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const numbers = [...new URLSearchParams(query)]
    .filter(([name]) => /^(?:patient|subject)\b/i.test(name))
    .map(([, value]) => tenDigits(value.slice(value.lastIndexOf('|') + 1).replace(/^.*\//, '')))
    .filter((number) => number !== undefined);
  if (numbers.length === 0) return 'nobody';
  return numbers.every((number) => number === asked) ? 'asked' : 'another';
}
