/** `npm run self-check`: what a record system lacks for Safelight. Run by tsx. */
import { selfCheckCommand } from './self-check/command.ts';

// Stopped by a person or by a job whose time is up, it says what it found by then. A second signal ends it at once.
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort());

const code = await selfCheckCommand(process.argv.slice(2), {
  env: process.env,
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  stop: stopping.signal,
});
// Requests that were given up may still hang: they are not waited for, what was said is.
process.stderr.write('', () => process.stdout.write('', () => process.exit(code)));
