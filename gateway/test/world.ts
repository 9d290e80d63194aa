import { pino } from 'pino';
import type * as v from 'valibot';
import type { Basis, ConcernShape } from '../../src/api/concern-shape.ts';
import type { OpenSession } from '../../src/api/sessions.ts';
import type { CpisAnswer } from '../../src/domain/cpis.ts';
import type { Configuration } from '../config/configuration.ts';
import { loadConfig } from '../config/load.ts';
import type { LookUpRequest } from '../cpis/port.ts';
import { createGateway } from '../gateway.ts';
import type { NhsSignIns } from '../nhs-auth/nhs-sign-ins.ts';
import type { DatabasePlace } from '../store/database.ts';
import { openStore, type Store } from '../store/store.ts';
import { iss, standInEhr, type StandInEhr } from './stand-in-ehr.ts';

export const key = Buffer.alloc(32, 7);

const issuer: Configuration['issuers'][number] = {
  id: 'stand-in',
  name: 'Stand-in EHR',
  iss,
  tenant: { id: 'testshire', name: 'Testshire Trust' },
  clientId: 'safelight',
  scope: 'launch openid fhirUser',
  origins: [],
  frameAncestors: ['http://localhost:4999'],
  settings: [{ setting: 'emergency-department', class: ['EMER'] }],
  roles: [
    {
      code: 'nurse',
      title: 'Staff nurse',
      activities: ['B0107'],
      rights: ['record-concern', 'acknowledge'],
    },
  ],
  write: 'transaction',
  banner: true,
  client: { kind: 'public' },
  standalone: false,
  hubs: [],
  quirks: [],
};

/** A CP-IS that counts its calls and answers when it is told to. */
interface StandInCpis {
  readonly calls: LookUpRequest[];
  answer: (request: LookUpRequest) => Promise<CpisAnswer>;
}

export interface World {
  readonly ehr: StandInEhr;
  readonly cpis: StandInCpis;
  readonly store: Store;
  readonly config: Configuration;
  /** Everything that was logged. */
  readonly logged: string[];
  now: Date;
  /** Another gateway on the same EHR and CP-IS: with its own store and configuration, and sign-ins, where they are given. */
  readonly gateway: (store?: Store, config?: Configuration, nhs?: NhsSignIns) => Gateway;
}

export interface Gateway {
  readonly routes: readonly string[];
  readonly call: (method: string, path: string, options?: Call) => Promise<Response>;
  readonly open: (ask?: Partial<v.InferOutput<typeof OpenSession>>) => Promise<Response>;
  /** What the process does at start and every minute. */
  readonly tidy: () => Promise<void>;
  /** The token of a session that must open. */
  readonly signIn: (ask?: Partial<v.InferOutput<typeof OpenSession>>) => Promise<string>;
}

interface Call {
  readonly token?: string;
  readonly body?: unknown;
  /** The body as it is, where no value could be made of it. */
  readonly text?: string;
  readonly headers?: Record<string, string>;
}

export async function world(place: DatabasePlace = { kind: 'memory' }): Promise<World> {
  const loaded = await loadConfig();
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure));
  const config: Configuration = {
    ...loaded.value,
    issuers: [issuer],
    cpis: { ...loaded.value.cpis, adapter: 'cpis-fhir', baseUrl: 'http://localhost:4998/cpis' },
  };
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
  const made: Omit<World, 'gateway'> = {
    ehr: await standInEhr(() => made.now),
    cpis: { calls: [], answer: () => Promise.resolve({ outcome: 'none', notified: 'yes' }) },
    store: await openStore(place, [key]),
    config,
    logged,
    now: new Date('2026-11-20T10:42:00.000Z'),
  };
  const gateway: World['gateway'] = (store = made.store, config = made.config, nhs) => {
    const { fetch, routes, tidy } = createGateway({
      config,
      ...(nhs === undefined ? {} : { nhs }),
      store,
      log,
      ehrFetch: made.ehr.fetch,
      clock: () => made.now,
      requestsPerMinute: 5000,
      cpis: {
        lookUp: (request) => {
          made.cpis.calls.push(request);
          return made.cpis.answer(request);
        },
      },
    });
    const call: Gateway['call'] = (method, path, { token, body, text, headers } = {}) => {
      const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
      return fetch(
        new Request(`http://localhost:4001${path}`, {
          method,
          headers: {
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(sent === undefined ? {} : { body: sent }),
        }),
      );
    };
    const open: Gateway['open'] = async (ask = {}) =>
      call('POST', '/api/sessions', {
        body: {
          iss,
          accessToken: 'access-1',
          idToken: await made.ehr.idToken(),
          patient: 'child-1',
          encounter: 'e1',
          nonce: 'n1',
          ...ask,
        },
      });
    const signIn: Gateway['signIn'] = async (ask) => {
      const response = await open(ask);
      const body = (await response.json()) as { token?: string };
      if (body.token === undefined) throw new Error(JSON.stringify(body));
      return body.token;
    };
    return { call, open, routes, signIn, tidy };
  };
  return Object.assign(made, { gateway });
}

/** The button's request in A&E. */
export const unscheduled = { kind: 'unscheduled', setting: 'emergency-department' };

/** A lawful basis as somebody chose it. */
export const basis: v.InferInput<typeof Basis> = {
  listVersion: '1',
  chosen: [
    { id: 'a6', part: 'article-6', citation: 'Article 6(1)(e)', title: 'Public task' },
    { id: 'a9', part: 'article-9', citation: 'Article 9(2)(g)', title: 'Substantial public interest' },
  ],
};

/** A concern that was decided to be shared. */
export const concern = (id: string): v.InferInput<typeof ConcernShape> => ({
  id,
  about: 'child',
  startedAt: '2026-11-20T10:30:00.000Z',
  writtenAt: '2026-11-20T10:41:00.000Z',
  category: { system: 'http://snomed.info/sct', code: '836881000000105', display: 'Safeguarding concern' },
  harms: ['physical'],
  marks: [],
  facts: 'Bruise on the left ear, no explanation given.',
  ticks: [],
  fromRecord: [],
  accounts: [],
  childsVoice: '',
  opinion: '',
  notes: {},
  people: [],
  contacts: [],
  details: [],
  safeNow: 'yes-with-us',
  done: '',
  decision: {
    share: true,
    recipients: [
      {
        kind: 'social-care',
        authority: 'Testshire',
        named: 'chosen',
        phones: { officeHours: '0114 496 0101' },
      },
    ],
    route: 'within-record-system',
    goes: ['facts'],
    purpose: 'To keep the child safe',
    basis,
    consent: { state: 'not-sought-prejudice' },
    informed: 'not-yet-increases-risk',
  },
});
