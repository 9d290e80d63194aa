import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGateway } from '../gateway.ts';
import { iss } from '../test/stand-in-ehr.ts';
import { concern, unscheduled, world, type World } from '../test/world.ts';
import { prometheusFigures } from './figures.ts';
import { measuredCpis } from './measured-cpis.ts';
import { serveMetrics } from './metrics-server.ts';
import { gaugesOf } from './of-store.ts';

describe('the figures', () => {
  let w: World;
  let server: Server;
  let token: string;
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => logged.push(line) });
  let call: (method: string, path: string, body?: unknown) => Promise<Response>;
  let url: string;
  const stopping = { now: false };

  beforeAll(async () => {
    w = await world();
    const { figures, registry } = prometheusFigures({ version: '1.2.3', commit: 'abc' });
    const cpis = measuredCpis({ lookUp: () => w.cpis.answer({} as never) }, 'cpis-fhir', { figures, log });
    const gateway = createGateway({
      config: w.config,
      store: w.store,
      log,
      figures,
      cpis,
      ehrFetch: (...asked) => w.ehr.fetch(...asked),
      clock: () => w.now,
    });
    call = (method, path, body) =>
      gateway.fetch(
        new Request(`http://localhost:4001${path}`, {
          method,
          headers: {
            'content-type': 'application/json',
            ...(token ? { authorization: `Bearer ${token}` } : {}),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    const refresh = gaugesOf(registry, {
      store: w.store,
      inFlight: () => 0,
      stopping: () => stopping.now,
      clock: () => w.now,
    });
    const served = await serveMetrics(registry, refresh, { port: 0, host: '127.0.0.1' });
    if (!served.ok) throw new Error('not served');
    server = served.value;
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const idToken = await w.ehr.idToken();
    const ask = { iss, accessToken: 'access-1', idToken, patient: 'child-1', encounter: 'e1', nonce: 'n1' };
    token = '';
    token = ((await (await call('POST', '/api/sessions', ask)).json()) as { token: string }).token;
  });
  afterAll(async () => {
    server.close();
    await w.store.db.destroy();
  });
  const figures = async (): Promise<string> => (await fetch(`${url}/metrics`)).text();

  it('count what was done, by route and not by address, and nobody in it', async () => {
    await call('POST', '/api/cpis/look-ups', unscheduled);
    const id = '0b8d3f1c-6a53-4c6e-8f9e-3d7a6f1f0a11';
    expect((await call('POST', '/api/concerns', concern(id))).status).toBe(200);
    for (const path of [
      '/Patient/9990000018?name=TESTCHILD',
      '/api/concerns/9990000018/record',
      '/a',
      '/b',
      '/c',
    ])
      await call('GET', path);
    await call('TESTCHILD', '/api/cpis');
    const text = await figures();
    expect(text).toContain(
      'safelight_http_requests_total{method="POST",route="/api/concerns",status="200"} 1',
    );
    expect(text).toContain(
      'safelight_cpis_calls_total{adapter="cpis-fhir",kind="unscheduled",outcome="answered"} 1',
    );
    expect(text).toContain('safelight_build_info{version="1.2.3",commit="abc"');
    expect(text).toMatch(/^safelight_sessions_open 1$/m);
    expect(text).toMatch(/^safelight_concerns 1$/m);
    expect(Number(/^safelight_ledger_entries (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(3);
    expect(text).toMatch(/^safelight_database_up 1$/m);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    // What the answer was is told nowhere, and no address with a value in it is a label.
    expect(text).not.toMatch(/testchild|9990000018|child-1|Ash|testshire|"found"|"none"|route="\/[abc]"/i);
    expect(text).not.toContain(id);
    expect(text).toContain('method="other"');
    expect(logged.join('')).toContain('"CP-IS asked"');
  });

  it('have as many lines after a thousand addresses as before', async () => {
    const lines = async (): Promise<number> =>
      (await figures()).split('\n').filter((line) => line.startsWith('safelight_http')).length;
    await call('GET', '/made-up');
    const before = await lines();
    for (let i = 0; i < 200; i += 1) await call('GET', `/made-up/${i}`);
    expect(await lines()).toBe(before);
  });

  it('are given at one address alone, and say when it is asked to end', async () => {
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
    expect((await call('GET', '/metrics')).status).toBe(404);
    stopping.now = true;
    expect(await figures()).toMatch(/^safelight_stopping 1$/m);
  });

  it('say that the database is away rather than what it last said', async () => {
    const broken = {
      ...w.store,
      auditForwarding: { ...w.store.auditForwarding, lag: () => Promise.reject(new Error()) },
    };
    const { registry } = prometheusFigures({ version: '1', commit: 'a' });
    const refresh = gaugesOf(registry, {
      store: broken,
      inFlight: () => 0,
      stopping: () => false,
      clock: () => w.now,
    });
    await refresh();
    const text = await registry.metrics();
    expect(text).toMatch(/^safelight_database_up 0$/m);
    expect(text).not.toMatch(/^safelight_sessions_open/m);
  });
});
