import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { fail, succeed, type Result } from '../src/domain/result.ts';
import type { Environment } from './config/environment.ts';
import type { ConfigFault } from './config/fault.ts';

type Handler = (request: Request) => Promise<Response>;

/** Listens where the environment says, or answers why it cannot. */
export function listen(
  fetch: Handler,
  { port, host }: Pick<Environment, 'port' | 'host'>,
): Promise<Result<Server, ConfigFault>> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port, hostname: host }, () => {
      server.removeListener('error', refused);
      resolve(succeed(server as Server));
    });
    const refused = (error: NodeJS.ErrnoException): void => resolve(fail(faultOf(error, port, host)));
    server.once('error', refused);
  });
}

function faultOf({ code = 'unknown' }: NodeJS.ErrnoException, port: number, host: string): ConfigFault {
  const file = 'environment';
  switch (code) {
    case 'EADDRINUSE':
      return {
        file,
        path: 'PORT',
        wrong: `Something else listens on ${port}.`,
        fix: 'Stop it, or choose another.',
      };
    case 'EACCES':
      return {
        file,
        path: 'PORT',
        wrong: `This user may not listen on ${port}.`,
        fix: 'Choose one from 1024 upwards.',
      };
    default:
      return {
        file,
        path: 'HOST',
        wrong: `"${host}" is not an address of this machine (${code}).`,
        fix: 'Use 127.0.0.1, 0.0.0.0 or an address that it has.',
      };
  }
}
