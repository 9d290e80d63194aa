import { spawn } from 'node:child_process';
import { freePort } from './listen-http.ts';

/** The real process, as it is started. */
export interface GatewayProcess {
  readonly origin: string;
  /** SIGKILL: it learns nothing of it. */
  readonly kill: () => void;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Everything that it has logged and said. */
  readonly said: () => string;
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** What a process says once it answers. */
const listening = ['"listening"'];
/** And once it has done what it does of itself at its start, so that all it does next is what it is asked. */
export const atRest = [...listening, '"tidied"'];

/** Starts one and waits until it has said `these`. Throws with its own words when it ends before. */
export async function startGateway(
  env: Readonly<Record<string, string>>,
  these: readonly string[] = listening,
): Promise<GatewayProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'gateway/main.ts'], {
    env: { ...process.env, ...env, PORT: String(port), LOG_LEVEL: 'debug' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      if (these.every((what) => said.includes(what))) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`The gateway ended at its start: ${said}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    kill: () => void child.kill('SIGKILL'),
    signal: (name) => void child.kill(name),
    said: () => said,
    ended,
  };
}
