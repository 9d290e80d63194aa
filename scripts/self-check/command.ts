import { neededSearches } from '../../src/rules/needed-searches.ts';
import { plainSend } from '../../src/fhir/plain-send.ts';
import type { SelfCheckInput } from '../../src/self-check/input.ts';
import { reportAsText } from '../../src/self-check/report/as-text.ts';
import { tallyOf, type Report } from '../../src/self-check/report/report.ts';
import { selfCheck } from '../../src/self-check/run.ts';
import { readOptions, usage, type Options } from './options.ts';
import { makeRoom, writeReports } from './reports.ts';
import { signInOf } from './sign-in.ts';
import { stopAfter } from './stop-after.ts';
import { readTried, type Tried } from './subject.ts';
import type { Surroundings } from './surroundings.ts';

const wrongUsage = 2;

/** Runs the command and answers its exit code: 0 all well or warnings only, 1 a line failed, 2 wrong usage or no report. */
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
  const room = await makeRoom(options.value);
  if (!room.ok) {
    around.err(room.failure);
    return wrongUsage;
  }
  const clock = stopAfter(options.value.limitMs, around.stop);
  const signIn = await signInOf(options.value, tried.value, { ...around, clock });
  if (!signIn.ok) {
    clock.halt();
    around.err(signIn.failure);
    return wrongUsage;
  }
  clock.start();
  const report = await run(options.value, tried.value, signIn.value.signIn, clock.signal).finally(() => {
    clock.halt();
    signIn.value.close();
  });
  const files = await writeReports(report, options.value);
  const tally = tallyOf(report.checked);
  around.out(
    [
      reportAsText(report),
      '',
      `${tally.fail} fail, ${tally.warn} warn, ${tally.pass} pass, ${tally['not-tried']} not tried: ${report.base}`,
      ...files.written,
    ].join('\n'),
  );
  if (files.failed.length > 0) {
    around.err(`Not written: ${files.failed.join(', ')}`);
    return wrongUsage;
  }
  return tally.fail > 0 || (options.value.failOn === 'warn' && tally.warn > 0) ? 1 : 0;
}

async function run(
  options: Options,
  tried: Tried,
  signIn: SelfCheckInput['signIn'],
  stop: AbortSignal,
): Promise<Report> {
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
    stop,
  });
  return {
    base: tried.subject.base,
    ...(tried.name === undefined ? {} : { name: tried.name }),
    at,
    as: 'command',
    checked,
  };
}
