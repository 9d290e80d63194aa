import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

/** A server of this run. */
export interface Running {
  /** The last it said, for whoever looks why it does not answer. */
  readonly said: () => string;
  /** Ends it and all that it started; back when it is gone. */
  readonly stop: () => Promise<void>;
}

/** Whether a program is there and runs. */
export const has = (program: string): boolean =>
  spawnSync(program, ['-version'], { stdio: 'ignore' }).status === 0;

/**
 * Runs Maven in a folder: from what is on this machine, and fetching only where that is not enough. What it lacks in the
 * end is the failure, in Maven's words.
 */
export function maven(folder: string, ...goals: readonly string[]): Result<void, string> {
  const run = (offline: readonly string[]) =>
    spawnSync('mvn', ['--batch-mode', '--quiet', ...offline, ...goals], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 480_000,
    });
  const offline = run(['--offline']);
  const done = offline.status === 0 ? offline : run([]);
  return done.status === 0
    ? succeed(undefined)
    : fail(`Maven could not fetch or build it: ${(done.stdout + done.stderr).trim().slice(0, 600)}`);
}

interface Starting {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** True as soon as the server answers. */
  readonly ready: (said: string) => boolean | Promise<boolean>;
  /** Milliseconds until it counts as not coming up. */
  readonly patience: number;
}

const gone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Its whole group, because a start script leaves the server itself as a child of its own, which may outlive it. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // Nothing of it is left.
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a server in a process group of its own and waits until it answers; the failure is what it said last. */
export async function start(how: Starting): Promise<Result<Running, string>> {
  const child = spawn(how.command, how.args, {
    cwd: how.cwd,
    env: { ...process.env, ...how.env },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  process.once('exit', () => signal(child, 'SIGKILL'));
  let text = '';
  const keep = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => keep(Buffer.from(String(error))));
  const running: Running = {
    said: () => text.trim(),
    stop: async () => {
      child.stdin.end();
      signal(child, 'SIGTERM');
      for (let waited = 0; waited < 8000 && !gone(child); waited += 100) await wait(100);
      signal(child, 'SIGKILL');
    },
  };
  const until = Date.now() + how.patience;
  while (Date.now() < until && !gone(child)) {
    if (await how.ready(text)) return succeed(running);
    await wait(250);
  }
  await running.stop();
  return fail(`It did not come up in ${how.patience / 1000} seconds: ${text.trim().slice(-600)}`);
}
