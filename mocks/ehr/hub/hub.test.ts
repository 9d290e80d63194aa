import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Grant } from '../contract.ts';
import { createHub, type Hub } from './hub.ts';

const topic = 'session-1';
const grant: Grant = {
  clientId: 'safelight',
  scope: 'launch fhircast/*.read',
  user: 'Practitioner/ed-nurse',
  patient: 'amara',
  hubTopic: topic,
};
const server = createServer();
let hub: Hub;
let origin: string;
const open: WebSocket[] = [];

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  hub = createHub({
    origin,
    appOrigin: 'http://localhost:4001',
    findGrant: (token) => Promise.resolve(token === 'good' ? grant : undefined),
    resources: () => [],
    now: () => new Date(),
    patienceMs: 200,
  });
  server.removeAllListeners('upgrade').on('upgrade', hub.upgrade);
});
afterEach(async () => {
  for (const socket of open.splice(0)) socket.terminate();
  hub.clear();
  await new Promise((resolve) => server.close(resolve));
});

const ask = (form: Record<string, string>, token = 'good') =>
  hub.fetch(
    new Request(`${origin}/hub`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams({ 'hub.channel.type': 'websocket', 'hub.topic': topic, ...form }),
    }),
  );
const subscribe = { 'hub.mode': 'subscribe', 'hub.events': 'patient-open,SyncError' };

/** Subscribes and listens; `next` answers what comes, in order. */
async function listen(answer: (message: { id?: string }) => number | undefined = () => 200) {
  const response = await ask(subscribe);
  expect(response.status).toBe(202);
  const { 'hub.channel.endpoint': endpoint } = (await response.json()) as Record<string, string>;
  const socket = new WebSocket(endpoint ?? '');
  open.push(socket);
  const came: Record<string, unknown>[] = [];
  const waiting: ((message: Record<string, unknown>) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as Record<string, unknown> & { id?: string };
    const status = message.id === undefined ? undefined : answer(message);
    if (status !== undefined) socket.send(JSON.stringify({ id: message.id, status }));
    const next = waiting.shift();
    if (next === undefined) came.push(message);
    else next(message);
  });
  const next = () =>
    new Promise<Record<string, unknown>>((resolve) => {
      const first = came.shift();
      if (first === undefined) waiting.push(resolve);
      else resolve(first);
    });
  return { endpoint: endpoint ?? '', socket, next };
}

it('confirms a subscription, then tells what is open', async () => {
  hub.publish({ topic, event: 'Patient-open', patient: 'amara' });
  const { next } = await listen();
  expect(await next()).toMatchObject({
    'hub.mode': 'subscribe',
    'hub.topic': topic,
    'hub.events': 'Patient-open,SyncError',
    'hub.lease_seconds': 3600,
  });
  expect(await next()).toMatchObject({
    event: { 'hub.event': 'Patient-open', context: [{ key: 'patient' }] },
  });
});

it('forgets what was closed', async () => {
  hub.publish({ topic, event: 'Patient-open', patient: 'amara' });
  hub.publish({ topic, event: 'Patient-close', patient: 'amara' });
  const { next } = await listen();
  await next();
  hub.publish({ topic, event: 'Patient-open', patient: 'dev', id: 'the-next' });
  expect(await next()).toMatchObject({ id: 'the-next' });
});

it('tells the others that one did not follow, or did not answer', async () => {
  const other = await listen();
  await other.next();
  const refusing = await listen(() => 409);
  await refusing.next();
  hub.publish({ topic, event: 'Patient-open', patient: 'dev', id: 'event-1' });
  expect(await other.next()).toMatchObject({ id: 'event-1' });
  expect(JSON.stringify(await other.next())).toContain('"code":"event-1"');
  refusing.socket.close();
  const silent = await listen(() => undefined);
  await silent.next();
  // What is open: it is not answered either.
  expect(await silent.next()).toMatchObject({ id: 'event-1' });
  expect(await other.next()).toMatchObject({ event: { 'hub.event': 'SyncError' } });
  expect(hub.seen(topic).answers.map(({ status }) => status)).toContain('silent');
});

it('ends a subscription that is given up', async () => {
  const { endpoint, next } = await listen();
  await next();
  await ask({ 'hub.mode': 'unsubscribe', 'hub.channel.endpoint': endpoint });
  expect(await next()).toMatchObject({ 'hub.mode': 'denied', 'hub.topic': topic });
  expect(hub.seen(topic).listening).toBe(0);
});

it('takes nothing while it is away', async () => {
  hub.setAway(true);
  expect((await ask(subscribe)).status).toBe(503);
});

it.each([
  [401, subscribe, 'unknown'],
  [403, { ...subscribe, 'hub.topic': 'session-2' }, 'good'],
  [403, { ...subscribe, 'hub.events': 'DiagnosticReport-open' }, 'good'],
  [400, { ...subscribe, 'hub.channel.type': 'webhook' }, 'good'],
  [400, { ...subscribe, 'hub.lease_seconds': '-1' }, 'good'],
  [400, { 'hub.mode': 'subscribe' }, 'good'],
  [400, { 'hub.mode': 'publish' }, 'good'],
])('answers %s to %j of %s', async (status, form, token) => {
  expect((await ask(form, token)).status).toBe(status);
});
