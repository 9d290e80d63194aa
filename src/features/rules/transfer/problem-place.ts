import type { Problem } from '../../../api/problem.ts';

export type FieldProblem = NonNullable<Problem['problems']>[number];

/** Which rule of a file a problem is in, counted from 0, and which part of it; no rule: the file as a whole. */
export function placeOfProblem(path: string): { readonly rule?: number; readonly field: string } {
  const [, number, field = ''] = /^rules\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
  return number === undefined ? { field: path } : { rule: Number(number), field };
}
