import * as v from 'valibot';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { ask, REQUEST_MS, saysNo, type NoAnswer, type Reach } from './ask.ts';
import { assertionFields, signAssertion } from '../signing/assertion.ts';
import type { NhsAuth } from './read-nhs-auth.ts';
import type { SigningKey } from '../signing/signing-keys.ts';

/** `refused`: no to this installation. `grant-ended`: no to what was shown for the person, which has run out. */
export type PlatformFailure = NoAnswer | 'refused' | 'grant-ended';

/** Seconds are numbers in RFC 6749 and strings of digits in what the NHS platform sends. */
const Seconds = v.pipe(v.union([v.number(), v.pipe(v.string(), v.digits())]), v.transform(Number));
const Token = v.pipe(v.string(), v.regex(/^[\x21-\x7e]+$/));
const TokenAnswer = v.object({
  access_token: Token,
  expires_in: Seconds,
  refresh_token: v.optional(Token),
  refresh_token_expires_in: v.optional(Seconds),
});
export type TokenAnswer = v.InferOutput<typeof TokenAnswer>;
const Refusal = v.object({ error: v.string() });

/** Whose token, and where it is asked for. */
export type SignedJwtAuth = Pick<NhsAuth['auth'], 'tokenUrl' | 'clientId' | 'algorithm'>;

/** Asks the API platform's token endpoint once, as this installation. `grant` is what makes it one kind of grant. */
export async function askPlatform(
  auth: SignedJwtAuth,
  key: SigningKey,
  grant: Readonly<Record<string, string>>,
  { fetch, clock, deadline }: Reach,
): Promise<Result<TokenAnswer, PlatformFailure>> {
  const body = new URLSearchParams({
    ...grant,
    ...assertionFields(await signAssertion(auth, key, clock())),
  });
  const init = { method: 'POST', headers: { Accept: 'application/json' }, body };
  const answer = await ask(fetch, auth.tokenUrl, init, deadline(REQUEST_MS));
  if (typeof answer === 'string') return fail(answer);
  if (saysNo(answer.status)) {
    const said = v.safeParse(Refusal, parsed(answer.text));
    return fail(said.success && said.output.error === 'invalid_grant' ? 'grant-ended' : 'refused');
  }
  if (answer.status !== 200) return fail('no-answer');
  const token = v.safeParse(TokenAnswer, parsed(answer.text));
  return token.success ? succeed(token.output) : fail('odd-answer');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
