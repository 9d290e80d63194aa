import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { pino } from 'pino';
import { createEhr, type Ehr } from '../../mocks/ehr/create-ehr.ts';
import { ehrUsers, roleSystem } from '../../mocks/ehr/users.ts';
import { scenarios } from '../../mocks/scenarios/all.ts';
import type { Issuer } from '../../smart-config/schema/issuer.ts';
import type { Card } from '../cds-hooks/cards.ts';
import { discoveryOf } from '../cds-hooks/services.ts';
import type { Configuration } from '../config/configuration.ts';
import { createGateway } from '../gateway.ts';
import type { DatabasePlace } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { world, type World } from './world.ts';

const ehrOrigin = 'http://localhost:4999';
export const publicUrl = 'https://safelight.example';
export const clientIss = 'https://ehr.example/cds-client';
const jwksUri = 'http://localhost:4999/cds/jwks';

/** A key pair of a pretend CDS client. */
interface ClientKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function clientKey(kid: string, alg = 'ES384'): Promise<ClientKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

interface Signing {
  readonly key?: ClientKey;
  readonly header?: Readonly<Record<string, string>>;
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** The services as a CDS client meets them, before a whole pretend record system. */
export interface CdsWorld extends World {
  readonly pretend: Ehr;
  readonly key: ClientKey;
  /** What the client publishes at the address of its keys. */
  readonly published: JWK[];
  /** Addresses that the gateway asked, the EHR's and others. */
  readonly fetched: string[];
  /** Answers in place of the record system, where it answers anything. */
  readonly instead: { of?: ((request: Request) => Promise<Response> | undefined) | undefined };
  readonly issuer: Issuer;
  readonly token: (path: string, signing?: Signing) => Promise<string>;
  readonly send: (
    method: string,
    path: string,
    options?: {
      readonly token?: string;
      readonly body?: unknown;
      readonly text?: string;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ) => Promise<Response>;
  /** A signed call: its status and its body. */
  readonly call: (
    path: string,
    body: unknown,
    signing?: Signing,
  ) => Promise<{ readonly status: number; readonly body: { readonly cards: readonly Card[] } }>;
  /** What an EHR would send for a child: every template answered. */
  readonly prefetchFor: (patient: string, user?: string) => Promise<Record<string, unknown>>;
  readonly ask: (patient: string, more?: object, context?: object) => Promise<Record<string, unknown>>;
  readonly accessToken: (patient: string, scope?: string) => object;
  readonly with: (change: { readonly config?: Partial<Configuration>; readonly store?: Store }) => CdsWorld;
  readonly tidy: () => Promise<void>;
  /** A call to the app's own side of the gateway. */
  readonly gatewayFetch: (request: Request) => Promise<Response>;
}

const issuerOf = (base: Issuer): Issuer => ({
  ...base,
  name: 'Pretend EHR',
  cdsHooks: { clients: [{ iss: clientIss, jwksUri }], origins: ['https://ehr.example'] },
  roles: ehrUsers.map(({ role, title, activity, id }) => ({
    system: roleSystem,
    code: role,
    title,
    activities: activity === undefined ? [] : [activity],
    rights: [],
    ...(id === 'receptionist' ? { redFlags: 'none' as const } : {}),
  })),
});

/** The path of a service. */
export const servicePath = (hook = 'patient-view'): string => `/cds-services/safelight-${hook}`;

export async function cdsWorld(place: DatabasePlace): Promise<CdsWorld> {
  const made = await world(place);
  const [base] = made.config.issuers;
  if (base === undefined) throw new Error('no issuer');
  const pretend = createEhr({ origin: ehrOrigin, scenarios, now: () => made.now });
  const key = await clientKey('key-1');
  const published = [key.jwk];
  const fetched: string[] = [];
  const instead: CdsWorld['instead'] = {};
  const ehrFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    fetched.push(request.url);
    const other = instead.of?.(request);
    if (other !== undefined) return other;
    if (request.url === jwksUri) return Response.json({ keys: published });
    if (!request.url.startsWith(`${ehrOrigin}/`)) throw new TypeError('fetch failed');
    return pretend.fetch(request);
  };
  const config = { ...made.config, issuers: [issuerOf(base)] };
  return worldOf({ made, config, store: made.store, pretend, key, published, fetched, instead, ehrFetch });
}

interface Parts {
  readonly made: World;
  readonly config: Configuration;
  readonly store: Store;
  readonly pretend: Ehr;
  readonly key: ClientKey;
  readonly published: JWK[];
  readonly fetched: string[];
  readonly instead: CdsWorld['instead'];
  readonly ehrFetch: typeof fetch;
}

function worldOf(parts: Parts): CdsWorld {
  const { made, config, store, pretend, key, published, fetched, instead, ehrFetch } = parts;
  const [issuer] = config.issuers;
  if (issuer === undefined) throw new Error('no issuer');
  const gateway = createGateway({
    config,
    store,
    log: pino({ level: 'trace' }, { write: (line: string) => made.logged.push(line) }),
    ehrFetch,
    clock: () => made.now,
    publicUrl,
    cpis: {
      lookUp: (request) => {
        made.cpis.calls.push(request);
        return made.cpis.answer(request);
      },
    },
  });
  const token: CdsWorld['token'] = (path, { key: used = key, header = {}, claims = {} } = {}) => {
    const now = Math.floor(made.now.getTime() / 1000);
    return new SignJWT({
      iss: clientIss,
      aud: `${publicUrl}${path}`,
      iat: now,
      exp: now + 300,
      jti: randomUUID(),
      ...claims,
    })
      .setProtectedHeader({ alg: used.alg, kid: used.kid, typ: 'JWT', ...header })
      .sign(used.privateKey);
  };
  const send: CdsWorld['send'] = (method, path, { token: bearer, body, text, headers } = {}) => {
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    return gateway.fetch(
      new Request(`http://gateway.internal:4001${path}`, {
        method,
        headers: {
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(sent === undefined ? {} : { body: sent }),
      }),
    );
  };
  const accessToken: CdsWorld['accessToken'] = (patient, scope = 'patient/*.rs user/*.rs') => ({
    access_token: pretend.control.mintToken({ user: 'ed-nurse', patient, scope }),
    token_type: 'Bearer',
    expires_in: 300,
    scope,
    subject: 'safelight-cds',
  });
  const prefetchFor: CdsWorld['prefetchFor'] = async (patient, user = 'ed-nurse') => {
    const { services } = discoveryOf(issuer, config.rulePack);
    const [{ prefetch }] = services as [{ prefetch: Record<string, string> }];
    const bearer = pretend.control.mintToken({ user: 'ed-nurse', patient, scope: 'patient/*.rs user/*.rs' });
    const visit = pretend.control
      .resources(patient)
      .find(({ resourceType, id }) => resourceType === 'Encounter' && id?.includes('-visit-') === true);
    const read = async (query: string): Promise<unknown> => {
      const path = query
        .replaceAll('{{context.patientId}}', patient)
        .replaceAll('{{context.encounterId}}', visit?.id ?? 'none')
        .replaceAll('{{userPractitionerId}}', user);
      const answer = await pretend.fetch(
        new Request(`${ehrOrigin}/fhir/${path}`, { headers: { authorization: `Bearer ${bearer}` } }),
      );
      return answer.json();
    };
    return Object.fromEntries(
      await Promise.all(
        Object.entries(prefetch).map(async ([name, query]) => [name, await read(query)] as const),
      ),
    );
  };
  const ask: CdsWorld['ask'] = async (patient, more = {}, context = {}) => ({
    hook: 'patient-view',
    hookInstance: randomUUID(),
    context: { userId: 'Practitioner/ed-nurse', patientId: patient, ...context },
    prefetch: await prefetchFor(patient),
    ...more,
  });
  const whole = Object.assign(Object.create(made) as World, {
    config,
    store,
    pretend,
    key,
    published,
    fetched,
    instead,
    issuer,
    token,
    send,
    prefetchFor,
    ask,
    accessToken,
    tidy: gateway.tidy,
    gatewayFetch: gateway.fetch,
    call: async (path: string, body: unknown, signing?: Signing) => {
      const response = await send('POST', path, { token: await token(path, signing), body });
      const text = await response.text();
      return {
        status: response.status,
        body: (text === '' ? {} : JSON.parse(text)) as { cards: readonly Card[] },
      };
    },
    with: ({ config: changed = {}, store: other = store }: Parameters<CdsWorld['with']>[0]) =>
      worldOf({ ...parts, config: { ...config, ...changed }, store: other }),
  });
  // One clock for every gateway of this world.
  return Object.defineProperty(whole, 'now', {
    get: () => made.now,
    set: (now: Date) => {
      made.now = now;
    },
  });
}
