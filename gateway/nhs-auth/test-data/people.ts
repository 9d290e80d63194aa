import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { pino } from 'pino';
import * as v from 'valibot';
import { CpisAuth } from '../../../smart-config/schema/cpis-auth.ts';
import { createGateway } from '../../gateway.ts';
import type { DatabasePlace } from '../../store/database.ts';
import type { Store } from '../../store/store.ts';
import { iss } from '../../test/stand-in-ehr.ts';
import { world, type World } from '../../test/world.ts';
import { personSignIns, type PersonSignIns } from '../person-sign-ins.ts';
import type { NhsAuth } from '../read-nhs-auth.ts';

export const nhsOrigin = 'http://localhost:4996';
export const redirectUri = 'http://localhost:4001/nhs/signed-in';

/** A service of the NHS, as a function; `at` is its clock. */
type MakeNhs = (made: { readonly at: () => Date; readonly publicKey: JWK }) => {
  fetch(request: Request): Promise<Response>;
};

/** A gateway's routes, as a page calls them. */
export interface Caller {
  readonly call: (method: string, path: string, token?: string, body?: unknown) => Promise<Response>;
  readonly openSession: (ask?: object) => Promise<string>;
  readonly people: PersonSignIns;
}

/** Gateways at which people sign in to the NHS themselves, and the requests that they make for it. */
export interface People {
  readonly w: World;
  readonly publicKey: JWK;
  /** Method, path and kind of grant of each request. */
  readonly asked: string[];
  /** Stands between the gateway and the NHS. */
  between: (request: Request, next: () => Promise<Response>) => Promise<Response>;
  readonly gateway: (store?: Store) => Caller;
  /** What the person does at CIS2: where it sends the window back to. */
  readonly atCis2: (url: string, chosen: Readonly<Record<string, string>>) => Promise<URL>;
}

export async function peopleWith(
  makeNhs: MakeNhs,
  place: DatabasePlace = { kind: 'memory' },
  cis2: Partial<v.InferInput<typeof CpisAuth>['cis2']> = {},
): Promise<People> {
  const w = await world(place);
  const keys = await generateKeyPair('RS512');
  const publicKey = await exportJWK(keys.publicKey);
  const nhs = makeNhs({ at: () => w.now, publicKey });
  const nhsAuth: NhsAuth = {
    auth: v.parse(CpisAuth, {
      mode: 'user',
      tokenUrl: `${nhsOrigin}/oauth2/token`,
      clientId: 'app',
      keys: [{ kid: 'k1', privateKeyFile: 'key.pem' }],
      cis2: { issuer: `${nhsOrigin}/cis2`, clientId: 'cis2-app', redirectUri, ...cis2 },
    }),
    keys: [
      {
        kid: 'k1',
        key: keys.privateKey,
        publicJwk: {
          kid: 'k1',
          kty: 'RSA',
          n: publicKey.n ?? '',
          e: publicKey.e ?? '',
          use: 'sig',
          alg: 'RS512',
        },
      },
    ],
    clientSecret: 'pretend-secret',
  };
  const config = { ...w.config, cpis: { ...w.config.cpis, auth: nhsAuth.auth } };
  const log = pino({ level: 'trace' }, { write: (line: string) => w.logged.push(line) });
  const net: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const grant = new URLSearchParams(await request.clone().text()).get('grant_type');
    made.asked.push([request.method, new URL(request.url).pathname, grant ?? ''].join(' ').trim());
    const answer = await made.between(request, () => nhs.fetch(request));
    request.signal.throwIfAborted();
    return answer;
  };
  const made: People = {
    w,
    publicKey,
    asked: [],
    between: (_, next) => next(),
    gateway: (store = w.store) => callerOf(w, store, config, nhsAuth, net, log),
    async atCis2(url, chosen) {
      const page = await (await nhs.fetch(new Request(url))).text();
      const ticket = /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const body = new URLSearchParams({ ticket, ...chosen });
      const answer = await nhs.fetch(new Request(`${nhsOrigin}/cis2/sign-in`, { method: 'POST', body }));
      return new URL(answer.headers.get('location') ?? 'about:blank');
    },
  };
  return made;
}

function callerOf(
  w: World,
  store: Store,
  config: World['config'],
  nhsAuth: NhsAuth,
  nhsFetch: typeof fetch,
  log: Parameters<typeof createGateway>[0]['log'],
): Caller {
  const clock = () => w.now;
  const cpis = { lookUp: () => Promise.resolve({ outcome: 'none', notified: 'no' } as const) };
  const parts = { config, store, cpis, log, nhsAuth, nhsFetch, clock, ehrFetch: w.ehr.fetch };
  const { fetch } = createGateway({ ...parts, requestsPerMinute: 5000 });
  const deadline = () => AbortSignal.timeout(20_000);
  const people = personSignIns({ ...parts, address: 'test' }, nhsAuth, { fetch: nhsFetch, clock, deadline });
  if (people === undefined) throw new Error('nobody signs in');
  const call: Caller['call'] = (method, path, token, body) =>
    fetch(
      new Request(`http://localhost:4001${path}`, {
        method,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  return {
    call,
    people,
    async openSession(ask = {}) {
      const idToken = await w.ehr.idToken();
      const launch = {
        iss,
        accessToken: 'access-1',
        idToken,
        patient: 'child-1',
        encounter: 'e1',
        nonce: 'n1',
      };
      const opened = await call('POST', '/api/sessions', undefined, { ...launch, ...ask });
      return ((await opened.json()) as { token: string }).token;
    },
  };
}
