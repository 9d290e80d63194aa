/** A Firefox for the browser tests, where this machine has one. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SYSTEM = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** `FIREFOX_PATH` wins. Answers how Playwright starts it by WebDriver BiDi, or nothing where there is none. */
export function findFirefox() {
  const path = [process.env.FIREFOX_PATH, ...SYSTEM].find((one) => one && existsSync(one));
  if (path === undefined) return undefined;
  return {
    channel: 'moz-firefox',
    executablePath: fileURLToPath(new URL('firefox-bidi.mjs', import.meta.url)),
    env: { ...process.env, FIREFOX_PATH: path },
  };
}
