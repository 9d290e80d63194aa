/** A Chromium for the browser tests: the one named, a system one, or the one inside an npm package. */
import { existsSync } from 'node:fs';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Flags for a headless run that asks no host for anything of its own. */
const QUIET = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** `CHROMIUM_PATH` wins. Root needs `--no-sandbox`; the tests open loopback pages of our own only. */
export async function findChromium() {
  const system = [process.env.CHROMIUM_PATH, ...SYSTEM].find((path) => path && existsSync(path));
  if (system)
    return {
      executablePath: system,
      args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    };
  const { default: packaged } = await import('@sparticuz/chromium');
  // Its own argument list is for a serverless host: of it, only what a container needs.
  return {
    executablePath: await packaged.executablePath(),
    args: [...QUIET, '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  };
}
