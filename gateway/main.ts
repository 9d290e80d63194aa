import { pino } from 'pino';
import { loadAuditRepository } from './config/audit-repository.ts';
import { databasePlace, readEnvironment } from './config/environment.ts';
import { describeFault, type ConfigFault } from './config/fault.ts';
import { loadKeys } from './config/keys.ts';
import { loadConfig } from './config/load.ts';
import { settingWarnings } from './config/setting-policies.ts';
import { createCpis } from './cpis/create-cpis.ts';
import { createGateway } from './gateway.ts';
import { errorFacts } from './http/request-log.ts';
import { listen } from './listen.ts';
import { readNhsAuth } from './nhs-auth/read-nhs-auth.ts';
import { createTokenSource } from './nhs-auth/token-source.ts';
import { openStore } from './store/store.ts';

const sweepEveryMs = 60_000;
const forwardEveryMs = 1000;
/** Beyond the longest look-up: its answer is still stored and given. */
const closeGraceMs = 5000;

/** Refuses to start: one line for each fault, then the end. */
function refuseToStart(faults: readonly ConfigFault[]): never {
  process.stderr.write(faults.map((fault) => `${describeFault(fault)}\n`).join(''));
  process.exit(1);
}

/** The driver's own words, without what it repeats of an address; an AggregateError has none of its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given';
  const code = 'code' in error ? String(error.code) : '';
  return (error.message === '' ? code : error.message).replace(/\s+/g, ' ').replace(/\.$/, '');
}

const environment = readEnvironment(process.env);
if (!environment.ok) refuseToStart(environment.failure);
const env = environment.value;
const loaded = await loadConfig(env.config);
if (!loaded.ok) refuseToStart(loaded.failure);
const keys = await loadKeys(env);
if (!keys.ok) refuseToStart(keys.failure);
const auditRepository = await loadAuditRepository(env);
if (!auditRepository.ok) refuseToStart(auditRepository.failure);
const nhsAuth = await readNhsAuth(loaded.value, env.secrets);
if (!nhsAuth.ok) refuseToStart(nhsAuth.failure);

const log = pino({ level: env.logLevel, base: null, redact: ['authorization', 'token', '*.token'] });
// What nothing caught is a fault of the program. Its message may hold what was being handled, so it is never written.
process.on('uncaughtException', (error) => {
  log.fatal(errorFacts(error), 'stopped by an error that nothing caught');
  process.exit(1);
});
const store = await openStore(databasePlace(env), keys.value).catch((error: unknown) =>
  refuseToStart([
    {
      file: 'database',
      wrong: `It could not be opened (${reasonOf(error)}).`,
      fix: 'See DATABASE_URL, SAFELIGHT_DATA and SAFELIGHT_KEY.',
    },
  ]),
);
const nhs = nhsAuth.value;
const clock = () => new Date();
const tokens =
  nhs?.auth.mode === 'application' ? createTokenSource(nhs.auth, nhs.keys, fetch, clock) : undefined;
const cpis = createCpis(loaded.value.cpis, tokens, fetch);
const address = `http://${env.host === '127.0.0.1' ? 'localhost' : env.host}:${env.port}`;
const gateway = createGateway({
  config: loaded.value,
  store,
  cpis,
  log,
  address,
  app: env.app,
  ...(nhs === undefined ? {} : { nhsAuth: nhs }),
  ...(auditRepository.value === undefined ? {} : { auditRepository: auditRepository.value }),
});
const listening = await listen(gateway.fetch, env);
if (!listening.ok) {
  await store.db.destroy();
  refuseToStart([listening.failure]);
}
const server = listening.value;
const issuers = loaded.value.issuers.map(({ id }) => id);
log.info({ address, issuers }, 'listening');
if (issuers.length === 0) log.warn('No record system may launch Safelight: there is no file in issuers/.');
for (const warning of settingWarnings(loaded.value)) log.warn(warning);

async function tidy(): Promise<void> {
  await gateway.tidy().catch((error: unknown) => {
    log.error(errorFacts(error), 'What is past its time could not be tidied; tried again in a minute.');
  });
}
void tidy();
if (store.guard === 'trigger') {
  log.warn(
    'The database user may not make or use the role safelight_gateway: the ledger is kept append-only by its trigger alone.',
  );
}
const forwarding = gateway.forward && setInterval(() => void gateway.forward?.(), forwardEveryMs);
const sweeping = setInterval(() => void tidy(), sweepEveryMs);

const closeWithinMs = loaded.value.cpis.timeoutMs + closeGraceMs;
let closing = false;
/** Lets requests in flight finish, then closes the database. */
function close(): void {
  if (closing) return;
  closing = true;
  clearInterval(sweeping);
  clearInterval(forwarding);
  setTimeout(() => process.exit(1), closeWithinMs).unref();
  server.close(() => {
    void store.db.destroy().finally(() => process.exit(0));
  });
}
process.on('SIGTERM', close);
process.on('SIGINT', close);
// Started by another process of ours: it never outlives that one.
process.on('disconnect', close);
