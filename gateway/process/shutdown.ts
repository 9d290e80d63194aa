import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Serving } from './serving.ts';

/** Between looks for connections that have nothing under way any more. */
const lookEveryMs = 100;

interface Means {
  readonly server: Pick<Server, 'close' | 'closeIdleConnections' | 'prependListener'>;
  readonly serving: Pick<Serving, 'idle' | 'inFlight'>;
  readonly log: Logger;
  /** How long it answers on while it says that it is not ready: whoever sends it requests has that long to notice. */
  readonly drainMs: number;
  /** What is under way after that has so long. */
  readonly finishMs: () => number;
  /** Said before anything else, so that it is not ready from then on. */
  readonly stopping: () => void;
  /** Last: what must outlive every request, such as the database. */
  readonly close: () => Promise<void>;
  readonly exit: (code: number) => void;
}

/**
 * How the process ends when it is asked to: not ready, answering on for the drain time, taking nothing new, finishing what
 * is under way, closing the database, 0. What does not finish in time ends it with 1, and so does being asked again.
 */
export function stopper(means: Means): (why: string) => void {
  const { server, serving, log, drainMs, finishMs, exit } = means;
  let asked = false;
  const finish = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const looking = setInterval(() => server.closeIdleConnections(), lookEveryMs);
    await closed;
    clearInterval(looking);
    // A caller that went away leaves no connection, and a look-up whose answer is still to be kept.
    await serving.idle();
    await means.close();
  };
  return (why) => {
    if (asked) {
      log.warn({ why, inFlight: serving.inFlight() }, 'asked again: ended at once');
      exit(1);
      return;
    }
    asked = true;
    means.stopping();
    // Said with every answer from now on: who kept the connection would else send a request into its end.
    server.prependListener('request', (_, response) => response.setHeader('connection', 'close'));
    log.info({ why, drainMs, inFlight: serving.inFlight() }, 'stopping');
    setTimeout(() => {
      setTimeout(() => {
        log.error({ inFlight: serving.inFlight() }, 'ended with requests that did not finish in time');
        exit(1);
      }, finishMs()).unref();
      finish().then(
        () => exit(0),
        () => exit(1),
      );
    }, drainMs);
  };
}
