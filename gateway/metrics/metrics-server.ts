import { createServer, type Server } from 'node:http';
import type { Registry } from 'prom-client';
import { fail, succeed, type Result } from '../../src/domain/result.ts';
import type { ConfigFault } from '../config/fault.ts';

/** `GET /metrics`, on a port of its own: never on the one that people's browsers reach. `refresh`: done before each answer. */
export function serveMetrics(
  registry: Registry,
  refresh: () => Promise<void>,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Result<Server, ConfigFault>> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response
        .writeHead(404, { 'content-type': 'text/plain' })
        .end('There is nothing here but GET /metrics.\n');
      return;
    }
    refresh()
      .then(() => registry.metrics())
      .then(
        (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
        () => response.writeHead(500).end(),
      );
  });
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        fail({
          file: 'environment',
          path: 'SAFELIGHT_METRICS_PORT',
          wrong: `It could not be listened on (${error.code ?? 'unknown'}).`,
          fix: 'Choose another port, or see SAFELIGHT_METRICS_HOST.',
        }),
      ),
    );
    server.listen(port, host, () => resolve(succeed(server)));
  });
}
