import { beforeEach, describe, expect, it } from 'vitest';
import type { HubEvent } from './frames.ts';
import { listenToHub, type Following } from './listen.ts';
import { endpointOf } from './subscribe.ts';

const hub = {
  url: 'https://hub.example/cast',
  topic: 'session-1',
  base: 'https://ehr.example/fhir',
  origins: ['https://hub.example', 'wss://sockets.example'],
};
const endpoint = 'wss://hub.example/socket/1';

class FakeSocket extends EventTarget {
  readonly sent: unknown[] = [];
  closedWith: number | undefined;
  constructor(readonly address: string) {
    super();
  }
  send(data: unknown) {
    this.sent.push(JSON.parse(String(data)));
  }
  close(code?: number) {
    this.closedWith = code;
  }
  hear(message: unknown) {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
  confirm(lease?: number) {
    this.hear({
      'hub.mode': 'subscribe',
      'hub.topic': hub.topic,
      'hub.events': 'Patient-open',
      ...(lease === undefined ? {} : { 'hub.lease_seconds': lease }),
    });
  }
}

const accepted = (where = endpoint) => Response.json({ 'hub.channel.endpoint': where }, { status: 202 });
const settle = async () => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
};

/** A hub and a clock that stand still until they are moved. */
function world(answers: (Response | 'no answer')[] = [accepted()]) {
  const posts: { readonly form: URLSearchParams; readonly init: RequestInit }[] = [];
  const sockets: FakeSocket[] = [];
  const events: HubEvent[] = [];
  const states: Following[] = [];
  let timers: { readonly run: () => void; readonly ms: number }[] = [];
  let tokens = 0;
  const stop = listenToHub({
    hub,
    events: ['Patient-open', 'SyncError'],
    token: () => Promise.resolve(`token-${(tokens += 1)}`),
    tokenSeconds: () => 1800.4,
    post: (_, init = {}) => {
      posts.push({ form: init.body as URLSearchParams, init });
      const answer = answers.shift() ?? accepted(`wss://hub.example/socket/${posts.length}`);
      return answer === 'no answer' ? Promise.reject(new TypeError('failed')) : Promise.resolve(answer);
    },
    open: (address) => {
      const socket = new FakeSocket(address);
      sockets.push(socket);
      return socket;
    },
    later: (run, ms) => {
      const timer = { run, ms };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
    random: () => 0.5,
    onEvent: (event) => {
      events.push(event);
      return event.patientId === 'dev' ? 409 : 200;
    },
    onFollowing: (state) => void states.push(state),
  });
  return {
    posts,
    sockets,
    events,
    states,
    stop,
    waits: () => timers.map(({ ms }) => ms),
    /** Runs what waits for this many milliseconds. */
    run: async (ms: number) => {
      const due = timers.find((one) => one.ms === ms);
      timers = timers.filter((one) => one !== due);
      due?.run();
      await settle();
    },
  };
}

const notification = (patient: string, id = 'event-1') => ({
  timestamp: '2026-11-20T10:44:00Z',
  id,
  event: {
    'hub.topic': hub.topic,
    'hub.event': 'Patient-open',
    context: [{ key: 'patient', resource: { resourceType: 'Patient', id: patient } }],
  },
});

let one: ReturnType<typeof world>;
beforeEach(async () => {
  one = world();
  await settle();
});
const socketOf = (of: typeof one, index = 0): FakeSocket => {
  const socket = of.sockets[index];
  if (socket === undefined) throw new Error('No socket was opened');
  return socket;
};

it('subscribes with the token, for no longer than the token holds', () => {
  const [first] = one.posts;
  expect(Object.fromEntries(first?.form ?? [])).toEqual({
    'hub.channel.type': 'websocket',
    'hub.mode': 'subscribe',
    'hub.topic': 'session-1',
    'hub.events': 'Patient-open,SyncError',
    'hub.lease_seconds': '1800',
    'subscriber.name': 'Safelight',
  });
  expect(first?.init).toMatchObject({
    method: 'POST',
    credentials: 'omit',
    redirect: 'error',
    headers: { Authorization: 'Bearer token-1' },
  });
  expect(one.sockets.map(({ address }) => address)).toEqual([endpoint]);
});

it('follows once the hub has confirmed', () => {
  expect(one.states).toEqual([]);
  socketOf(one).confirm(600);
  expect(one.states).toEqual(['following']);
});

describe('while it follows', () => {
  beforeEach(() => socketOf(one).confirm(600));

  it('answers each notification with its id and what became of it', () => {
    socketOf(one).hear(notification('amara'));
    socketOf(one).hear(notification('dev', 'event-2'));
    expect(one.events.map(({ patientId }) => patientId)).toEqual(['amara', 'dev']);
    expect(socketOf(one).sent).toEqual([
      { id: 'event-1', status: 200 },
      { id: 'event-2', status: 409 },
    ]);
  });

  it('drops junk without an answer', () => {
    socketOf(one).hear('{');
    socketOf(one).hear({ ...notification('dev'), event: {} });
    expect(one.events).toEqual([]);
    expect(socketOf(one).sent).toEqual([]);
  });

  it('acts on an event without an id, which cannot be answered', () => {
    socketOf(one).hear({ ...notification('dev'), id: undefined });
    expect(one.events.map(({ patientId }) => patientId)).toEqual(['dev']);
    expect(socketOf(one).sent).toEqual([]);
  });

  it('says that it is lost when a hub that beats is silent', async () => {
    const beat = {
      'hub.topic': hub.topic,
      'hub.event': 'heartbeat',
      context: [{ key: 'period', decimal: '10' }],
    };
    socketOf(one).hear({ timestamp: '2026-11-20T10:44:00Z', id: 'beat-1', event: beat });
    socketOf(one).hear(notification('amara'));
    expect(one.waits().filter((ms) => ms === 15_000)).toHaveLength(1);
    await one.run(15_000);
    expect(one.states).toEqual(['following', 'interrupted']);
    await one.run(1000);
    socketOf(one, 1).confirm(600);
    expect(one.waits()).not.toContain(15_000);
  });

  it('comes back ever later to a hub that confirms and breaks off', async () => {
    const waits: (number | undefined)[] = [];
    for (let i = 0; i < 3; i += 1) {
      socketOf(one, i).dispatchEvent(new Event('close'));
      const [ms = 0] = one.waits();
      waits.push(ms);
      await one.run(ms);
      socketOf(one, i + 1).confirm(600);
    }
    expect(waits).toEqual([1000, 2000, 4000]);
    await one.run(60_000);
    socketOf(one, 3).dispatchEvent(new Event('close'));
    expect(one.waits()).toEqual([1000]);
  });

  it('renews the subscription before it ends, with a new token, on the same socket', async () => {
    await one.run(480_000);
    expect(one.posts[1]?.form.get('hub.channel.endpoint')).toBe(endpoint);
    expect(one.posts[1]?.init.headers).toMatchObject({ Authorization: 'Bearer token-2' });
  });

  it('moves to the socket that a renewal names', async () => {
    await one.run(480_000);
    expect(one.sockets.map(({ address }) => address)).toEqual([endpoint, 'wss://hub.example/socket/2']);
    expect(socketOf(one).closedWith).toBe(1000);
    socketOf(one).hear(notification('dev'));
    expect(one.events).toEqual([]);
  });

  it('says so when the socket is lost, and begins again after a while', async () => {
    socketOf(one).dispatchEvent(new Event('close'));
    expect(one.states).toEqual(['following', 'interrupted']);
    await one.run(1000);
    expect(one.posts[1]?.form.has('hub.channel.endpoint')).toBe(false);
    socketOf(one, 1).confirm(600);
    expect(one.states).toEqual(['following', 'interrupted', 'following']);
  });

  it('ends where the hub denies it, and is not asked again', async () => {
    socketOf(one).hear({ 'hub.mode': 'denied', 'hub.topic': hub.topic, 'hub.events': '' });
    expect(one.states).toEqual(['following', 'off']);
    expect(one.waits()).toEqual([]);
    socketOf(one).dispatchEvent(new Event('close'));
    await settle();
    expect(one.posts.length).toBe(1);
  });

  it('unsubscribes when it is stopped', async () => {
    one.stop();
    one.stop();
    await settle();
    expect(one.posts.length).toBe(2);
    expect(Object.fromEntries(one.posts[1]?.form ?? [])).toEqual({
      'hub.channel.type': 'websocket',
      'hub.mode': 'unsubscribe',
      'hub.topic': 'session-1',
      'hub.channel.endpoint': endpoint,
    });
    expect(one.posts[1]?.init.keepalive).toBe(true);
    expect(socketOf(one).closedWith).toBe(1000);
    expect(one.waits()).toEqual([]);
  });
});

it('does not wait for ever on a socket that says nothing', async () => {
  await one.run(10_000);
  expect(one.states).toEqual(['interrupted']);
  expect(socketOf(one).closedWith).toBe(1000);
});

it('waits longer each time, and a minute at most', async () => {
  const away = world(Array.from({ length: 9 }, () => 'no answer' as const));
  await settle();
  const waits: number[] = [];
  for (let i = 0; i < 8; i += 1) {
    const [ms = 0] = away.waits();
    waits.push(ms);
    await away.run(ms);
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
});

it.each([
  ['refuses', new Response('no', { status: 403 }), 'off'],
  ['does not know the token', new Response('no', { status: 401 }), 'off'],
  ['names a socket of somebody else', accepted('wss://evil.example/1'), 'off'],
  ['names an address without encryption', accepted('ws://hub.example/1'), 'off'],
  ['names no socket', Response.json({}, { status: 202 }), 'off'],
  ['has an error', new Response('', { status: 500 }), 'interrupted'],
  ['is busy', new Response('', { status: 429 }), 'interrupted'],
  ['answers with a web page', new Response('<html>', { status: 200 }), 'interrupted'],
] as const)('a hub that %s', async (_, answer, state) => {
  const two = world([answer]);
  await settle();
  expect(two.states).toEqual([state]);
  expect(two.sockets).toEqual([]);
});

describe('where may be listened', () => {
  it.each([
    ['wss://hub.example/a', true],
    ['wss://sockets.example/a?b=c', true],
    ['ws://hub.example/a', false],
    ['https://hub.example/a', false],
    ['wss://hub.example:8443/a', false],
    ['wss://hub.example.evil/a', false],
    ['wss://hub.example@evil.example/a', false],
    ['wss://hub.example/a#b', false],
    ['hub.example', false],
  ])('%s: %s', (address, may) => {
    expect(endpointOf(address, hub.origins)).toBe(may ? address : undefined);
  });
  it('this machine needs no encryption', () => {
    expect(endpointOf('ws://localhost:4000/a', ['http://localhost:4000'])).toBe('ws://localhost:4000/a');
  });
});
