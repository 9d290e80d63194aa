import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * How it misbehaves. `error`: answers 500 and keeps nothing. `cut`: keeps it and breaks the line before it answers. `slow`:
 * answers after a while. `refuse`: takes no entry for good, with 422.
 */
type RepositoryFault = 'none' | 'error' | 'cut' | 'slow' | 'refuse';

/** One AuditEvent as it was taken, with the tag that names it. */
interface Taken {
  readonly identity: string;
  readonly event: fhir4.AuditEvent;
}

/** A pretend Audit Record Repository: a FHIR base over HTTP that takes AuditEvents by POST (IHE ITI-20). */
export interface PretendRepository {
  readonly url: string;
  /** In the order in which they came; a repeat that it did not know as one is here twice. */
  readonly taken: readonly Taken[];
  /** Repeats that it knew by `If-None-Exist` and kept once. */
  readonly repeats: () => number;
  /** What each request showed to be let in. */
  readonly shown: readonly (string | undefined)[];
  fault: RepositoryFault;
  /** Refuses for good, with 422, what has this in it; nothing when it is empty. */
  refuses: string;
  readonly close: () => Promise<void>;
}

interface Ways {
  /** Whether it looks at `If-None-Exist`. */
  readonly conditional?: boolean;
  readonly slowMs?: number;
  readonly port?: number;
}

/** Listens on loopback, on a free port unless one is named. */
export async function createAuditRepository({
  conditional = true,
  slowMs = 200,
  port = 0,
}: Ways = {}): Promise<PretendRepository> {
  const taken: Taken[] = [];
  const shown: (string | undefined)[] = [];
  let repeats = 0;
  const keep = (event: fhir4.AuditEvent, condition: string | undefined): 200 | 201 => {
    const identity = identityOf(event);
    const known = taken.some((one) => one.identity === identity);
    if (conditional && known && condition !== undefined) {
      repeats += 1;
      return 200;
    }
    taken.push({ identity, event });
    return 201;
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      shown.push(request.headers.authorization);
      answer(repository.fault, request, response, body);
    });
  });
  function answer(
    fault: RepositoryFault,
    request: IncomingMessage,
    response: ServerResponse,
    body: string,
  ): void {
    const refused = request.method !== 'POST' || request.url !== '/fhir/AuditEvent' ? 404 : refusals[fault];
    if (refused !== undefined) {
      end(response, refused);
      return;
    }
    if (repository.refuses !== '' && body.includes(repository.refuses)) {
      end(response, 422);
      return;
    }
    const condition = request.headers['if-none-exist'];
    const status = keep(
      JSON.parse(body) as fhir4.AuditEvent,
      typeof condition === 'string' ? condition : undefined,
    );
    if (fault === 'cut') request.socket.destroy();
    else if (fault === 'slow') setTimeout(() => end(response, status), slowMs);
    else end(response, status);
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const repository: PretendRepository = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    taken,
    shown,
    repeats: () => repeats,
    fault: 'none',
    refuses: '',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return repository;
}

const refusals: Readonly<Partial<Record<RepositoryFault, number>>> = { error: 500, refuse: 422 };

const end = (response: ServerResponse, status: number): void => {
  response.writeHead(status).end();
};

const identityOf = ({ meta }: fhir4.AuditEvent): string =>
  meta?.tag?.map(({ system = '', code = '' }) => `${system}|${code}`).at(-1) ?? '';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
