import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEhr, type Ehr } from '../../mocks/ehr/create-ehr.ts';
import { children } from '../../mocks/ehr/test/children.ts';
import { authorizeUrl, follow, makePkce, type TokenAnswer } from '../../mocks/ehr/test/smart-client.ts';
import { createGateway } from '../gateway.ts';
import { world } from '../test/world.ts';
import { confidential } from './testing-keys.ts';

const scope =
  'launch openid fhirUser online_access patient/Patient.rs patient/Encounter.r user/Practitioner.r user/PractitionerRole.rs';

/** A gateway that the pretend record system knows as a confidential client, both over real HTTP. */
async function serveBoth(algorithm: 'RS384' | 'ES384') {
  const listening = async (server: Server): Promise<string> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const ehrServer = createServer();
  const appServer = createServer();
  const origin = await listening(ehrServer);
  const appOrigin = await listening(appServer);
  const ehr: Ehr = createEhr({ origin, scenarios: children, now: () => new Date(), appOrigin });
  ehrServer.on('request', (incoming, outgoing) => void ehr.nodeHandler(incoming, outgoing));
  const { config, store } = await world();
  const { client, clientKeys } = await confidential('stand-in', algorithm);
  const logged: string[] = [];
  const gateway = createGateway({
    config: {
      ...config,
      issuers: config.issuers.map((issuer) => ({
        ...issuer,
        iss: `${origin}/fhir`,
        clientId: 'safelight-confidential',
        client,
        roles: [{ code: 'staff-nurse', title: 'Staff nurse', activities: [], rights: [] }],
      })),
    },
    clientKeys,
    store,
    log: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }),
    cpis: { lookUp: () => Promise.resolve({ outcome: 'none', notified: 'no' }) },
  });
  const answer = getRequestListener((request) => gateway.fetch(request));
  appServer.on('request', (incoming, outgoing) => void answer(incoming, outgoing));
  const running = { ehr, origin, base: `${origin}/fhir`, close: () => Promise.resolve() };
  return {
    running,
    appOrigin,
    logged,
    form: (path: string, fields: Readonly<Record<string, string>>) =>
      fetch(`${appOrigin}/smart/${path}/stand-in`, { method: 'POST', body: new URLSearchParams(fields) }),
    /** A launch as far as the code. */
    code: async () => {
      const { launch } = ehr.control.launch({ user: 'ed-nurse', patient: 'ada' });
      const { verifier, challenge } = makePkce();
      const home = `${appOrigin}/`;
      const asked = { launch, scope, client_id: 'safelight-confidential', redirect_uri: home };
      const { end } = await follow(authorizeUrl(running, challenge, asked), {}, undefined, home);
      return { code: end?.searchParams.get('code') ?? '', verifier };
    },
    close: () => {
      for (const server of [ehrServer, appServer]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

describe.each(['RS384', 'ES384'] as const)('a confidential client that signs with %s', (algorithm) => {
  let world: Awaited<ReturnType<typeof serveBoth>>;
  let first: TokenAnswer;
  beforeAll(async () => {
    world = await serveBoth(algorithm);
    const { code, verifier } = await world.code();
    const answer = await world.form('token', {
      grant_type: 'authorization_code',
      code,
      code_verifier: verifier,
      redirect_uri: `${world.appOrigin}/`,
    });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    first = (await answer.json()) as TokenAnswer;
  });
  afterAll(() => world.close());

  it('has its code exchanged, launch context and all', () => {
    expect(first).toMatchObject({ patient: 'ada', token_type: 'Bearer' });
    expect(first.id_token).toBeTypeOf('string');
  });

  it('is refused by the record system when the page exchanges by itself', async () => {
    const { code, verifier } = await world.code();
    const answer = await fetch(`${world.running.origin}/auth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'safelight-confidential',
        code,
        code_verifier: verifier,
        redirect_uri: `${world.appOrigin}/`,
      }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  it('opens a session: the gateway proves itself when it asks what the token is for', async () => {
    const open = (patient: unknown) =>
      fetch(`${world.appOrigin}/api/sessions`, {
        method: 'POST',
        body: JSON.stringify({
          iss: world.running.base,
          accessToken: first.access_token,
          idToken: first.id_token,
          patient,
          nonce: 'some-nonce',
        }),
      });
    expect((await open('ada')).status).toBe(201);
    // Introspection says so: without it the scopes alone would have let this through.
    expect(await (await open('bo')).json()).toMatchObject({ code: 'not-the-launched-child' });
  });

  it('refreshes, answers a refusal word for word, and gives the token back', async () => {
    const refresh = (token: string | undefined) =>
      world.form('token', { grant_type: 'refresh_token', refresh_token: token ?? '-' });
    const answer = await refresh(first.refresh_token);
    const second = (await answer.json()) as TokenAnswer;
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const madeUp = await refresh('made-up');
    expect([madeUp.status, await madeUp.json()]).toMatchObject([400, { error: 'invalid_grant' }]);

    const read = () =>
      fetch(`${world.running.base}/Patient/ada`, {
        headers: { authorization: `Bearer ${second.access_token}` },
      });
    expect((await read()).status).toBe(200);
    const revoked = await world.form('revoke', {
      token: second.access_token,
      token_type_hint: 'access_token',
    });
    expect(await revoked.json()).toEqual({ revoked: true });
    expect((await read()).status).toBe(401);
  });

  it('publishes both keys, and nothing private', async () => {
    const { keys } = (await (await fetch(`${world.appOrigin}/smart/jwks.json`)).json()) as {
      keys: Record<string, string>[];
    };
    expect(keys.map(({ kid }) => kid)).toEqual(['stand-in-now', 'stand-in-next']);
    const members = algorithm === 'ES384' ? ['crv', 'x', 'y'] : ['e', 'n'];
    for (const key of keys)
      expect(Object.keys(key).sort()).toEqual(['alg', 'kid', 'kty', 'use', ...members].sort());
  });

  it('writes no code, verifier or token to the log', () => {
    const log = world.logged.join('');
    expect(log).toContain('/smart/token/');
    for (const secret of [first.access_token, first.refresh_token ?? '-', first.id_token ?? '-'])
      expect(log).not.toContain(secret);
    expect(log).not.toMatch(/code_verifier|client_assertion|refresh_token/);
  });
});
