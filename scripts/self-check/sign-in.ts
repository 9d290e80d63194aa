import { readFile } from 'node:fs/promises';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { connectWith } from '../../src/self-check/connect.ts';
import type { SelfCheckInput } from '../../src/self-check/input.ts';
import { isObject } from '../../src/self-check/shape.ts';
import { listenForCallback } from './callback.ts';
import { proofBy } from './client-key.ts';
import type { Options } from './options.ts';
import type { RunClock } from './stop-after.ts';
import type { Tried } from './subject.ts';
import type { Surroundings } from './surroundings.ts';

export interface Signing {
  readonly signIn: SelfCheckInput['signIn'];
  readonly close: () => void;
}

/** A token answer from elsewhere, a sign-in of our own, or none. `clock` stands still while a person signs in. */
export async function signInOf(
  options: Options,
  { subject, scope }: Tried,
  { env, out, clock }: Surroundings & { readonly clock: RunClock },
): Promise<Result<Signing, string>> {
  const nothing = () => undefined;
  const text = await tokenAnswerText(options, env);
  if (!text.ok) return text;
  if (text.value !== undefined) {
    const answer = answerIn(text.value);
    if (answer === undefined) return fail('The token answer is not a JSON object with an access_token.');
    return succeed({
      signIn: { kind: 'there', signedIn: signedInBy(answer, scope, subject) },
      close: nothing,
    });
  }
  if (options.clientId === undefined)
    return succeed({
      signIn: {
        kind: 'none',
        why: 'It needs a sign-in: give --client-id (or --token-answer), or open Safelight from the record system and choose Self-check there.',
      },
      close: nothing,
    });
  if (subject.client === 'confidential' && options.clientKey === undefined)
    return fail(
      'The client of this issuer is confidential: give --client-key and --client-key-id, or the token endpoint’s answer with --token-answer.',
    );
  const { clientId, clientKey } = options;
  const proof = clientKey === undefined ? undefined : await proofBy(clientKey.file, clientKey.kid, clientId);
  if (proof?.ok === false) return proof;
  const callback = await listenForCallback(options.redirectUri);
  if (!callback.ok) return callback;
  return succeed({
    close: callback.value.close,
    signIn: {
      kind: 'make',
      authorizer: {
        clientId,
        ...(proof === undefined ? {} : { prove: proof.value }),
        scope,
        redirectUri: options.redirectUri,
        connect: connectWith,
        open: async (url) => {
          out(`Open this address, sign in, and choose a test patient:\n\n${url}\n`);
          clock.halt();
          return callback.value.came(options.waitMs).finally(clock.start);
        },
      },
    },
  });
}

async function tokenAnswerText(
  { tokenAnswer }: Options,
  env: Surroundings['env'],
): Promise<Result<string | undefined, string>> {
  if (tokenAnswer === undefined) return succeed(env['SAFELIGHT_SELF_CHECK_TOKEN_ANSWER']);
  try {
    return succeed(await readFile(tokenAnswer, 'utf8'));
  } catch {
    return fail(`${tokenAnswer} cannot be read.`);
  }
}

function answerIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return isObject(answer) && typeof answer['access_token'] === 'string' ? answer : undefined;
  } catch {
    return undefined;
  }
}

function signedInBy(
  answer: Readonly<Record<string, unknown>>,
  asked: string,
  { base, quirks }: Tried['subject'],
) {
  const { access_token: token, patient, encounter, scope } = answer;
  const connection =
    typeof token === 'string' && typeof patient === 'string'
      ? connectWith(token, {
          base,
          patientId: patient,
          ...(typeof encounter === 'string' ? { encounterId: encounter } : {}),
          grantedScope: typeof scope === 'string' ? scope : asked,
          quirks,
        })
      : undefined;
  return { answer, asked, ...(connection === undefined ? {} : { connection }) };
}
