/** A Chromium for the browser tests. */
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

const of = (executablePath) => ({
  executablePath,
  args: [...QUIET, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
const first = (paths) => paths.find((path) => path && existsSync(path));

/**
 * `CHROMIUM_PATH` wins; then the one that the lock file pins, which is made for Linux on x64; then the system's. Root needs
 * `--no-sandbox`; the tests open loopback pages of our own only.
 */
export async function findChromium() {
  const named = first([process.env.CHROMIUM_PATH]);
  if (named) return of(named);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const system = first(SYSTEM);
    if (system) return of(system);
  }
  const { default: packaged } = await import('@sparticuz/chromium');
  // Its own argument list is for a serverless host: of it, only what a container needs.
  return {
    executablePath: await packaged.executablePath(),
    args: [...QUIET, '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  };
}

/** A whole Chromium, which knows settings that the pinned one was built without; that one where there is no other. */
export async function findWholeChromium() {
  const whole = first([process.env.CHROMIUM_PATH, ...SYSTEM]);
  return whole ? of(whole) : findChromium();
}
