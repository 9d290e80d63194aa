import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { FindGrant } from '../contract.ts';
import { OpenContexts } from './context.ts';
import { notificationOf, syncError, type Happening, type Notification } from './notification.ts';
import { grantedEvents, readSubscription, type SubscriptionRequest } from './request.ts';

interface HubParts {
  /** Where it is served; the hub is below `/hub`. */
  readonly origin: string;
  readonly appOrigin: string;
  readonly findGrant: FindGrant;
  readonly resources: (patient: string) => readonly fhir4.FhirResource[];
  readonly now: () => Date;
  /** A subscriber that says nothing for so long has not followed. Milliseconds. */
  readonly patienceMs?: number;
}

interface Subscription {
  readonly topic: string;
  readonly name: string;
  events: readonly string[];
  leaseSeconds: number;
  socket?: WebSocket;
  end?: NodeJS.Timeout;
}

/** What a test and the sandbox page see of the hub. */
interface HubAnswer {
  readonly event: string;
  readonly status: number | 'silent';
}

/** A FHIRcast 3.0 hub over WebSocket, for the sessions that launches name. */
export interface Hub {
  /** Subscriptions: `POST /hub`. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly upgrade: (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly publish: (happening: Happening) => Notification;
  /** What subscribers answered in this session, oldest first, and how many listen. */
  readonly seen: (topic: string) => { readonly listening: number; readonly answers: readonly HubAnswer[] };
  /** Away: every socket is broken off, and no subscription is taken. */
  readonly setAway: (away: boolean) => void;
  readonly clear: () => void;
}

const longestLease = 3600;

export function createHub({
  origin,
  appOrigin,
  findGrant,
  resources,
  now,
  patienceMs = 10_000,
}: HubParts): Hub {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64_000 });
  const subscriptions = new Map<string, Subscription>();
  const contexts = new OpenContexts();
  const answers = new Map<string, HubAnswer[]>();
  const waiting = new Map<string, (status: number) => void>();
  let away = false;

  const send = (subscription: Subscription, message: object): void =>
    subscription.socket?.send(JSON.stringify(message));
  const takes = ({ events }: Subscription, { event }: Notification): boolean =>
    events.some((one) => one.toLowerCase() === event['hub.event'].toLowerCase());

  const notify = (endpoint: string, subscription: Subscription, notification: Notification): void => {
    if (subscription.socket === undefined || !takes(subscription, notification)) return;
    const { 'hub.event': event, 'hub.topic': topic } = notification.event;
    const key = `${endpoint} ${notification.id}`;
    const heard = (status: number | 'silent'): void => {
      clearTimeout(late);
      waiting.delete(key);
      answers.set(topic, [...(answers.get(topic) ?? []), { event, status }]);
      const followed = typeof status === 'number' && status < 300;
      if (!followed && event !== 'SyncError')
        spread(syncError(notification, subscription.name, now()), endpoint);
    };
    const late = setTimeout(() => heard('silent'), patienceMs);
    late.unref();
    waiting.set(key, heard);
    send(subscription, notification);
  };
  const spread = (notification: Notification, but?: string): void => {
    for (const [endpoint, subscription] of subscriptions)
      if (subscription.topic === notification.event['hub.topic'] && endpoint !== but)
        notify(endpoint, subscription, notification);
  };

  const end = (endpoint: string, reason: string): void => {
    const subscription = subscriptions.get(endpoint);
    if (subscription === undefined) return;
    subscriptions.delete(endpoint);
    clearTimeout(subscription.end);
    const { topic, events } = subscription;
    send(subscription, {
      'hub.mode': 'denied',
      'hub.topic': topic,
      'hub.events': events.join(','),
      'hub.reason': reason,
    });
    subscription.socket?.close(1000);
  };
  const confirm = (endpoint: string, subscription: Subscription): void => {
    const { topic, events, leaseSeconds } = subscription;
    clearTimeout(subscription.end);
    subscription.end = setTimeout(() => end(endpoint, 'the lease has ended'), leaseSeconds * 1000);
    subscription.end.unref();
    send(subscription, {
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.events': events.join(','),
      'hub.lease_seconds': leaseSeconds,
    });
  };
  const listen = (endpoint: string, subscription: Subscription, socket: WebSocket): void => {
    subscription.socket = socket;
    socket.on('message', (data: Buffer) => {
      const answer = parse(data.toString('utf8'));
      waiting.get(`${endpoint} ${answer.id}`)?.(answer.status);
    });
    socket.on('close', () => {
      clearTimeout(subscription.end);
      subscriptions.delete(endpoint);
    });
    confirm(endpoint, subscription);
    for (const open of contexts.of(subscription.topic)) notify(endpoint, subscription, open);
  };

  const subscribe = async (request: Request): Promise<Response> => {
    if (away) return new Response('The hub is away.', { status: 503 });
    const grant = await findGrant(request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '');
    if (grant === undefined) return new Response('The access token is not known.', { status: 401 });
    const asked = readSubscription(new URLSearchParams(await request.text()));
    if (typeof asked === 'string') return new Response(asked, { status: 400 });
    if (asked.topic !== grant.hubTopic)
      return new Response('The token is of another session.', { status: 403 });
    if (asked.mode === 'unsubscribe') {
      end(asked.endpoint ?? '', 'unsubscribed');
      return answerOf(asked.endpoint ?? '');
    }
    const events = grantedEvents(asked.events, grant.scope);
    if (events.length === 0)
      return new Response('None of these events is granted to this token.', { status: 403 });
    const tokenSeconds =
      grant.expiresAt === undefined ? Infinity : (grant.expiresAt - now().getTime()) / 1000;
    const leaseSeconds = Math.max(
      1,
      Math.floor(Math.min(asked.leaseSeconds ?? longestLease, longestLease, tokenSeconds)),
    );
    return answerOf(keep(asked, events, leaseSeconds));
  };
  const keep = (asked: SubscriptionRequest, events: readonly string[], leaseSeconds: number): string => {
    const current = subscriptions.get(asked.endpoint ?? '');
    if (current !== undefined && asked.endpoint !== undefined) {
      Object.assign(current, { events, leaseSeconds });
      confirm(asked.endpoint, current);
      return asked.endpoint;
    }
    const endpoint = `${origin.replace(/^http/, 'ws')}/hub/socket/${randomBytes(24).toString('base64url')}`;
    subscriptions.set(endpoint, { topic: asked.topic, name: asked.name, events, leaseSeconds });
    return endpoint;
  };
  const answerOf = (endpoint: string): Response =>
    Response.json({ 'hub.channel.endpoint': endpoint }, { status: 202 });

  return {
    fetch: async (request) => {
      const response =
        request.method === 'OPTIONS'
          ? new Response(null, { status: 204 })
          : request.method === 'POST'
            ? await subscribe(request)
            : new Response('Not found', { status: 404 });
      for (const [name, value] of Object.entries({
        'access-control-allow-origin': appOrigin,
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-allow-methods': 'POST',
        'cache-control': 'no-store',
        vary: 'origin',
      }))
        response.headers.set(name, value);
      return response;
    },
    upgrade: (incoming, socket, head) => {
      const endpoint = `${origin.replace(/^http/, 'ws')}${incoming.url ?? ''}`;
      const subscription = subscriptions.get(endpoint);
      if (away || subscription === undefined || subscription.socket !== undefined) {
        socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(incoming, socket, head, (opened) => listen(endpoint, subscription, opened));
    },
    publish: (happening) => {
      const notification = notificationOf(happening, resources, now());
      contexts.note(notification);
      spread(notification);
      return notification;
    },
    seen: (topic) => ({
      listening: [...subscriptions.values()].filter((one) => one.topic === topic && one.socket).length,
      answers: answers.get(topic) ?? [],
    }),
    setAway: (is) => {
      away = is;
      if (is) for (const { socket } of subscriptions.values()) socket?.terminate();
    },
    clear: () => {
      away = false;
      for (const { socket } of subscriptions.values()) socket?.terminate();
      for (const one of [subscriptions, contexts, answers, waiting]) one.clear();
    },
  };
}

/** A subscriber's answer: the event's id and a status, as a number or in digits. */
function parse(text: string): { readonly id: string; readonly status: number } {
  try {
    const { id, status } = JSON.parse(text) as { readonly id?: unknown; readonly status?: unknown };
    return { id: typeof id === 'string' ? id : '', status: Number(status) };
  } catch {
    return { id: '', status: 0 };
  }
}
