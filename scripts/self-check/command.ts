import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { neededSearches } from '../../src/rules/needed-searches.ts';
import { plainSend } from '../../src/fhir/plain-send.ts';
import { connectWith } from '../../src/self-check/connect.ts';
import type { SelfCheckInput } from '../../src/self-check/input.ts';
import { reportAsHtml } from '../../src/self-check/report/as-html.ts';
import { reportAsJson } from '../../src/self-check/report/as-json.ts';
import { reportAsJunit } from '../../src/self-check/report/as-junit.ts';
import { reportAsText } from '../../src/self-check/report/as-text.ts';
import { fileName, tallyOf, type Report } from '../../src/self-check/report/report.ts';
import { selfCheck } from '../../src/self-check/run.ts';
import { isObject } from '../../src/self-check/shape.ts';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import { listenForCallback } from './callback.ts';
import { readOptions, usage, type Options } from './options.ts';
import { readTried, type Tried } from './subject.ts';

/** What the command works with. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const wrongUsage = 2;

/** Runs the command and answers its exit code: 0 all well or warnings only, 1 a line failed, 2 wrong usage. */
export async function selfCheckCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const options = readOptions(args);
  if (!options.ok) {
    around.err(`${options.failure}\n\n${usage}`);
    return wrongUsage;
  }
  if (options.value === 'help') {
    around.out(usage);
    return 0;
  }
  const tried = await readTried(options.value, around.env);
  if (!tried.ok) {
    around.err(tried.failure);
    return wrongUsage;
  }
  const signIn = await signInOf(options.value, tried.value, around);
  if (!signIn.ok) {
    around.err(signIn.failure);
    return wrongUsage;
  }
  const report = await run(options.value, tried.value, signIn.value.signIn).finally(signIn.value.close);
  const { failOn } = options.value;
  const files = await writeReports(report, options.value);
  const tally = tallyOf(report.checked);
  around.out(
    [
      reportAsText(report),
      '',
      `${tally.fail} fail, ${tally.warn} warn, ${tally.pass} pass, ${tally['not-tried']} not tried: ${report.base}`,
      ...files,
    ].join('\n'),
  );
  return tally.fail > 0 || (failOn === 'warn' && tally.warn > 0) ? 1 : 0;
}

async function run(options: Options, tried: Tried, signIn: SelfCheckInput['signIn']): Promise<Report> {
  const at = new Date().toISOString();
  const checked = await selfCheck({
    subject: tried.subject,
    platform: {
      kind: 'command',
      redirectUri: options.redirectUri,
      ...(options.origin === undefined ? {} : { origin: options.origin }),
    },
    searches: neededSearches(tried.pack),
    send: plainSend(options.timeoutMs),
    now: () => Date.now(),
    signIn,
    write: options.write,
    slowMs: options.slowMs,
  });
  return {
    base: tried.subject.base,
    ...(tried.name === undefined ? {} : { name: tried.name }),
    at,
    as: 'command',
    checked,
  };
}

interface Signing {
  readonly signIn: SelfCheckInput['signIn'];
  readonly close: () => void;
}

/** A token answer from elsewhere, a sign-in of our own, or none. */
async function signInOf(
  options: Options,
  { subject, scope }: Tried,
  { env, out }: Surroundings,
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
        why: 'It needs a sign-in: give --client-id, or open Safelight from the record system and choose Self-check there.',
      },
      close: nothing,
    });
  const callback = await listenForCallback(options.redirectUri);
  if (!callback.ok) return callback;
  return succeed({
    close: callback.value.close,
    signIn: {
      kind: 'make',
      authorizer: {
        clientId: options.clientId,
        scope,
        redirectUri: options.redirectUri,
        connect: connectWith,
        open: (url) => {
          out(`Open this address, sign in, and choose a test patient:\n\n${url}\n`);
          return callback.value.came(options.waitMs);
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

/** Writes what was asked for, and answers the paths. */
async function writeReports(report: Report, options: Options): Promise<readonly string[]> {
  const { report: folder, failOn } = options;
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const named = (kind: 'json' | 'html' | 'junit', extension: string): readonly string[] => [
    ...(options[kind] === undefined ? [] : [options[kind]]),
    ...(folder === undefined ? [] : [join(folder, fileName(report.at, extension))]),
  ];
  const files = [
    ...named('json', 'json').map((file) => ({ file, text: reportAsJson(report) })),
    ...named('html', 'html').map((file) => ({ file, text: reportAsHtml(report) })),
    ...named('junit', 'junit.xml').map((file) => ({ file, text: reportAsJunit(report, failOn) })),
  ];
  for (const { file, text } of files) await writeFile(file, text);
  return files.map(({ file }) => file);
}
