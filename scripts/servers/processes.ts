import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

/** A server of this run. */
export interface Running {
  /** The last it said, for whoever looks why it does not answer. */
  readonly said: () => string;
  /** Gives it a line to read. */
  readonly tell: (line: string) => void;
  /** Ends it and all that it started; back when it is gone. */
  readonly stop: () => Promise<void>;
}

/** What of these programs is not there, or is too old, in words; undefined where all are. */
export function lacking(...programs: readonly ('java' | 'javac' | 'mvn')[]): string | undefined {
  for (const program of programs) {
    const { status, stdout, stderr } = spawnSync(program, ['-version'], { encoding: 'utf8' });
    if (status !== 0) return `There is no ${program} here.`;
    const [, version = '0'] = /(?:version "|javac )(\d+)/.exec(stdout + stderr) ?? [];
    if (program !== 'mvn' && Number(version) < oldestJava)
      return `The ${program} here is of version ${version}; ${oldestJava} or newer is needed.`;
  }
  return undefined;
}

const oldestJava = 17;

/** Milliseconds that Maven may take, to fetch all that it lacks over a slow line. */
const mavenPatience = 480_000;

/**
 * Runs Maven in a folder: from what is on this machine, and fetching only where that is not enough. What it lacks in the
 * end is the failure, in Maven's words.
 */
export async function maven(folder: string, ...goals: readonly string[]): Promise<Result<void, string>> {
  const run = (...offline: readonly string[]) =>
    toItsEnd('mvn', ['--batch-mode', '--quiet', ...offline, ...goals], folder, mavenPatience);
  if ((await run('--offline')).code === 0) return succeed(undefined);
  const { code, said } = await run();
  if (code === 0) return succeed(undefined);
  const error = /\[ERROR\] (.*)/.exec(said)?.[1] ?? said;
  return fail(`Maven could not fetch or build it: ${error.slice(0, 700)}`);
}

/** Runs a program to its end, in a process group of its own, which is ended with this process. */
function toItsEnd(command: string, args: readonly string[], cwd: string, patience: number) {
  return new Promise<{ readonly code: number; readonly said: string }>((resolve) => {
    const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = (): void => signal(child, 'SIGKILL');
    process.once('exit', kill);
    const late = setTimeout(kill, patience);
    let said = '';
    const keep = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const ended = (code: number): void => {
      clearTimeout(late);
      process.removeListener('exit', kill);
      resolve({ code, said: said.trim() });
    };
    child.on('error', (error) => {
      said += String(error);
      ended(1);
    });
    child.on('close', (code) => ended(code ?? 1));
  });
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

/** What a server said, without the frames of a stack, which would leave no room for the reason. */
const withoutStack = (said: string): string =>
  said
    .split('\n')
    .filter((line) => !/^\s*(at |\.\.\. )/.test(line))
    .join(' ')
    .trim();

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
    tell: (line) => void child.stdin.write(`${line}\n`),
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
  const why = gone(child) ? 'It ended by itself' : `It did not come up in ${how.patience / 1000} seconds`;
  await running.stop();
  return fail(`${why}: ${withoutStack(text).slice(-600)}`);
}
