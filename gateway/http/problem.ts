import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../../src/api/problem.ts';

/** A refusal: what is wrong, where, and what to do. Never a person in it. */
export interface Refusal {
  readonly status: ContentfulStatusCode;
  readonly problem: Problem;
}

export const refusal = (
  status: ContentfulStatusCode,
  code: string,
  message: string,
  more: Pick<Problem, 'field' | 'fix'> = {},
): Refusal => ({ status, problem: { code, message, ...more } });

export const refuse = (c: Context, { status, problem }: Refusal): Response => c.json(problem, status);
