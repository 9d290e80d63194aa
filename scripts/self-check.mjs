/** `npm run self-check`: what a record system lacks for Safelight. Run by tsx. */
import { selfCheckCommand } from './self-check/command.ts';

process.exitCode = await selfCheckCommand(process.argv.slice(2), {
  env: process.env,
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
});
