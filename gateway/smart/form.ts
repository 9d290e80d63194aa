import type { Context } from 'hono';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { refusal, type Refusal } from '../http/problem.ts';

/**
 * The fields of a form, each given once (RFC 6749, section 3.2: parameters must not be included more than once). What was
 * sent is never repeated.
 */
export async function formOf(c: Context): Promise<Result<ReadonlyMap<string, string>, Refusal>> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type))
    return fail(
      refusal(415, 'not-a-form', 'The request is not a form.', {
        fix: 'Send application/x-www-form-urlencoded.',
      }),
    );
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(await c.req.text())) {
    if (fields.has(name)) return fail(refusal(400, 'field-twice', 'A field is given twice.'));
    fields.set(name, value);
  }
  return succeed(fields);
}
