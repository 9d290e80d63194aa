/**
 * `npm run build`, second half: the gateway and its commands as plain JavaScript in `dist/gateway`, for a Node without
 * development dependencies. What comes from `node_modules` stays there. `--out <folder>`: build elsewhere, two folders
 * below what holds `smart-config/`, which the gateway finds from where it was built to.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './lib/prepare.mjs';

const at = process.argv.indexOf('--out');
const outDir = at === -1 ? join(root, 'dist', 'gateway') : process.argv[at + 1];

/** The commit that was built: as an image is told, else as the checkout says. */
function commit() {
  if (process.env.BUILD_COMMIT) return process.env.BUILD_COMMIT;
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim();
  } catch {
    return 'unknown';
  }
}

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
await build({
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  define: { SAFELIGHT_BUILD: JSON.stringify({ version, commit: commit() }) },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        main: 'gateway/main.ts',
        migrate: 'gateway/migrate.ts',
        ledger: 'gateway/ledger-cli.ts',
        reseal: 'gateway/reseal.ts',
        issuer: 'scripts/issuer.mjs',
      },
      // Flat: what is found from a file's own place is found from each of them.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
