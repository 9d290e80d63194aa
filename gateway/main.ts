import { resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { databasePlace, readEnvironment } from './config/environment.ts';
import { describeFault, type ConfigFault } from './config/fault.ts';
import { loadKeys } from './config/keys.ts';
import { loadConfig } from './config/load.ts';
import { createCpis } from './cpis/create-cpis.ts';
import { createGateway } from './gateway.ts';
import { createTokenSource } from './nhs-auth/token-source.ts';
import { openStore, sweep } from './store/store.ts';

const sweepEveryMs = 60_000;
const closeWithinMs = 10_000;

/** Refuses to start: one line for each fault, then the end. */
function refuseToStart(faults: readonly ConfigFault[]): never {
  process.stderr.write(faults.map((fault) => `${describeFault(fault)}\n`).join(''));
  process.exit(1);
}

const environment = readEnvironment(process.env);
if (!environment.ok) refuseToStart(environment.failure);
const env = environment.value;
const loaded = await loadConfig(env.config);
if (!loaded.ok) refuseToStart(loaded.failure);
const keys = await loadKeys(env);
if (!keys.ok) refuseToStart(keys.failure);

const log = pino({ level: env.logLevel, base: null, redact: ['authorization', 'token', '*.token'] });
const store = await openStore(databasePlace(env), keys.value).catch((error: unknown) =>
  refuseToStart([
    {
      file: 'database',
      wrong: error instanceof Error ? error.message : 'It could not be opened.',
      fix: 'See DATABASE_URL, SAFELIGHT_DATA and SAFELIGHT_KEY.',
    },
  ]),
);
const { auth } = loaded.value.cpis;
const privateKeyFile = resolve(loaded.value.cpisFolder, auth?.privateKeyFile ?? '');
const tokens =
  auth === undefined ? undefined : createTokenSource({ ...auth, privateKeyFile }, fetch, () => new Date());
const keyProblem = await tokens?.keyProblem();
if (keyProblem !== undefined) {
  refuseToStart([{ file: privateKeyFile, wrong: keyProblem, fix: 'See auth.privateKeyFile in cpis.json.' }]);
}
const cpis = createCpis(loaded.value.cpis, tokens, fetch);
const address = `http://${env.host === '127.0.0.1' ? 'localhost' : env.host}:${env.port}`;
const gateway = createGateway({ config: loaded.value, store, cpis, log, address, app: env.app });
const server = serve({ fetch: gateway.fetch, port: env.port, hostname: env.host }, () => {
  log.info({ address, issuers: loaded.value.issuers.map(({ id }) => id) }, 'listening');
});

const sweeping = setInterval(() => {
  sweep(store, new Date()).catch(() => {
    log.error('Rows past their time could not be removed; tried again in a minute.');
  });
}, sweepEveryMs);

let closing = false;
/** Lets requests in flight finish, then closes the database. */
function close(): void {
  if (closing) return;
  closing = true;
  clearInterval(sweeping);
  setTimeout(() => process.exit(1), closeWithinMs).unref();
  server.close(() => {
    void store.db.destroy().finally(() => process.exit(0));
  });
}
process.on('SIGTERM', close);
process.on('SIGINT', close);
// Started by another process of ours: it never outlives that one.
process.on('disconnect', close);
