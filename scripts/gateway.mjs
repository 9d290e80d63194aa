/**
 * `npm run gateway`, `migrate`, `ledger` and `reseal`: the built program where there is one. The commands run from their
 * sources where what that needs is installed, so that a checkout needs no build for them; the gateway is always as built.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { requireNode, root, stop } from './lib/prepare.mjs';

const sources = { migrate: 'migrate.ts', ledger: 'ledger-cli.ts', reseal: 'reseal.ts' };
const [name = 'main', ...rest] = process.argv.slice(2);

requireNode();
// What the program sees is its own arguments, as when it is started by itself.
process.argv.splice(2, process.argv.length - 2, ...rest);
const built = join(root, 'dist', 'gateway', `${name}.js`);
const run = (file) => import(pathToFileURL(file).href);
const loader = name in sources ? await import('tsx/esm/api').catch(() => undefined) : undefined;
if (loader !== undefined) {
  loader.register();
  await run(join(root, 'gateway', sources[name]));
} else if (existsSync(built)) {
  process.setSourceMapsEnabled(true);
  await run(built);
} else {
  stop('The gateway has not been built. Run npm run build, which needs the development dependencies.');
}
