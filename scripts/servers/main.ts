import { keep, document, reportOf } from './kept.ts';
import { readOptions } from './options.ts';
import { exitCode, logText, type RoundResult } from './report/report.ts';
import { Closing } from './closing.ts';
import { run } from './run.ts';

/**
 * `npm run test:servers`: the whole main job in a browser against servers that nobody here wrote. Starts what it can
 * find and reports the rest as not run. `--only <round>,<round>` takes some rounds, `--quick` loads no other child than
 * those of the rounds, `--write` writes the table of `docs/servers.md`. Ends with 1 where a step failed or where it was
 * ended before its last, with 2 where it was called wrongly, and ends every process that it started.
 */
const began = new Date();
const say = (line: string): void =>
  console.log(`  ${((Date.now() - began.getTime()) / 1000).toFixed(0).padStart(4)} s  ${line}`);

const options = readOptions(process.argv.slice(2), process.env['SERVERS_PORT']);
if (typeof options === 'string') {
  console.error(options);
  process.exit(2);
}

const results: RoundResult[] = [];
const closing = new Closing();

let broken: Promise<never> | undefined;
/** Once, however often a wrapper passes the signal on. */
async function breakOff(): Promise<never> {
  say('Ended by a signal: ending what was started');
  const report = reportOf(
    began,
    results.map((one) => ({ ...one, steps: [...one.steps] })),
  );
  await closing.all();
  keep(report);
  console.log(`\n${logText(report)}`);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    broken ??= breakOff();
  });

try {
  await run({ options, began, say, results, closing });
} finally {
  // What fails because its servers are being ended is no finding.
  await (broken ?? closing.all());
}
const report = reportOf(began, results);
keep(report);
if (options.write) document(report);
console.log(`\n${logText(report)}`);
process.exitCode = exitCode(report);
