import type { createGateway } from '../gateway.ts';

export type Gateway = ReturnType<typeof createGateway>;

/** What answers requests: one gateway at a time, which another may take the place of while it works. */
export interface Serving {
  /** Answered by the gateway that was current when the request came, to its end. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly current: () => Gateway;
  readonly swap: (next: Gateway) => void;
  /** Requests that are being answered: also those whose caller has gone, for their answer is still kept. */
  readonly inFlight: () => number;
  /** When nothing is being answered. */
  readonly idle: () => Promise<void>;
}

export function serving(first: Gateway): Serving {
  let current = first;
  let inFlight = 0;
  let waiting: (() => void)[] = [];
  return {
    async fetch(request) {
      inFlight += 1;
      try {
        return await current.fetch(request);
      } finally {
        inFlight -= 1;
        if (inFlight === 0) {
          waiting.forEach((done) => done());
          waiting = [];
        }
      }
    },
    current: () => current,
    swap(next) {
      current = next;
    },
    inFlight: () => inFlight,
    idle: () => (inFlight === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
