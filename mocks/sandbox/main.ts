import type { Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { HttpBindings } from '@hono/node-server';
import { createEhr } from '../ehr/create-ehr.ts';
import { createNhs } from '../nhs/create-nhs.ts';
import { scenarios } from '../scenarios/all.ts';
import type { CpisRecord } from '../scenarios/cpis-record.ts';
import { registrations } from './configuration/cpis.ts';
import { writeConfiguration } from './configuration/write.ts';
import { listen } from './listen.ts';
import { isSandboxPath, sandboxRoutes } from './routes.ts';
import { readSettings } from './settings.ts';
import type { SandboxSettings } from './settings.ts';

/** The pretend world in one process: the record system with the sandbox page on PORT, the NHS on PORT + 2. */
async function start(settings: SandboxSettings): Promise<void> {
  const { ehr: origin, nhs: nhsOrigin, app, port } = settings;
  const now = (): Date => new Date();
  const { publicKey } = await writeConfiguration(settings);
  const nhs = createNhs({
    origin: nhsOrigin,
    now,
    ...registrations(settings, publicKey),
    peopleOnly: settings.signIn === 'cis2',
    records: cpisRecords(now()),
    controlOrigins: [origin],
  });
  const ehr = createEhr({ origin, scenarios, now, appOrigin: app });
  const page = getRequestListener(
    sandboxRoutes({ scenarios, ehr, nhs: nhs.control, app, origin, signIn: settings.signIn }).fetch,
  );

  const listening = [
    await listen((incoming, outgoing) => {
      const { pathname } = new URL(incoming.url ?? '/', origin);
      return isSandboxPath(pathname) ? page(incoming, outgoing) : ehr.nodeHandler(incoming, outgoing);
    }, port),
    await listen(
      getRequestListener((request, env) => nhs.fetch(request, { incoming: (env as HttpBindings).incoming })),
      port + 2,
    ),
  ];
  const servers = listening.flatMap((one) => (one.ok ? [one.value] : []));
  for (const server of servers.slice(0, 1)) server.on('upgrade', ehr.upgrade);
  const failed = listening.find((one) => !one.ok);
  if (failed?.ok === false) {
    leave(servers);
    stop(failed.failure);
    return;
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const)
    process.once(signal, () => leave(servers));
  process.send?.('ready');
}

function cpisRecords(now: Date): ReadonlyMap<string, CpisRecord> {
  const records = scenarios.flatMap((scenario) => scenario.build(now, 'cpis').cpis ?? []);
  return new Map(records.map((record) => [record.nhsNumber, record]));
}

/** Ends every connection, so that the process ends by itself. */
function leave(servers: readonly Server[]): void {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  if (process.connected) process.disconnect();
}

function stop(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

const settings = readSettings(process.env);
if (settings.ok) await start(settings.value);
else stop(settings.failure);
