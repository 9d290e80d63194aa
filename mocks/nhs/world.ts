import type { Access } from '../../src/domain/cpis.ts';
import { parseNhsNumber, type NhsNumber } from '../../src/domain/nhs-number.ts';
import type { CpisRecord } from '../scenarios/cpis-record.ts';
import { defects, fits, type Defect, type Endpoint, type Fault } from './switches.ts';

/** A registered application: what the NHS knows of who calls when no person signs in. */
export interface Client {
  readonly clientId: string;
  readonly kid: string;
  /** A JWK, or PEM (SPKI). */
  readonly publicKey: JsonWebKey | string;
  /** "Safelight", and whose it is. */
  readonly system: string;
  readonly organisation: string;
}

interface Read {
  readonly at: string;
  readonly nhsNumber: NhsNumber;
  /** As CP-IS holds it; absent when it holds no record. */
  readonly name?: string;
  readonly by: { readonly clientId: string; readonly system: string; readonly organisation: string };
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

export type Records = ReadonlyMap<string, CpisRecord> | ((nhsNumber: NhsNumber) => CpisRecord | undefined);

/** Everything that the pretend NHS remembers. */
export interface World {
  readonly origin: string;
  readonly now: () => Date;
  readonly clients: readonly Client[];
  readonly inbox: InboxEntry[];
  readonly calls: Call[];
  readonly faults: Fault[];
  readonly tokens: Map<string, { readonly client: Client; readonly expiresAt: number }>;
  readonly usedAssertions: Set<string>;
  /** Looks made here, by NHS number, beside those that the scenario brings. */
  readonly looks: Map<NhsNumber, (Access & { readonly clientId: string })[]>;
  readonly defects: Map<string, boolean>;
  record(nhsNumber: NhsNumber): CpisRecord | undefined;
  faultOn(endpoint: Endpoint, nhsNumber: string | undefined): Fault | undefined;
  has(defect: Defect, nhsNumber: NhsNumber): boolean;
  /** Settles after so long, when the caller gives up, or when `release` is called. */
  hold(ms: number, signal: AbortSignal): Promise<void>;
  release(): void;
  /** Forgets inbox, calls, faults, looks and switches. Tokens stay good. */
  reset(): void;
}

export function createWorld(settings: {
  origin: string;
  now: () => Date;
  clients: readonly Client[];
  records: Records;
}): World {
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
    usedAssertions: new Set(),
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
} as const;

/** The fault that a named child brings along. */
function answerFault(world: World, endpoint: Endpoint, text: string | undefined): Fault | undefined {
  const nhsNumber = text === undefined || endpoint === 'token' ? undefined : parseNhsNumber(text);
  const brought = nhsNumber && world.record(nhsNumber)?.answer;
  return brought && { name: answerFaults[brought] };
}
