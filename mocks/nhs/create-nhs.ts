import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { controlOf, controlRoutes, type Control } from './control.ts';
import { cpisRoutes } from './cpis-routes.ts';
import { refusedUnread } from './transport.ts';
import { issueToken } from './token-endpoint.ts';
import { endpointOf } from './switches.ts';
import { createWorld, type Client, type Records } from './world.ts';

export interface NhsSettings {
  /** e.g. `http://localhost:4002`; the audience of assertions is `<origin>/oauth2/token`. */
  readonly origin: string;
  readonly now: () => Date;
  /** Applications that may ask for a token. */
  readonly clients: readonly Client[];
  /** What CP-IS holds, by NHS number. A number without a record is known and has no plan. */
  readonly records: Records;
  /** Pages that may call `/control`. */
  readonly controlOrigins?: readonly string[];
}

export interface Nhs {
  /** `bindings` come from the Node server and let a refused connection be a real one. */
  fetch(request: Request, bindings?: { incoming?: IncomingMessage }): Promise<Response>;
  readonly control: Control;
}

/** The pretend NHS: an authorization server, CP-IS in both published shapes, and the inbox of every local authority. */
export function createNhs(settings: NhsSettings): Nhs {
  const world = createWorld(settings);
  const control = controlOf(world);
  const app = new Hono();
  app.post('/oauth2/token', async (c) => {
    const fault = world.faultOn('token', undefined);
    if (fault?.name === 'slow') await world.hold(fault.delayMs ?? 30_000, c.req.raw.signal);
    if (fault?.name === '500') return c.json({ error: 'server_error' }, 500);
    return refusedUnread(fault) ?? (await issueToken(world, c.req.raw));
  });
  app.route('/', cpisRoutes(world));
  app.route('/control', controlRoutes(control, settings.controlOrigins ?? []));
  return {
    control,
    fetch: async (request, bindings) => {
      if (refusesConnection(new URL(request.url))) {
        bindings?.incoming?.socket.destroy();
        throw new TypeError('fetch failed', {
          cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
        });
      }
      return app.fetch(request);
    },
  };

  function refusesConnection(url: URL): boolean {
    const endpoint = endpointOf(url);
    const nhsNumber =
      url.searchParams.get('patient') ?? url.searchParams.get('patient:identifier')?.split('|')[1];
    return endpoint !== undefined && world.faultOn(endpoint, nhsNumber)?.name === 'refused';
  }
}
