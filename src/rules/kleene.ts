import type { Truth } from './rule.ts';

const count = (truths: readonly Truth[], wanted: Truth): number =>
  truths.filter((truth) => truth === wanted).length;

/** Kleene's strong three-valued logic: unknown is "either, nobody can say which". */
export const allOf = (truths: readonly Truth[]): Truth => atLeastOf(truths.length, truths);
export const anyOf = (truths: readonly Truth[]): Truth => atLeastOf(1, truths);
export const notOf = (truth: Truth): Truth =>
  truth === 'unknown' ? 'unknown' : truth === 'yes' ? 'no' : 'yes';

/** Whether at least n are so: surely when n are, surely not when too few can still be. */
export function atLeastOf(n: number, truths: readonly Truth[]): Truth {
  const sure = count(truths, 'yes');
  if (sure >= n) return 'yes';
  return sure + count(truths, 'unknown') < n ? 'no' : 'unknown';
}
