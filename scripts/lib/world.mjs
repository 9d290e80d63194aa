/** The sandbox as processes: the pretend world (EHR and NHS) and the real gateway, on three ports in a row. */
import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from './prepare.mjs';

export const portsOf = (port) => ({ ehr: port, gateway: port + 1, nhs: port + 2 });

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** The first of the three ports that something else holds. */
export async function takenPort(port) {
  for (const candidate of Object.values(portsOf(port))) if (!(await isFree(candidate))) return candidate;
  return undefined;
}

function startProcess(file, env, stdio) {
  const child = fork(join(root, file), [], {
    cwd: root,
    execArgv: ['--import', 'tsx', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, ...env },
    stdio: ['ignore', stdio, stdio, 'ipc'],
  });
  // However this process ends, it leaves none behind; the children also end when the channel to it closes.
  process.once('exit', () => child.kill('SIGTERM'));
  let last = '';
  const keep = (chunk) => (last = (last + chunk).slice(-4000));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return { child, said: () => last.trim() };
}

const ended = (child) => child.exitCode !== null || child.signalCode !== null;
const end = (child, signal = 'SIGTERM') =>
  new Promise((resolve) => {
    if (ended(child)) return resolve();
    const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill(signal);
  });

async function answers(url, process, patience = 90_000) {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    if (ended(process.child)) throw new Error(process.said() || `${url} stopped before it was ready.`);
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer in ${patience / 1000} seconds.\n${process.said()}`);
}

/**
 * Starts all three. `data` is the folder everything is kept in. Answers the origins, a way to restart the gateway
 * (as after a crash) and `stop`, after which no process is left.
 */
export async function startWorld({
  port,
  data,
  env = {},
  say = () => undefined,
  stdio = 'pipe',
  onExit = () => undefined,
}) {
  const ports = portsOf(port);
  const origin = (p) => `http://localhost:${p}`;
  const app =
    env.SAFELIGHT_SANDBOX_SITES === 'two' ? `http://127.0.0.1:${ports.gateway}` : origin(ports.gateway);
  const common = { SAFELIGHT_DATA: data, ...env };
  let stopping = false;
  const watch = (name, process) => {
    process.child.once('exit', () => {
      if (!stopping && !process.expected) onExit(`${name} stopped.\n${process.said()}`);
    });
    return process;
  };
  say('Starting the pretend record system and the pretend NHS');
  const sandbox = watch(
    'The pretend world',
    startProcess('mocks/sandbox/main.ts', { ...common, PORT: String(ports.ehr) }, stdio),
  );
  let gateway;
  const startGateway = async () => {
    gateway = watch(
      'The gateway',
      startProcess(
        'gateway/main.ts',
        {
          LOG_LEVEL: 'warn',
          SAFELIGHT_MIGRATE: 'at-start',
          ...common,
          PORT: String(ports.gateway),
          SAFELIGHT_CONFIG: join(data, 'config'),
        },
        stdio,
      ),
    );
    await answers(`${origin(ports.gateway)}/health/ready`, gateway);
  };
  const stop = async () => {
    stopping = true;
    await Promise.all([end(sandbox.child), gateway ? end(gateway.child) : undefined]);
  };
  try {
    await answers(`${origin(ports.ehr)}/control/ready`, sandbox);
    say('Starting the gateway');
    await startGateway();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    data,
    ehr: origin(ports.ehr),
    gateway: app,
    nhs: origin(ports.nhs),
    gatewaySaid: () => gateway.said(),
    stopGateway: async (signal = 'SIGKILL') => {
      gateway.expected = true;
      await end(gateway.child, signal);
    },
    startGateway,
    stop,
  };
}
