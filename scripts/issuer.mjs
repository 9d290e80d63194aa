/**
 * `npm run issuer`, and `node dist/gateway/issuer.js` where only what is built is there: first issuer files, what to
 * register, and what the gateway would say.
 */
import { issuerCommand } from './issuer/cli.ts';

const built = import.meta.url.endsWith('/issuer.js');

process.exitCode = await issuerCommand(process.argv.slice(2), {
  fetch,
  env: process.env,
  now: () => new Date(),
  as: built ? 'node dist/gateway/issuer.js' : 'npm run issuer --',
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
