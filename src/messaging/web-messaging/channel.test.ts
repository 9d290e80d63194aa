import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openChannel, type Channel } from './channel.ts';
import { shakeHands, type RecordWindow } from './record-window.ts';
import { mayMessage } from './scopes.ts';

const origin = 'https://ehr.example';
const Any = v.record(v.string(), v.unknown());

interface Sent {
  readonly messageId: string;
  readonly messagingHandle: string;
  readonly messageType: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Two windows without a browser: what was posted, and a way to be heard. */
function windows() {
  const posted: { readonly message: Sent; readonly to: unknown }[] = [];
  const target = {
    postMessage: (message: Sent, to: unknown) => void posted.push({ message, to }),
  } satisfies { postMessage: (message: Sent, to: string) => void };
  const self = new EventTarget() as EventTarget & Pick<Window, 'addEventListener' | 'removeEventListener'>;
  const timers: (() => void)[] = [];
  let ids = 0;
  const channel = openChannel({
    handle: 'handle-1',
    origin,
    target,
    self,
    newId: () => `id-${(ids += 1)}`,
    later: (run) => {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
  });
  const hear = (data: unknown, from: { origin?: string; source?: unknown } = {}) => {
    const event = new Event('message');
    Object.assign(event, {
      data,
      origin: from.origin ?? origin,
      source: 'source' in from ? from.source : target,
    });
    self.dispatchEvent(event);
  };
  const answer = (payload: unknown, to = posted.at(-1)?.message.messageId) =>
    hear({ messageId: 'theirs', responseToMessageId: to, payload });
  return { posted, target, channel, hear, answer, passTime: () => timers.splice(0).forEach((run) => run()) };
}

type Windows = ReturnType<typeof windows>;
let world: Windows;
let channel: Channel;
beforeEach(() => {
  world = windows();
  channel = world.channel;
});

describe('a request', () => {
  it('carries the handle and goes to the named origin only', () => {
    void channel.ask('ui.done', {}, Any, 10);
    expect(world.posted).toEqual([
      {
        message: { messagingHandle: 'handle-1', messageId: 'id-1', messageType: 'ui.done', payload: {} },
        to: origin,
      },
    ]);
  });

  it('is answered by what names it', async () => {
    const asked = channel.ask('ui.done', {}, Any, 10);
    world.answer({ status: 'success' });
    expect(await asked).toEqual({ ok: true, value: { status: 'success' } });
  });

  it('is a value when nobody answers in time', async () => {
    const asked = channel.ask('ui.done', {}, Any, 10);
    world.passTime();
    expect(await asked).toEqual({ ok: false, failure: { kind: 'no-answer' } });
  });

  it('is a value when the browser does not take it', async () => {
    vi.spyOn(world.target, 'postMessage').mockImplementation(() => {
      throw new DOMException('not a clone', 'DataCloneError');
    });
    expect(await channel.ask('ui.done', {}, Any, 10)).toEqual({ ok: false, failure: { kind: 'not-sent' } });
  });

  it('is not sent once the channel is closed', async () => {
    channel.close();
    expect(await channel.ask('ui.done', {}, Any, 10)).toEqual({ ok: false, failure: { kind: 'not-sent' } });
    expect(world.posted).toEqual([]);
  });
});

describe('an answer is taken from nobody else', () => {
  const forged = { messageId: 'theirs', responseToMessageId: 'id-1', payload: { status: 'success' } };
  it.each([
    ['another origin', forged, { origin: 'https://evil.example' }],
    ['an origin that begins alike', forged, { origin: 'https://ehr.example.evil' }],
    ['no origin', forged, { origin: 'null' }],
    ['another window of the right origin', forged, { source: {} }],
    ['no window', forged, { source: null }],
    ['a guessed id', { ...forged, responseToMessageId: 'id-2' }, {}],
    ['an id of the prototype', { ...forged, responseToMessageId: '__proto__' }, {}],
    ['no id of its own', { ...forged, messageId: undefined }, {}],
    ['a huge id', { ...forged, messageId: 'x'.repeat(10_000) }, {}],
    ['a payload that is a text', { ...forged, payload: 'success' }, {}],
    ['a payload that is nothing', { ...forged, payload: null }, {}],
    ['a text', 'success', {}],
    ['nothing', null, {}],
    ['a list', [forged], {}],
  ])('%s', async (_, data, from) => {
    const asked = channel.ask('ui.done', {}, Any, 10);
    world.hear(data, from);
    world.passTime();
    expect(await asked).toEqual({ ok: false, failure: { kind: 'no-answer' } });
  });
});

it('takes the first answer and no other', async () => {
  const first = channel.ask('ui.done', {}, Any, 10);
  world.answer({ status: 'success' });
  world.answer({ status: 'error' }, 'id-1');
  expect(await first).toEqual({ ok: true, value: { status: 'success' } });
  const second = channel.ask('ui.done', {}, Any, 10);
  world.answer({ status: 'error' }, 'id-1');
  world.passTime();
  expect(await second).toEqual({ ok: false, failure: { kind: 'no-answer' } });
});

describe('the record system’s window', () => {
  async function shaken(granted: readonly string[] = []): Promise<RecordWindow> {
    const asked = shakeHands(channel, granted);
    world.answer({ anything: 1 });
    const found = await asked;
    if (found === undefined) throw new Error('It answered');
    return found;
  }
  const posted = () => world.posted.at(-1)?.message;

  it('is not there where nobody answers the handshake', async () => {
    const asked = shakeHands(channel, []);
    expect(posted()).toMatchObject({ messageType: 'status.handshake', payload: {} });
    world.passTime();
    expect(await asked).toBeUndefined();
  });

  it('is asked to take the screen back, without saying what to do next', async () => {
    const asked = (await shaken()).done();
    expect(posted()).toMatchObject({ messageType: 'ui.done', payload: {} });
    world.answer({ status: 'success' });
    expect(await asked).toEqual({ ok: true, value: 'done' });
  });

  it.each(['error', 'failure'])('may say no: %s', async (status) => {
    const asked = (await shaken()).done();
    world.answer({ status, statusDetail: { text: 'Another screen is open.' } });
    expect(await asked).toEqual({ ok: false, failure: { kind: 'refused' } });
  });

  it.each([{}, { status: 'maybe' }, { status: 200 }])(
    'may say nothing that is known: %j',
    async (payload) => {
      const asked = (await shaken()).done();
      world.answer(payload);
      expect(await asked).toEqual({ ok: false, failure: { kind: 'odd-answer' } });
    },
  );

  it.each([
    [{ type: 'problem-review', problemLocation: 'Condition/1' } as const, { problemLocation: 'Condition/1' }],
    [
      { type: 'order-review', draftOrderLocations: ['ServiceRequest/1'] } as const,
      { draftOrderLocations: ['ServiceRequest/1'] },
    ],
    [
      { type: 'appointment-book', appointmentLocations: ['Appointment/1'] } as const,
      {
        appointmentLocations: {
          resourceType: 'Bundle',
          type: 'collection',
          entry: [{ fullUrl: 'Appointment/1' }],
        },
      },
    ],
  ])('opens one of its screens: %j', async (activity, activityParameters) => {
    const asked = (await shaken()).launch(activity);
    expect(posted()).toMatchObject({
      messageType: 'ui.launchActivity',
      payload: { activityType: activity.type, activityParameters },
    });
    world.answer({ status: 'success' });
    expect((await asked).ok).toBe(true);
  });

  it('keeps a draft and says where', async () => {
    const resource = { resourceType: 'ServiceRequest', status: 'draft' };
    const asked = (await shaken()).create(resource);
    expect(posted()).toMatchObject({ messageType: 'scratchpad.create', payload: { resource } });
    world.answer({ status: '201 Created', location: 'ServiceRequest/456' });
    expect(await asked).toEqual({ ok: true, value: 'ServiceRequest/456' });
  });

  it.each([
    ['no place', { status: '201 Created' }],
    ['a place of another kind', { status: '201 Created', location: 'Patient/1' }],
    ['an address', { status: '201 Created', location: 'https://evil.example/ServiceRequest/1' }],
    ['a path', { status: '201 Created', location: 'ServiceRequest/../Patient' }],
    ['no status', { location: 'ServiceRequest/1' }],
  ])('does not take a draft as kept with %s', async (_, payload) => {
    const asked = (await shaken()).create({ resourceType: 'ServiceRequest' });
    world.answer(payload);
    expect(await asked).toEqual({ ok: false, failure: { kind: 'odd-answer' } });
  });

  it('may refuse a draft', async () => {
    const asked = (await shaken()).create({ resourceType: 'ServiceRequest' });
    world.answer({ status: '422 Unprocessable Entity' });
    expect(await asked).toEqual({ ok: false, failure: { kind: 'refused' } });
  });

  it('shows all drafts, or what is at the one place that was asked for', async () => {
    const record = await shaken();
    const entry = ['1', '2'].map((id) => ({ resource: { resourceType: 'ServiceRequest', id } }));
    const all = record.read();
    expect(posted()?.payload).toEqual({});
    world.answer({ scratchpad: { resourceType: 'Bundle', entry } });
    expect((await all).ok && (await all)).toMatchObject({ value: [{ id: '1' }, { id: '2' }] });
    const one = record.read('ServiceRequest/2');
    expect(posted()?.payload).toEqual({ location: 'ServiceRequest/2' });
    world.answer({ scratchpad: { resourceType: 'Bundle', entry } });
    expect(await one).toMatchObject({ value: [{ id: '2' }] });
  });

  it('is not read where it is far too much', async () => {
    const asked = (await shaken()).read();
    world.answer({
      scratchpad: { entry: Array.from({ length: 501 }, () => ({ resource: { resourceType: 'X' } })) },
    });
    expect(await asked).toEqual({ ok: false, failure: { kind: 'odd-answer' } });
  });

  it('changes and takes back a draft', async () => {
    const record = await shaken();
    const changed = record.update('ServiceRequest/1', { resourceType: 'ServiceRequest', id: '1' });
    expect(posted()).toMatchObject({
      messageType: 'scratchpad.update',
      payload: { location: 'ServiceRequest/1', resource: { id: '1' } },
    });
    world.answer({ status: '200 OK' });
    expect((await changed).ok).toBe(true);
    const removed = record.remove('ServiceRequest/1');
    expect(posted()).toMatchObject({
      messageType: 'scratchpad.delete',
      payload: { location: 'ServiceRequest/1' },
    });
    world.answer({ status: '404 Not Found' });
    expect(await removed).toEqual({ ok: false, failure: { kind: 'refused' } });
  });

  it('is sent nothing that the launch was not granted', async () => {
    const record = await shaken(['launch', 'messaging/ui.done']);
    const before = world.posted.length;
    expect(await record.create({ resourceType: 'ServiceRequest' })).toEqual({
      ok: false,
      failure: { kind: 'not-granted' },
    });
    expect(await record.read()).toMatchObject({ failure: { kind: 'not-granted' } });
    expect(await record.launch({ type: 'problem-review', problemLocation: 'Condition/1' })).toMatchObject({
      failure: { kind: 'not-granted' },
    });
    expect(world.posted.length).toBe(before);
    expect(record.may('ui.done')).toBe(true);
  });
});

describe('scopes', () => {
  it.each([
    [['launch', 'openid'], 'ui.done', true],
    [['messaging/ui'], 'ui.done', true],
    [['messaging/ui.launchActivity'], 'ui.done', false],
    [['messaging/scratchpad'], 'scratchpad.create', true],
    [['messaging/scratchpad.create'], 'scratchpad.read', false],
    [['messaging/*'], 'scratchpad.delete', true],
  ] as const)('%j for %s: %s', (granted, type, may) => {
    expect(mayMessage(granted, type)).toBe(may);
  });
});
