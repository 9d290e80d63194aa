import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Resource } from '../../../mocks/ehr/fhir/medplum.ts';
import { read } from './asked.ts';
import type { Authority } from './authority.ts';
import { crossOrigin, preflight } from './cross-origin.ts';
import { forward, type Answered } from './forward.ts';
import { refusedAnswer, refusedRequest } from './guard.ts';

/** One request that the front let through or refused; the token is known by a digest only. */
export interface Seen {
  readonly method: string;
  /** Below the FHIR base. */
  readonly path: string;
  readonly status: number;
  readonly token?: string;
  readonly milliseconds: number;
  readonly body?: unknown;
  readonly ifNoneExist?: string;
  /** What the server said, where it refused. */
  readonly why?: string;
}

/** A SMART-protecting front before a FHIR server. */
export interface Front {
  /** The FHIR base that an app is launched with. */
  readonly iss: string;
  readonly seen: readonly Seen[];
  /** The answer to the next request that fits is lost on its way, after the server has done what it asks. */
  readonly loseAnswer: (fits: (method: string, path: string) => boolean) => void;
  readonly close: () => void;
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const outcome = (code: string, text: string): Buffer =>
  Buffer.from(
    JSON.stringify({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code, details: { text } }],
    }),
  );

/**
 * Serves `/fhir` of a FHIR server that is not protected itself, to whoever holds a token of the authority. Port 0: any
 * that is free. Fails where the port is taken.
 */
export async function openFront(port: number, server: string, authority: Authority): Promise<Front> {
  let host = '';
  const seen: Seen[] = [];
  let lost: ((method: string, path: string) => boolean) | undefined;

  const held = async (reference: string): Promise<Resource | undefined> => {
    const [, type, id] = /([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/.*)?$/.exec(reference) ?? [];
    if (type === undefined || id === undefined) return undefined;
    const answer = await fetch(`${server}/${type}/${id}`);
    return answer.ok ? ((await answer.json()) as Resource) : undefined;
  };

  async function guarded(incoming: IncomingMessage, path: string, body: Buffer): Promise<Answered> {
    const refuse = (status: number, code: string, text: string): Answered => ({
      status,
      headers: { 'content-type': 'application/fhir+json', 'www-authenticate': 'Bearer' },
      body: outcome(code, text),
    });
    const method = incoming.method ?? 'GET';
    const request = read(method, path, json(body.toString()));
    if (request.kind === 'open') return forward({ server, host }, incoming, path, body);
    const token = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? undefined : await authority.grantOf(token);
    if (grant === undefined)
      return refuse(401, 'login', 'The token is missing, unknown, expired or revoked.');
    const refused = await refusedRequest(grant, request, held);
    if (refused !== undefined) return refuse(403, 'forbidden', refused);
    const answer = await forward({ server, host }, incoming, path, body);
    const hidden =
      answer.status < 300 && method === 'GET'
        ? await refusedAnswer(grant, json(answer.body.toString()), held)
        : undefined;
    return hidden === undefined ? answer : refuse(403, 'forbidden', hidden);
  }

  async function fhir(incoming: IncomingMessage, outgoing: ServerResponse, path: string): Promise<void> {
    if (incoming.method === 'OPTIONS') {
      outgoing.writeHead(204, preflight(incoming)).end();
      return;
    }
    const began = Date.now();
    const body = await buffer(incoming);
    const answer = await guarded(incoming, path, body);
    const { authorization: token, 'if-none-exist': ifNoneExist } = incoming.headers;
    seen.push({
      method: incoming.method ?? '',
      path,
      status: answer.status,
      milliseconds: Date.now() - began,
      ...(token === undefined
        ? {}
        : { token: createHash('sha256').update(token).digest('hex').slice(0, 12) }),
      ...(body.length === 0 ? {} : { body: json(body.toString()) }),
      ...(typeof ifNoneExist === 'string' ? { ifNoneExist } : {}),
      ...(answer.status < 400 ? {} : { why: answer.body.toString().slice(0, 400) }),
    });
    const { 'transfer-encoding': _chunks, connection: _connection, ...headers } = answer.headers;
    outgoing.writeHead(answer.status, {
      ...headers,
      ...crossOrigin(incoming),
      'content-length': answer.body.length,
    });
    if (lost?.(incoming.method ?? '', path) !== true) {
      outgoing.end(answer.body);
      return;
    }
    lost = undefined;
    // Broken off after it began: a browser sends a request again by itself when no answer at all has come.
    outgoing.write(answer.body.subarray(0, answer.body.length / 2), () => outgoing.destroy());
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = incoming.url ?? '/';
    if (url === '/fhir/.well-known/smart-configuration') {
      const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };
      outgoing.writeHead(200, headers).end(JSON.stringify(authority.smartConfiguration));
      return;
    }
    if (url.startsWith('/auth/') && authority.answer !== undefined)
      return authority.answer(incoming, outgoing);
    const [, path] = /^\/fhir\/?(.*)$/.exec(url) ?? [];
    if (path === undefined) {
      outgoing.writeHead(404).end();
      return;
    }
    await fhir(incoming, outgoing, path);
  }

  const listening = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(502, { 'content-type': 'text/plain' });
      outgoing.end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    listening.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  host = `localhost:${(listening.address() as AddressInfo).port}`;
  return {
    iss: `http://${host}/fhir`,
    seen,
    loseAnswer: (fits) => {
      lost = fits;
    },
    close: () => {
      listening.close();
      listening.closeAllConnections();
    },
  };
}
