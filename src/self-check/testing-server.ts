import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { plainSend } from '../fhir/plain-send.ts';
import { connectWith } from './connect.ts';
import type { SelfCheckInput } from './input.ts';
import type { Checked } from './line.ts';
import { selfCheck } from './run.ts';

/** What a report may never hold. */
export const token = 'a-token-that-nobody-may-see';
const running: Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server at an address of its own, until the test ends. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}
/** FHIR as JSON, as a page may read it. */
export const json = (body: unknown): Answer => ({
  headers: { 'content-type': 'application/fhir+json', 'access-control-allow-origin': '*' },
  body: JSON.stringify(body),
});

/** A server that answers by path below `/fhir`, and 404 elsewhere. */
export const answering =
  (answers: Readonly<Record<string, Answer>>): RequestListener =>
  (request, response) => {
    const path = (request.url ?? '').replace('/fhir/', '').split('?')[0] ?? '';
    const { status = 200, headers = {}, body } = answers[path] ?? { status: 404, body: '{}' };
    response.writeHead(status, headers).end(body);
  };

/** A run with a token from elsewhere, about `child`. */
export const runOn = (base: string, change: Partial<SelfCheckInput> = {}): Promise<readonly Checked[]> =>
  selfCheck({
    subject: { base, client: 'public', write: 'transaction', neverWrite: [], quirks: [], tenants: [] },
    platform: { kind: 'command', redirectUri: 'http://127.0.0.1:1/', origin: 'https://app.example' },
    searches: [{ resource: 'Condition' }],
    send: plainSend(300),
    now: () => Date.now(),
    signIn: {
      kind: 'there',
      signedIn: {
        answer: { access_token: token, patient: 'child', scope: 'patient/*.cruds' },
        asked: 'patient/*.cruds',
        connection: connectWith(token, {
          base,
          patientId: 'child',
          grantedScope: 'patient/*.cruds',
          quirks: [],
        }),
      },
    },
    write: false,
    slowMs: 60_000,
    ...change,
  });

/** What became of a line. Throws where there is no such line. */
export const outcomeOf = (checked: readonly Checked[], key: string) => {
  const found = checked.find(({ line }) => line.key === key);
  if (found === undefined) throw new Error(`There is no line ${key}.`);
  return found.outcome;
};
