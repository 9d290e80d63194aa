import * as v from 'valibot';
import { fail, succeed, type Result } from '../../domain/result.ts';

export interface Hub {
  /** `hub.url` of the token answer. */
  readonly url: string;
  /** `hub.topic`: the person's session. */
  readonly topic: string;
  /** The record system's FHIR base. */
  readonly base: string;
  /** Origins that this record system's hubs may be at, `https` and `wss`. */
  readonly origins: readonly string[];
}

/** `refused`: asking again will not help. `away`: it may. */
export type SubscribeFailure = 'refused' | 'away';

const timeoutMs = 15_000;
const Answer = v.object({ 'hub.channel.endpoint': v.pipe(v.string(), v.maxLength(2000)) });

/**
 * The endpoint of a socket, if the hub may name it: encrypted, or on this machine, and at an origin that is configured,
 * by its own name or as the counterpart of an `https` one.
 */
export function endpointOf(address: string, origins: readonly string[]): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, hash } = new URL(address);
  if (hash !== '') return undefined;
  const known = origins.some((origin) => origin.replace(/^http/, 'ws') === `${protocol}//${host}`);
  return known && (protocol === 'wss:' || protocol === 'ws:') ? address : undefined;
}

interface Asking {
  readonly hub: Hub;
  readonly token: string;
  readonly post: typeof fetch;
}

async function send(
  { hub, token, post }: Asking,
  mode: 'subscribe' | 'unsubscribe',
  more: Readonly<Record<string, string>>,
): Promise<Response> {
  return post(hub.url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
    body: new URLSearchParams({
      'hub.channel.type': 'websocket',
      'hub.mode': mode,
      'hub.topic': hub.topic,
      ...more,
    }),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    // The page may be going away.
    keepalive: mode === 'unsubscribe',
    ...(mode === 'subscribe' ? { signal: AbortSignal.timeout(timeoutMs) } : {}),
  });
}

/** Subscribes, or with `endpoint` goes on with a subscription that is open. Answers where to listen. */
export async function subscribe(
  asking: Asking,
  wish: {
    readonly events: readonly string[];
    readonly leaseSeconds?: number | undefined;
    readonly endpoint?: string | undefined;
  },
): Promise<Result<string, SubscribeFailure>> {
  const { events, leaseSeconds, endpoint } = wish;
  try {
    const response = await send(asking, 'subscribe', {
      'hub.events': events.join(','),
      'subscriber.name': 'Safelight',
      ...(leaseSeconds === undefined ? {} : { 'hub.lease_seconds': String(leaseSeconds) }),
      ...(endpoint === undefined ? {} : { 'hub.channel.endpoint': endpoint }),
    });
    if (!response.ok) {
      const mayPass = response.status >= 500 || [408, 425, 429].includes(response.status);
      return fail(mayPass ? 'away' : 'refused');
    }
    const answer = v.safeParse(Answer, await response.json());
    const named = answer.success ? answer.output['hub.channel.endpoint'] : endpoint;
    const allowed = named === undefined ? undefined : endpointOf(named, asking.hub.origins);
    return allowed === undefined ? fail('refused') : succeed(allowed);
  } catch {
    return fail('away');
  }
}

/** Ends a subscription. Whatever becomes of it, the socket is closed as well. */
export async function unsubscribe(asking: Asking, endpoint: string): Promise<void> {
  try {
    await send(asking, 'unsubscribe', { 'hub.channel.endpoint': endpoint });
  } catch {
    // The hub ends what is no longer listened to by itself.
  }
}
