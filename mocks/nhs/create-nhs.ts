import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { cis2Routes } from './cis2/routes.ts';
import { controlOf, controlRoutes, type Control } from './control.ts';
import { cpisRoutes } from './cpis-routes.ts';
import { withOauthFault } from './oauth-faults.ts';
import { issueToken } from './token-endpoint.ts';
import { endpointOf, endpointOfForm, type Endpoint } from './switches.ts';
import { createWorld, type NhsSettings } from './world.ts';

export interface Nhs {
  /** `bindings` come from the Node server and let a refused connection be a real one. */
  fetch(request: Request, bindings?: { incoming?: IncomingMessage }): Promise<Response>;
  readonly control: Control;
}

/** Failures of the connection itself, as `fetch` names them. */
const unreachable = { dns: 'ENOTFOUND', refused: 'ECONNREFUSED' } as const;

/**
 * The pretend NHS: CIS2 for people, an authorization server for applications and for people through them, CP-IS in both
 * published shapes, and the inbox of every local authority.
 */
export function createNhs(settings: NhsSettings): Nhs {
  const world = createWorld(settings);
  const control = controlOf(world);
  const app = new Hono();
  app.post('/oauth2/token', async (c) => {
    const form = new URLSearchParams(await c.req.raw.text());
    return withOauthFault(world, c, endpointOfForm(form), (fault) => issueToken(world, form, fault));
  });
  app.route('/', cis2Routes(world));
  app.route('/', cpisRoutes(world));
  app.route('/control', controlRoutes(control, settings.controlOrigins ?? []));
  return {
    control,
    fetch: async (request, bindings) => {
      const failure = await connectionFailure(request);
      if (failure !== undefined) {
        bindings?.incoming?.socket.destroy();
        const code = unreachable[failure];
        throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
      }
      return app.fetch(request);
    },
  };

  async function connectionFailure(request: Request): Promise<keyof typeof unreachable | undefined> {
    const url = new URL(request.url);
    const endpoint = await endpointFor(request, url);
    const nhsNumber =
      url.searchParams.get('patient') ?? url.searchParams.get('patient:identifier')?.split('|')[1];
    const name = endpoint && world.faultOn(endpoint, nhsNumber)?.name;
    return name === 'dns' || name === 'refused' ? name : undefined;
  }
}

async function endpointFor(request: Request, url: URL): Promise<Endpoint | undefined> {
  const endpoint = endpointOf(url);
  return endpoint === 'token' && request.method === 'POST'
    ? endpointOfForm(new URLSearchParams(await request.clone().text()))
    : endpoint;
}
