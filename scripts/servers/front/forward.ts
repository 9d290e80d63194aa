import { request as ask, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Answered {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

interface Target {
  /** FHIR base of the server behind the front. */
  readonly server: string;
  /** Under which the front is reached: links of pages lead there. */
  readonly host: string;
}

/** The token stays at the front, and so does what a browser says of its origin. */
const passedOn = [
  ...['accept', 'content-type', 'if-none-exist', 'if-match', 'prefer'],
  // HAPI answers a search from its cache for a minute, unless it is told not to.
  ...['cache-control', 'pragma'],
];

/** Sends a request on to the server behind, and answers what it said. `path` is below its base. */
export function forward(
  { server, host }: Target,
  incoming: IncomingMessage,
  path: string,
  body: Buffer,
): Promise<Answered> {
  const headers = Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = incoming.headers[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return new Promise((resolve, reject) => {
    const going = ask(
      `${server}${path === '' || path.startsWith('?') ? '' : '/'}${path}`,
      {
        method: incoming.method,
        headers: {
          ...headers,
          'x-forwarded-host': host,
          'x-forwarded-proto': 'http',
          'content-length': String(body.length),
        },
      },
      (answer) => {
        buffer(answer).then(
          (bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes }),
          reject,
        );
      },
    );
    going.on('error', reject);
    going.end(body);
  });
}
