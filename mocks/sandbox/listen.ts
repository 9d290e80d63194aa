import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { fail, succeed, type Result } from '../../src/domain/result.ts';

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** Serves on a port of this machine only. The failure is one line that names the port and what to do. */
export function listen(handler: Handler, port: number): Promise<Result<Server, string>> {
  const server = createServer((incoming, outgoing) => void handler(incoming, outgoing));
  // Longer than any client keeps a connection: one that is ended just as it is used again fails a request for nothing.
  server.keepAliveTimeout = 65_000;
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        fail(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken. Stop what uses it, or choose others: PORT=${port + 100}`
            : `Port ${port} cannot be used: ${error.message}`,
        ),
      ),
    );
    server.listen(port, '127.0.0.1', () => resolve(succeed(server)));
  });
}
