import type { Access } from '../../src/domain/cpis.ts';
import { parseNhsNumber, type NhsNumber } from '../../src/domain/nhs-number.ts';
import type { CpisRecord } from '../scenarios/cpis-record.ts';
import type { Cis2Client, Client, Reader } from './client.ts';
import { createCis2, type Cis2 } from './cis2/state.ts';
import {
  defects,
  fits,
  isSignIn,
  type Defect,
  type Endpoint,
  type Fault,
  type FaultName,
} from './switches.ts';

interface Read {
  readonly at: string;
  readonly nhsNumber: NhsNumber;
  /** As CP-IS holds it; absent when it holds no record. */
  readonly name?: string;
  readonly by: {
    readonly clientId: string;
    readonly system: string;
    /** The person's, when one signed in; else the application's. */
    readonly organisation: string;
    readonly person?: string;
    readonly role?: string;
  };
  readonly traceId: string;
}

/** One line of the local authorities' inbox: who was told, or why nobody was. */
export type InboxEntry =
  | (Read & { readonly told: true; readonly authority: string })
  | (Read & { readonly told: false; readonly why: 'scheduled' | 'no-record' | 'patient-flags' });

/** One request that reached CP-IS. No token is kept. */
interface Call {
  readonly at: string;
  readonly endpoint: Endpoint;
  readonly nhsNumber?: string;
  readonly traceId?: string;
  /** As sent. Absent: not sent, which the service takes as unscheduled. */
  readonly unscheduled?: string;
}

type Records = ReadonlyMap<string, CpisRecord> | ((nhsNumber: NhsNumber) => CpisRecord | undefined);

/** Everything that the pretend NHS remembers. */
export interface World {
  readonly origin: string;
  readonly now: () => Date;
  readonly clients: readonly Client[];
  readonly inbox: InboxEntry[];
  readonly calls: Call[];
  readonly faults: Fault[];
  readonly tokens: Map<string, { readonly reader: Reader; readonly expiresAt: number }>;
  readonly refreshTokens: Map<
    string,
    { readonly reader: Reader; readonly count: number; readonly expiresAt: number }
  >;
  readonly usedAssertions: Set<string>;
  /** Whether CP-IS refuses an application without a person. */
  readonly peopleOnly: boolean;
  /** Where people sign in. */
  readonly cis2: Cis2;
  /** Fetches the keys that an application publishes. */
  readonly fetch: typeof globalThis.fetch;
  /** Looks made here, by NHS number, beside those that the scenario brings. */
  readonly looks: Map<NhsNumber, (Access & { readonly author: string })[]>;
  readonly defects: Map<string, boolean>;
  record(nhsNumber: NhsNumber): CpisRecord | undefined;
  faultOn(endpoint: Endpoint, nhsNumber: string | undefined): Fault | undefined;
  has(defect: Defect, nhsNumber: NhsNumber): boolean;
  /** Settles after so long, when the caller gives up, or when `release` is called. */
  hold(ms: number, signal: AbortSignal): Promise<void>;
  /** How many are being held. */
  held(): number;
  release(): void;
  /** Forgets inbox, calls, faults, looks and switches. Tokens stay good. */
  reset(): void;
}

/** What the pretend NHS is started with. */
export interface NhsSettings {
  /** e.g. `http://localhost:4002`; the audience of assertions is `<origin>/oauth2/token`. */
  readonly origin: string;
  readonly now: () => Date;
  /** Applications that may ask for a token. */
  readonly clients: readonly Client[];
  /** Applications at which people may sign in; `<origin>/cis2` is the issuer. */
  readonly cis2Clients?: readonly Cis2Client[];
  /** Whether CP-IS is for people who signed in, and for no application alone. */
  readonly peopleOnly?: boolean;
  /** What CP-IS holds, by NHS number. A number without a record is known and has no plan. */
  readonly records: Records;
  /** Pages that may call `/control`. */
  readonly controlOrigins?: readonly string[];
  /** Fetches an application's published keys. */
  readonly fetch?: typeof globalThis.fetch;
}

const SKEW_MS = 600_000;

/** The service's own clock: ten minutes ahead under the fault `clock-skew`. */
export const clockOf = (world: World, fault: FaultName | undefined): Date =>
  new Date(world.now().getTime() + (fault === 'clock-skew' ? SKEW_MS : 0));

export function createWorld(settings: NhsSettings): World {
  const { records } = settings;
  const held = new Set<() => void>();
  const world: World = {
    origin: settings.origin,
    now: settings.now,
    clients: settings.clients,
    inbox: [],
    calls: [],
    faults: [],
    tokens: new Map(),
    refreshTokens: new Map(),
    usedAssertions: new Set(),
    peopleOnly: settings.peopleOnly ?? false,
    cis2: createCis2(settings.origin, settings.cis2Clients ?? []),
    fetch: settings.fetch ?? globalThis.fetch,
    looks: new Map(),
    defects: new Map(),
    record: (nhsNumber) => (typeof records === 'function' ? records(nhsNumber) : records.get(nhsNumber)),
    faultOn: (endpoint, nhsNumber) =>
      world.faults.findLast((fault) => fits(fault, endpoint, nhsNumber)) ??
      answerFault(world, endpoint, nhsNumber),
    has: (defect, nhsNumber) =>
      world.defects.get(`${defect} ${nhsNumber}`) ?? world.defects.get(defect) ?? defects[defect],
    hold: (ms, signal) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          held.delete(done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        timer.unref();
        held.add(done);
        if (signal.aborted) done();
        else signal.addEventListener('abort', done, { once: true });
      }),
    held: () => held.size,
    release: () => held.forEach((done) => done()),
    reset: () => {
      world.release();
      world.inbox.length = 0;
      world.calls.length = 0;
      world.faults.length = 0;
      world.looks.clear();
      world.defects.clear();
    },
  };
  return world;
}

const answerFaults = {
  'no-answer': 'slow',
  several: 'several',
  warning: 'warning-outcome',
  'unknown-plan': 'unknown-code',
  'wrong-child': 'wrong-patient',
  superseded: 'superseded',
} as const;

/** The fault that a named child brings along. */
function answerFault(world: World, endpoint: Endpoint, text: string | undefined): Fault | undefined {
  const nhsNumber = text === undefined || isSignIn(endpoint) ? undefined : parseNhsNumber(text);
  const brought = nhsNumber && world.record(nhsNumber)?.answer;
  return brought && { name: answerFaults[brought] };
}
