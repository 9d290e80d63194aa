import * as v from 'valibot';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { MessageType } from './scopes.ts';

/** Why a message came to nothing. */
export type MessageFailure =
  /** Nothing came back in time: whether it was done is not known. */
  | { readonly kind: 'no-answer' }
  /** What came back is not what the specification says of this message. */
  | { readonly kind: 'odd-answer' }
  /** The browser did not take it, or the launch ended. */
  | { readonly kind: 'not-sent' };

export interface ChannelParts {
  /** `smart_web_messaging_handle` of the token answer. */
  readonly handle: string;
  /** `smart_web_messaging_origin`: the only origin that is spoken to and listened to. */
  readonly origin: string;
  /** The window of the record system. */
  readonly target: Pick<Window, 'postMessage'>;
  /** The window of this page, where answers arrive. */
  readonly self: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  readonly newId: () => string;
  /** Runs after this many milliseconds, and answers how to call it off. */
  readonly later: (run: () => void, ms: number) => () => void;
}

export interface Channel {
  /** Sends one request and answers its one response. Never sent again by itself. */
  readonly ask: <T>(
    type: MessageType,
    payload: object,
    shape: v.GenericSchema<unknown, T>,
    timeoutMs: number,
  ) => Promise<Result<T, MessageFailure>>;
  /** Nothing is sent or listened to from here on. */
  readonly close: () => void;
}

const Response = v.object({
  messageId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  responseToMessageId: v.pipe(v.string(), v.maxLength(200)),
  payload: v.record(v.string(), v.unknown()),
});

/**
 * Requests and responses of SMART Web Messaging 1.0. A message is an answer only when it comes from the window that was
 * asked, at the origin that the launch named, and names a request that is waited for; the first one is the answer.
 */
export function openChannel({ handle, origin, target, self, newId, later }: ChannelParts): Channel {
  const waiting = new Map<string, (payload: unknown) => void>();
  let closed = false;

  const hear = (event: MessageEvent<unknown>): void => {
    if (event.origin !== origin || event.source !== target) return;
    const response = v.safeParse(Response, event.data);
    if (!response.success) return;
    const { responseToMessageId, payload } = response.output;
    waiting.get(responseToMessageId)?.(payload);
  };
  self.addEventListener('message', hear);

  return {
    ask: (messageType, payload, shape, timeoutMs) =>
      new Promise((resolve) => {
        if (closed) {
          resolve(fail({ kind: 'not-sent' }));
          return;
        }
        const messageId = newId();
        const settle = (result: Parameters<typeof resolve>[0]): void => {
          callOff();
          waiting.delete(messageId);
          resolve(result);
        };
        const callOff = later(() => settle(fail({ kind: 'no-answer' })), timeoutMs);
        waiting.set(messageId, (given) => {
          const read = v.safeParse(shape, given);
          settle(read.success ? succeed(read.output) : fail({ kind: 'odd-answer' }));
        });
        try {
          target.postMessage({ messagingHandle: handle, messageId, messageType, payload }, origin);
        } catch {
          settle(fail({ kind: 'not-sent' }));
        }
      }),
    close: () => {
      closed = true;
      self.removeEventListener('message', hear);
    },
  };
}
