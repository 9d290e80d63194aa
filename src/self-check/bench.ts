import type { FhirConnection, FhirRequest, FhirResponse } from '../fhir/connection.ts';
import { describeFhir, describeTold, fhirRequestLine } from './describe.ts';
import type { Exchange } from './line.ts';
import type { Ask, PlainSend, Told } from '../fhir/plain-send.ts';

/** Thrown out of a run that is to end before its last line: nothing more is sent. Caught where the run is. */
export class Stopped extends Error {}

/** How long one request took. `what` is the request as it may be shown. */
interface Took {
  readonly what: string;
  readonly ms: number;
}

interface Asked {
  readonly told: Told;
  readonly exchange: Exchange;
}

interface AskedFhir {
  readonly response: FhirResponse;
  readonly exchange: Exchange;
}

/** Where every request of one run passes: it is sent, timed, and noted as it may be shown. */
export interface Bench {
  /** `what` names the address in place of it, e.g. `token_endpoint`; `body` is the shape of the answer. */
  readonly ask: (ask: Ask, what: string, body?: (text: string) => string | undefined) => Promise<Asked>;
  readonly askFhir: (connection: FhirConnection, request: FhirRequest) => Promise<AskedFhir>;
  /** The same connection, its requests noted here; what was last noted is `last`. */
  readonly watch: (connection: FhirConnection) => FhirConnection;
  readonly now: () => number;
  readonly took: readonly Took[];
  /** Milliseconds by which the server's clock was ahead of ours, once for each answer that said the time. */
  readonly ahead: readonly number[];
  /** Takes note of what must not stand in any report. */
  readonly keepSecret: (...texts: readonly (string | undefined)[]) => void;
  readonly secrets: ReadonlySet<string>;
  /** What was noted last. */
  readonly last: () => Exchange | undefined;
  /** Waits for this, unless the run is stopped before. */
  readonly wait: <T>(what: Promise<T>) => Promise<T>;
}

/** `stop`: ends the run; the request under way is not waited for. */
export function createBench(send: PlainSend, now: () => number, stop?: AbortSignal): Bench {
  const took: Took[] = [];
  const ahead: number[] = [];
  const secrets = new Set<string>();
  let latest: Exchange | undefined;

  async function wait<T>(what: Promise<T>): Promise<T> {
    if (stop === undefined) return what;
    let tell: () => void = () => undefined;
    const stopped = new Promise<never>((_resolve, reject) => {
      tell = () => reject(new Stopped());
      stop.addEventListener('abort', tell);
      if (stop.aborted) tell();
    });
    return Promise.race([what, stopped]).finally(() => stop.removeEventListener('abort', tell));
  }

  const note = (begun: number, request: string, ms: number, answer: string, body?: string): Exchange => {
    const exchange = {
      at: new Date(begun).toISOString(),
      request,
      answer,
      ...(body === undefined ? {} : { body }),
    };
    took.push({ what: request, ms });
    latest = exchange;
    return exchange;
  };
  const noteClock = (headers: Headers, begun: number, ms: number) => {
    const date = Date.parse(headers.get('date') ?? '');
    // An answer out of a cache says when it was made, not what the time is.
    const kept = Number(headers.get('age') ?? '0') > 0;
    // The header has whole seconds: the middle of that second is compared with the middle of the request.
    if (!Number.isNaN(date) && !kept) ahead.push(date + 500 - (begun + ms / 2));
  };

  async function askFhir(connection: FhirConnection, request: FhirRequest): Promise<AskedFhir> {
    const begun = now();
    const response = await wait(connection.send(request));
    const ms = now() - begun;
    if (response.kind === 'answered') noteClock(response.headers, begun, ms);
    const described = describeFhir(response, ms);
    const exchange = note(begun, fhirRequestLine(request), ms, described.answer, described.body);
    return { response, exchange };
  }

  return {
    async ask(ask, what, body) {
      const begun = now();
      const told = await wait(send(ask));
      if (told.kind === 'answered') noteClock(told.headers, begun, told.ms);
      const shape = told.kind === 'answered' ? body?.(told.text) : undefined;
      const exchange = note(begun, `${ask.method} ${what}`, told.ms, describeTold(told), shape);
      return { told, exchange };
    },
    askFhir,
    watch: (connection) => ({
      ...connection,
      send: async (request) => (await askFhir(connection, request)).response,
    }),
    now,
    took,
    ahead,
    keepSecret: (...texts) => {
      for (const text of texts) if (text !== undefined) secrets.add(text);
    },
    secrets,
    last: () => latest,
    wait,
  };
}
