import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEhr, type Ehr } from '../create-ehr.ts';
import { children } from './children.ts';

export interface RunningEhr {
  readonly ehr: Ehr;
  readonly origin: string;
  readonly base: string;
  readonly close: () => Promise<void>;
}

export const appOrigin = 'http://localhost:4999';
export const redirectUri = `${appOrigin}/`;

/** The record system over real HTTP, on a loopback port of its own. */
export async function serveEhr(): Promise<RunningEhr> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${String(port)}`;
  const ehr = createEhr({ origin, scenarios: children, now: () => new Date(), appOrigin });
  server.on('request', (incoming, outgoing) => void ehr.nodeHandler(incoming, outgoing));
  return {
    ehr,
    origin,
    base: `${origin}/fhir`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
