import { readFrame, type HubEvent } from './frames.ts';
import { subscribe, unsubscribe, type Hub } from './subscribe.ts';

/** Whether the record system is being followed. `off`: the hub does not want it, and is not asked again. */
export type Following = 'following' | 'interrupted' | 'off';

/** What is used of a WebSocket. */
type Socket = Pick<WebSocket, 'send' | 'close' | 'addEventListener'>;

export interface ListenParts {
  readonly hub: Hub;
  readonly events: readonly string[];
  /** The access token as it is now, renewed where it was about to end. */
  readonly token: () => Promise<string>;
  /** Seconds for which the access token is good; undefined where that is not known. */
  readonly tokenSeconds: () => number | undefined;
  readonly post: typeof fetch;
  readonly open: (address: string) => Socket;
  /** Runs after this many milliseconds, and answers how to call it off. */
  readonly later: (run: () => void, ms: number) => () => void;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Acts on it at once, and answers the status that the hub is told. */
  readonly onEvent: (event: HubEvent) => number;
  readonly onFollowing: (following: Following) => void;
}

/** Longest subscription that is asked for; the hub may give less. */
const longestLease = 7200;
const confirmMs = 10_000;
/** How long a subscription has to hold before the next loss of it is taken as the first one. */
const steadyMs = 60_000;
/** What a heartbeat may be late. */
const lateMs = 5000;

type Timer = 'again' | 'confirm' | 'renew' | 'steady' | 'beat';

/** 1, 2, 4 … 60 seconds, spread so that a ward's screens do not all come back in one instant. */
const backOffMs = (tries: number, random: () => number): number =>
  Math.min(1000 * 2 ** tries, 60_000) * (0.75 + random() / 2);

/**
 * Listens to a FHIRcast hub (3.0, 2.4 and 2.5) until it is stopped: subscribes, answers every notification, renews the
 * subscription before it ends, and begins again after a lost socket. Nothing of a notification is kept or logged here.
 * Answers how to stop, which ends the subscription.
 */
export function listenToHub(parts: ListenParts): () => void {
  const { hub, events, post, later } = parts;
  let tries = 0;
  let over = false;
  // Asked anew after every wait.
  const isOver = (): boolean => over;
  let token = '';
  let socket: Socket | undefined;
  let endpoint: string | undefined;
  let beatMs: number | undefined;
  const timers = new Map<Timer, () => void>();
  const callOff = (name: Timer): void => timers.get(name)?.();
  const in_ = (name: Timer, ms: number, run: () => void): void => {
    callOff(name);
    timers.set(name, later(run, ms));
  };

  const drop = (): void => {
    const old = socket;
    socket = undefined;
    endpoint = undefined;
    beatMs = undefined;
    for (const name of ['confirm', 'renew', 'steady', 'beat'] as const) callOff(name);
    old?.close(1000);
  };
  const end = (): void => {
    over = true;
    drop();
    callOff('again');
  };
  const off = (): void => {
    end();
    parts.onFollowing('off');
  };
  const again = (): void => {
    drop();
    if (isOver()) return;
    parts.onFollowing('interrupted');
    in_('again', backOffMs(tries, parts.random), () => void begin());
    tries += 1;
  };
  const leaseWanted = (): number | undefined => {
    const left = parts.tokenSeconds();
    return left === undefined ? undefined : Math.max(1, Math.min(Math.floor(left), longestLease));
  };

  const renew = async (): Promise<void> => {
    const current = endpoint;
    token = await parts.token();
    if (isOver() || current === undefined || current !== endpoint) return;
    const leaseSeconds = leaseWanted();
    const answer = await subscribe({ hub, token, post }, { events, leaseSeconds, endpoint: current });
    if (isOver() || current !== endpoint) return;
    if (!answer.ok) again();
    else if (answer.value === current) renewBefore(leaseSeconds);
    else listen(answer.value);
  };
  const renewBefore = (leaseSeconds: number | undefined): void => {
    if (leaseSeconds !== undefined && leaseSeconds > 0)
      in_('renew', Math.min(leaseSeconds, longestLease) * 800, () => void renew());
  };

  const hear = (from: Socket, data: unknown): void => {
    if (from !== socket) return;
    if (beatMs !== undefined) in_('beat', beatMs, again);
    const frame = readFrame(data, hub);
    switch (frame.kind) {
      case 'confirmed':
        callOff('confirm');
        in_('steady', steadyMs, () => (tries = 0));
        renewBefore(frame.leaseSeconds ?? leaseWanted());
        parts.onFollowing('following');
        return;
      case 'denied':
        off();
        return;
      case 'event': {
        const status = parts.onEvent(frame.event);
        const { id, periodSeconds } = frame.event;
        // Acting on it may have ended the session, and with it the socket.
        if (from !== socket) return;
        if (id !== '') from.send(JSON.stringify({ id, status }));
        // A line can be dead without its socket knowing: only a hub that said how often it speaks is missed.
        if (periodSeconds !== undefined) {
          beatMs = periodSeconds * 1000 + lateMs;
          in_('beat', beatMs, again);
        }
        return;
      }
      case 'junk':
        return;
    }
  };

  /** A browser may refuse the address outright. */
  const openSafely = (address: string): Socket | undefined => {
    try {
      return parts.open(address);
    } catch {
      return undefined;
    }
  };
  const listen = (address: string): void => {
    drop();
    const opened = openSafely(address);
    if (opened === undefined) {
      again();
      return;
    }
    socket = opened;
    endpoint = address;
    in_('confirm', confirmMs, again);
    opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(opened, data));
    opened.addEventListener('close', () => {
      if (opened === socket) again();
    });
  };

  const begin = async (): Promise<void> => {
    token = await parts.token();
    if (isOver()) return;
    const answer = await subscribe({ hub, token, post }, { events, leaseSeconds: leaseWanted() });
    if (isOver()) return;
    if (answer.ok) listen(answer.value);
    else if (answer.failure === 'refused') off();
    else again();
  };

  void begin();
  return () => {
    if (isOver()) return;
    const current = endpoint;
    end();
    // At once, with the token at hand: the page may be going away.
    if (current !== undefined) void unsubscribe({ hub, token, post }, current);
  };
}
