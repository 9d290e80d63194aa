import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { Cpis } from '../../smart-config/schema/cpis.ts';
import type { CpisAnswer } from '../../src/domain/cpis.ts';
import { createCpis } from './create-cpis.ts';
import { withPlan } from './test-data/child.ts';

const servers: Server[] = [];
const closeAll = () => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
};
afterEach(closeAll);

/** The address of a real server, as a base. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = (
  baseUrl: string,
  signal = new AbortController().signal,
  net: typeof fetch = fetch,
): Promise<CpisAnswer> =>
  createCpis(v.parse(Cpis, { adapter: 'cpis-fhir', baseUrl }), undefined, net, () => signal).lookUp({
    nhsNumber: withPlan,
    kind: 'unscheduled',
    traceId: 'trace-1',
    now: new Date('2026-11-20T10:42:00Z'),
  });

const couldNot = (reason: string, notified: string) => ({ outcome: 'could-not-check', reason, notified });

describe('over a real connection, an unscheduled look-up', () => {
  it('knows that nobody was told when nothing listens', async () => {
    const base = await listen(() => expect.fail('closed'));
    closeAll();
    expect(await ask(base)).toEqual(couldNot('no-answer', 'no'));
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
    'knows that nobody was told when the host cannot be found, reached or trusted: %s',
    async (code) => {
      const unreachable = () =>
        Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
      expect(await ask('https://cpis.invalid/FHIR/R4', undefined, unreachable)).toEqual(
        couldNot('no-answer', 'no'),
      );
    },
  );

  it('does not know when the connection closes without an answer, and does not ask again', async () => {
    let asked = 0;
    const base = await listen((request) => {
      asked += 1;
      request.socket.destroy();
    });
    expect(await ask(base)).toEqual(couldNot('no-answer', 'unknown'));
    expect(asked).toBe(1);
  });

  it('does not know when the answer is cut off', async () => {
    const base = await listen((_, response) => {
      response.writeHead(200, { 'Content-Length': '500' });
      response.write('{"resourceType":"Bundle"', () => response.destroy());
    });
    expect(await ask(base)).toEqual(couldNot('answer-lost', 'unknown'));
  });

  it.each([
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
    ['to the end of the connection', { Connection: 'close' }],
  ])('does not know when an answer that is sent %s stops half-way', async (_, headers) => {
    const base = await listen((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/fhir+json', ...headers });
      response.write('{"resourceType":"Bundle","type":"searchset","total":0', () => response.destroy());
    });
    expect(await ask(base)).toMatchObject({ outcome: 'could-not-check', notified: 'unknown' });
  });

  it('reads no more of an answer than an answer may have, however small it is packed', async () => {
    let sent = 0;
    const packed = gzipSync(Buffer.alloc(50_000_000, ' '));
    const base = await listen((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Encoding': 'gzip' });
      sent += 1;
      response.end(packed);
    });
    const before = process.memoryUsage().arrayBuffers;
    expect(await ask(base)).toEqual(couldNot('odd-answer', 'unknown'));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    expect(sent).toBe(1);
  });

  it('does not know when a packed answer is cut off', async () => {
    const packed = gzipSync('{"resourceType":"Bundle","type":"searchset","total":0}');
    const base = await listen((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Encoding': 'gzip' });
      response.end(packed.subarray(0, -12));
    });
    expect(await ask(base)).toMatchObject({ outcome: 'could-not-check', notified: 'unknown' });
  });

  it('reads an answer that begins with a byte order mark', async () => {
    const base = await listen((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end('\ufeff{"resourceType":"Bundle","type":"searchset","total":0}');
    });
    expect(await ask(base)).toEqual({ outcome: 'none', notified: 'no' });
  });

  it('does not know when time runs out, before the answer or in the middle of it', async () => {
    const early = new AbortController();
    expect(await ask(await listen(() => early.abort()), early.signal)).toEqual(
      couldNot('timed-out', 'unknown'),
    );
    const late = new AbortController();
    const base = await listen((_, response) => {
      response.writeHead(200).write('{', () => setImmediate(() => late.abort()));
    });
    expect(await ask(base, late.signal)).toEqual(couldNot('timed-out', 'unknown'));
  });

  it('follows no redirect', async () => {
    const paths: string[] = [];
    const base = await listen((request, response) => {
      paths.push(request.url ?? '');
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    expect(await ask(base)).toEqual(couldNot('odd-answer', 'unknown'));
    expect(paths).toHaveLength(1);
  });

  it('is not sent at all when time has run out before', async () => {
    const base = await listen(() => expect.fail('asked'));
    expect(await ask(base, AbortSignal.abort())).toEqual(couldNot('timed-out', 'no'));
  });
});

describe('a gateway without CP-IS', () => {
  it('says so and asks nobody', async () => {
    const port = createCpis(v.parse(Cpis, { adapter: 'none' }), undefined, () => expect.fail('asked'));
    const request = { nhsNumber: withPlan, kind: 'unscheduled', traceId: 't', now: new Date() } as const;
    expect(await port.lookUp(request)).toEqual(couldNot('not-configured', 'no'));
  });
});
