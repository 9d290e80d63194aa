/**
 * `npm test`: everything, from a fresh clone. Each check counts as one, each test as one; the last line is
 * `N passed, N failed`. What could not run here is said before it, never counted as passed.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findChromium } from './lib/chromium.mjs';
import { build, install, requireNode, root, run } from './lib/prepare.mjs';

const results = join(root, 'e2e', 'results');
let passed = 0;
let failed = 0;
let skipped = 0;
/** Said again before the closing line: a long log must not hide what failed, nor why. */
const broken = [];
const say = (what) => process.stdout.write(`\n== ${what}\n`);

async function check(name, command, args) {
  const { code, output } = await run(command, args, { capture: true });
  if (code === 0) {
    passed += 1;
    process.stdout.write(`ok   ${name}\n`);
    return;
  }
  failed += 1;
  broken.push(name);
  process.stdout.write(`FAIL ${name}\n${output.trim()}\n`);
}

const npx = (name, command, ...args) => check(name, 'npx', ['--no-install', command, ...args]);

/** Reads a runner's own report; a runner that left none has failed, whatever it printed. */
function count(name, code, read) {
  try {
    const { ok, bad, left, names } = read();
    broken.push(...names);
    passed += ok;
    failed += bad;
    skipped += left;
    if (code !== 0 && bad === 0) throw new Error(`it ended with ${code} although no test failed`);
    process.stdout.write(`${name}: ${ok} passed, ${bad} failed, ${left} skipped\n`);
  } catch (error) {
    failed += 1;
    broken.push(name);
    process.stdout.write(`FAIL ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** The first lines of what a runner says of a failure, without its colours. */
const reason = (message = '') =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 12)
    .map((line) => `\n     ${line.slice(0, 300)}`)
    .join('');

const report = (file) => JSON.parse(readFileSync(join(results, file), 'utf8'));

/** Of a suite of Playwright's report and all below it. */
const failedIn = ({ specs = [], suites = [] }) => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const { error } =
        tests.flatMap(({ results: runs }) => runs).find((one) => one.error !== undefined) ?? {};
      return `e2e/${file}: ${title}${reason(error?.message)}`;
    }),
  ...suites.flatMap(failedIn),
];

requireNode();
await install(say);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

say('Checks');
await npx('format', 'prettier', '--check', '.');
await npx('lint', 'eslint', '.', '--max-warnings=0');
await npx('import rules', 'depcruise', 'src', 'gateway', 'mocks', '--config', '.dependency-cruiser.cjs');
await npx('types', 'tsc', '-p', 'tsconfig.json');
await npx('dead code', 'knip');

say('Unit, contract and component tests');
const unit = await run('npx', [
  '--no-install',
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(results, 'unit.json')}`,
]);
count('vitest', unit.code, () => {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report('unit.json');
  const files = testResults.filter((file) => file.status === 'failed');
  const unread = files.filter((file) => file.assertionResults.length === 0);
  const names = files.flatMap(({ name, message, assertionResults }) => {
    const tests = assertionResults.filter(({ status }) => status === 'failed');
    const path = relative(root, name);
    return tests.length === 0
      ? [`${path}${reason(message)}`]
      : tests.map(({ fullName, failureMessages }) => `${path}: ${fullName}${reason(failureMessages[0])}`);
  });
  return {
    ok: numPassedTests,
    bad: numFailedTests + unread.length,
    left: numPendingTests + numTodoTests,
    names,
  };
});

say('Build and size');
await build(say);
await npx('size budgets', 'size-limit');

say('End to end, in a real browser');
try {
  await findChromium();
  const e2e = await run('npx', ['--no-install', 'playwright', 'test', '-c', 'e2e/playwright.config.ts']);
  count('end to end', e2e.code, () => {
    const { stats, suites } = report('e2e.json');
    const { expected, unexpected, flaky, skipped: left } = stats;
    return { ok: expected, bad: unexpected + flaky, left, names: suites.flatMap(failedIn) };
  });
} catch (error) {
  failed += 1;
  broken.push('no Chromium');
  process.stdout.write(`FAIL no Chromium: ${error instanceof Error ? error.message : String(error)}\n`);
}

if (skipped > 0) process.stdout.write(`\nNot run here: ${skipped} (each says why above)\n`);
for (const name of broken) process.stdout.write(`FAIL ${name}\n`);
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
