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

/** Starts one and waits until it listens. Throws with its own words when it does not. */
export async function startGateway(env: Readonly<Record<string, string>>): Promise<GatewayProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'gateway/main.ts'], {
    env: { ...process.env, ...env, PORT: String(port), LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer) => {
      said += text.toString();
      if (said.includes('"listening"')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`The gateway ended before it listened: ${said}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    kill: () => void child.kill('SIGKILL'),
    signal: (name) => void child.kill(name),
    said: () => said,
    ended,
  };
}
