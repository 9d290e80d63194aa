import type { Context } from 'hono';
import * as v from 'valibot';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { refusal, type Refusal } from './problem.ts';

type Schema = v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>;

const unkept = refusal(400, 'body-wrong', 'A text holds a character that cannot be kept.', {
  fix: 'Type the text anew instead of pasting it.',
});

/**
 * The request's body, checked. A refusal names the first field that does not fit and what is expected of it, and never
 * repeats what was sent.
 */
export async function bodyOf<S extends Schema>(
  c: Context,
  schema: S,
): Promise<Result<v.InferOutput<S>, Refusal>> {
  let body: unknown;
  try {
    const text = await c.req.text();
    // A character that no person types and no database keeps in a text.
    if (text.includes('\\u0000')) return fail(unkept);
    body = JSON.parse(text);
  } catch {
    return fail(refusal(400, 'not-json', 'The request is not JSON.', { fix: 'Send application/json.' }));
  }
  const checked = v.safeParse(schema, body);
  if (checked.success) return succeed(checked.output);
  const [issue] = checked.issues;
  const field = v.getDotPath(issue);
  return fail(
    refusal(400, 'body-wrong', 'A field is missing or not as expected.', {
      ...(field === null ? {} : { field }),
      ...(issue.expected === null ? {} : { fix: `Expected ${issue.expected}.` }),
    }),
  );
}
