/** `npm run issuer`: first issuer files, what to register, and what the gateway would say. Run by tsx. */
import { issuerCommand } from './issuer/cli.ts';

process.exitCode = await issuerCommand(process.argv.slice(2), {
  fetch,
  env: process.env,
  now: () => new Date(),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
