import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { databasePlace, readEnvironment } from './config/environment.ts';
import { errorFacts } from './http/request-log.ts';
import { traceFields } from './http/trace.ts';
import { listen } from './listen.ts';
import { prometheusFigures } from './metrics/figures.ts';
import { serveMetrics } from './metrics/metrics-server.ts';
import { gaugesOf } from './metrics/of-store.ts';
import { buildInfo } from './process/build-info.ts';
import { databaseFault } from './process/database-fault.ts';
import { addressOf, makeGateway } from './process/make-gateway.ts';
import { refuseToStart } from './process/refuse.ts';
import { reloader } from './process/reload.ts';
import { reportStart, warnOf } from './process/report-start.ts';
import { serving } from './process/serving.ts';
import { readSettings } from './process/settings.ts';
import { stopper } from './process/shutdown.ts';
import { startTimers } from './process/timers.ts';
import { configuredPlaces, watchFiles } from './process/watch.ts';
import { openStore } from './store/store.ts';

/** Beyond the longest look-up: its answer is still stored and given. */
const closeGraceMs = 5000;

const environment = readEnvironment(process.env);
if (!environment.ok) refuseToStart(environment.failure);
const env = environment.value;
const read = await readSettings(env);
if (!read.ok) refuseToStart(read.failure);
let settings = read.value;

const log = pino({
  level: env.logLevel,
  base: null,
  redact: ['authorization', 'token', '*.token'],
  mixin: traceFields,
});
// What nothing caught is a fault of the program. Its message may hold what was being handled, so it is never written.
process.on('uncaughtException', (error) => {
  log.fatal(errorFacts(error), 'stopped by an error that nothing caught');
  process.exit(1);
});

const { migrate: how, connections, drainMs, metrics, reload: reloading } = env.operations;
const store = await openStore(databasePlace(env), settings.keys, { how, connections }).catch(
  (error: unknown) => refuseToStart([databaseFault(error)]),
);
let ending = false;
const stopping = (): boolean => ending;
const { figures, registry } = prometheusFigures(buildInfo);
const stays = { env, store, log, figures, stopping, instance: randomUUID() };
const running = { log, address: addressOf(env), store };
const serve = serving(makeGateway(stays, settings));
const listening = await listen(serve.fetch, env);
const refresh = gaugesOf(registry, { store, stopping, inFlight: serve.inFlight, clock: () => new Date() });
const measured = metrics && (await serveMetrics(registry, refresh, metrics));
if (!listening.ok || measured?.ok === false) {
  await store.db.destroy();
  refuseToStart([listening, measured].flatMap((each) => (each?.ok === false ? [each.failure] : [])));
}
const endTimers = startTimers(serve, log);

const reload = reloader(
  {
    read: () => readSettings(env),
    make: (next) => makeGateway(stays, (settings = next)),
    serving: serve,
    store,
    log,
    reloaded: (outcome) => {
      figures.reload(outcome);
      if (outcome === 'taken') void warnOf(running, settings);
    },
  },
  settings,
);
const endWatch =
  reloading === 'watch'
    ? watchFiles(
        () => configuredPlaces(env, settings),
        () => void reload('files changed'),
      )
    : undefined;

const stop = stopper({
  server: listening.value,
  serving: serve,
  log,
  drainMs,
  finishMs: () => settings.config.cpis.timeoutMs + closeGraceMs,
  stopping: () => (ending = true),
  async close() {
    endWatch?.();
    await endTimers();
    if (measured?.ok === true) measured.value.close();
    await store.db.destroy();
  },
  exit: (code) => process.exit(code),
});
process.on('SIGHUP', () => void reload('SIGHUP'));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal));
// Started by another process of ours: it never outlives that one.
process.on('disconnect', () => stop('disconnect'));
// Last: whoever waits for this line may send a signal at once.
reportStart(running, settings);
