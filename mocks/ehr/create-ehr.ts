import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerAuthFault, stepOf } from './auth/auth-faults.ts';
import { createAuthServer, type AuthServer } from './auth/auth-server.ts';
import { answerDiscovery } from './auth/answer-discovery.ts';
import { endpointsOf } from './auth/discovery.ts';
import { Launches } from './auth/launches.ts';
import { clientId, parentClientId } from './auth/client.ts';
import type { EhrControl } from './control.ts';
import { answerControl } from './control-http.ts';
import type { EhrOptions, Grant, SeenRequest } from './contract.ts';
import { FaultBoard } from './faults/fault-board.ts';
import { answerAuthDefect, lateDate } from './faults/of-auth.ts';
import { createFhirServer } from './fhir/fhir-server.ts';
import { Pages } from './fhir/pages.ts';
import { createHub } from './hub/hub.ts';
import { nodeListener } from './node-listener.ts';
import { fillRecords } from './records.ts';
import { answerStyle } from './styles.ts';
import { userReference } from './users.ts';

export interface Ehr {
  /** FHIR, discovery and control, as a function. OAuth needs `nodeHandler`. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The whole record system for Node's `createServer`. */
  readonly nodeHandler: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
  /** Sockets of the hub, for the same server. */
  readonly upgrade: (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly control: EhrControl;
}

/** How many requests are remembered. */
const remembered = 2000;

const nextPort = (origin: string): string => {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}:${String(Number(url.port) + 1)}`;
};

/** The pretend record system: SMART App Launch 2.2 and FHIR R4 over synthetic children, with faults to switch on. */
export function createEhr(options: EhrOptions): Ehr {
  const { origin, now } = options;
  const base = `${origin}/fhir`;
  const appOrigin = options.appOrigin ?? nextPort(origin);
  const records = fillRecords(options);
  const faults = new FaultBoard();
  const pages = new Pages();
  const launches = new Launches(now);
  const minted = new Map<string, Grant>();
  const seen: SeenRequest[] = [];
  let auth: Promise<AuthServer> | undefined;
  let started: AuthServer | undefined;

  const findGrant = async (token: string): Promise<Grant | undefined> =>
    minted.get(token) ?? (await started?.findGrant(token));
  const hub = createHub({ origin, appOrigin, findGrant, resources: records.about, now });
  const { store, hiddenFor } = records;
  const answerFhir = createFhirServer({
    base,
    appOrigin,
    store,
    pages,
    faults,
    hiddenFor,
    now,
    oauth: endpointsOf(origin),
    findGrant,
  });

  const startAuth = async (): Promise<AuthServer> => {
    auth ??= createAuthServer({
      base,
      appOrigin,
      launches,
      encounterOf: records.encounterOf,
      patients: records.patients,
      has: faults.has,
      denies: () => faults.strike(['authorize']).some(({ kind }) => kind === 'denied'),
    });
    started = await auth;
    return started;
  };

  const control: EhrControl = {
    launch: (request) => ({ iss: base, launch: launches.open(request) }),
    mintToken: ({ user, ...grant }) => {
      const token = `minted-${randomUUID()}`;
      minted.set(token, {
        ...grant,
        ...(user === 'parent'
          ? { clientId: parentClientId, user: `RelatedPerson/parent-of-${grant.patient ?? ''}` }
          : { clientId, user: userReference(user) }),
      });
      return token;
    },
    setFault: (fault) => faults.set(fault),
    clearFaults: () => faults.clear(),
    reset: () => {
      records.fill();
      for (const one of [faults, pages, launches, minted, hub]) one.clear();
      seen.length = 0;
    },
    hub,
    resources: records.about,
    requests: () => [...seen],
  };

  const note = (method: string, url: string, status: number) => {
    seen.push({ method, url, status });
    if (seen.length > remembered) seen.shift();
  };

  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith('/control/')) return answerControl(request, control);
    if (pathname === '/hub') return hub.fetch(request);
    if (pathname.startsWith('/style/')) return answerStyle(pathname);
    if (!pathname.startsWith('/fhir')) return new Response('Not found', { status: 404 });
    const response = pathname.startsWith('/fhir/.well-known/')
      ? await answerDiscovery(request, origin, faults)
      : await answerFhir(request);
    if (faults.has('clock-behind') && response.type !== 'error')
      response.headers.set('date', lateDate(now()));
    if (request.method !== 'OPTIONS') note(request.method, `${pathname}${search}`, response.status);
    return response;
  };

  const nodeHandler = nodeListener(async (request, incoming, outgoing) => {
    const url = incoming.url ?? '';
    if (!url.startsWith('/auth/')) return fetch(request);
    const server = await startAuth();
    const fault = await answerAuthFault(request, faults, appOrigin);
    if (fault !== undefined) return fault;
    const step = stepOf(url);
    const instead = answerAuthDefect(step, outgoing, faults.has, now());
    if (instead !== undefined) return instead;
    await server.answer(incoming, outgoing);
    note(incoming.method ?? '', `/auth/${step}`, outgoing.statusCode);
    return 'sent';
  });
  return { fetch, nodeHandler, upgrade: hub.upgrade, control };
}
