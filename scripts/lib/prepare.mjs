/** What a fresh clone lacks, made: dependencies and the built app. Node's own modules only: it runs before any install. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname ?? new URL('..', import.meta.url).pathname, '..', '..');

const FLOOR = [20, 19];

/** Ends the process with one line; nothing that a person could act on is hidden behind a stack trace. */
export function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const enough = major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1]);
  if (!enough)
    stop(
      `Safelight needs Node ${FLOOR.join('.')} or newer; this is ${version}. Install a newer Node and try again.`,
    );
}

/** Runs a command to its end. Answers its exit code and, when `capture`, what it printed. */
export function run(command, args, { capture = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const stamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const digest = (...files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
};

/** Installs exactly what the lock file says, once for each lock file. */
export async function install(say) {
  const mark = join(root, 'node_modules', '.safelight-lock');
  const wanted = digest(join(root, 'package-lock.json'));
  if (stamp(mark) === wanted) return;
  say('Installing dependencies (a minute or two the first time)');
  const { code, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    capture: true,
  });
  if (code !== 0)
    stop(
      `${output.trim()}\nThe dependencies could not be installed: see above, then run the same command again.`,
    );
  writeFileSync(mark, wanted);
}

const SOURCES = ['src', 'public', 'smart-config', 'vite.config.ts', 'package-lock.json'];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds the app when something it is made of has changed since the last build. */
export async function build(say) {
  const mark = join(root, 'dist', 'app', '.built');
  const wanted = String(Math.max(...SOURCES.map((path) => newest(join(root, path)))));
  if (stamp(mark) === wanted) return;
  say('Building the app');
  const { code, output } = await run(
    process.execPath,
    [join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'],
    { capture: true },
  );
  if (code !== 0) stop(`${output.trim()}\nThe app could not be built.`);
  writeFileSync(mark, wanted);
}
