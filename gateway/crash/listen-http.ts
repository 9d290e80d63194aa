import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

type Handler = (request: Request) => Promise<Response>;

/** A server on a free port, whose address is known before what answers there is made. */
export interface Listening {
  readonly origin: string;
  readonly serve: (handler: Handler) => void;
  readonly close: () => Promise<void>;
}

export async function listenHttp(): Promise<Listening> {
  let handler: Handler = () => Promise.resolve(new Response(null, { status: 503 }));
  const server = createAdaptorServer({ fetch: (request) => handler(request) }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    serve: (next) => (handler = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A port that nothing holds just now. */
export async function freePort(): Promise<number> {
  const { origin, close } = await listenHttp();
  await close();
  return Number(new URL(origin).port);
}
