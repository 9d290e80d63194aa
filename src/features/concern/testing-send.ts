import type { ApiFailure } from '../../api/problem.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { FhirRequest, FhirResponse } from '../../fhir/connection.ts';
import { nothingKnown, type Offers } from '../../fhir/write/offers.ts';
import { sampleInput } from '../../fhir/write/sample-concern.ts';
import type { Configured } from '../../fhir/write/write-plan.ts';
import type { Sending } from './send.ts';

/** What goes wrong with one request: before it is carried out, or after, so that only the answer is lost. */
export type Fault = 'unreachable' | 'lost-answer' | 'session-ended' | 'server-error';
export const faults: readonly Fault[] = ['unreachable', 'lost-answer', 'session-ended', 'server-error'];

const listed = (create: (type: string) => boolean, conditional: boolean, transaction: boolean): Offers => ({
  transaction: transaction ? 'listed' : 'not-listed',
  of: (type) => ({
    create: create(type) ? 'listed' : 'not-listed',
    conditionalCreate: conditional ? 'listed' : 'not-listed',
    search: 'listed',
    update: 'listed',
  }),
});

/** Record systems as they are met. The last column: whether it overlooks `If-None-Exist`. */
export const servers: Readonly<
  Record<string, { readonly offers: Offers; readonly forgets: boolean; readonly transactions: boolean }>
> = {
  everything: { offers: nothingKnown, forgets: false, transactions: true },
  'no transactions': { offers: listed(() => true, true, false), forgets: false, transactions: false },
  'no transactions, and silent about it': { offers: nothingKnown, forgets: false, transactions: false },
  'no "if not there yet"': { offers: listed(() => true, false, true), forgets: true, transactions: true },
  neither: { offers: listed(() => true, false, false), forgets: true, transactions: false },
  'no audit': {
    offers: listed((type) => type !== 'AuditEvent', true, true),
    forgets: false,
    transactions: true,
  },
  'documents only': {
    offers: listed((type) => type === 'DocumentReference', true, true),
    forgets: false,
    transactions: true,
  },
};

/** A gateway and a record system that keep what they are given; each request meets the next fault of the list. */
export function world(
  server: { readonly offers: Offers; readonly forgets: boolean; readonly transactions: boolean },
  configured: Configured = 'transaction',
) {
  let toCome: (Fault | undefined)[] = [];
  const log = new Map<string, { inRecord: 'owed' | 'written'; outcomes: unknown[] }>();
  const record: fhir4.FhirResource[] = [];
  const next = () => toCome.shift();

  const gateway = <T>(act: () => T): Promise<Result<T, ApiFailure>> => {
    const fault = next();
    if (fault === 'unreachable') return Promise.resolve(fail({ kind: 'unreachable' }));
    if (fault === 'session-ended') return Promise.resolve(fail({ kind: 'session-ended' }));
    const value = act();
    if (fault === 'lost-answer') return Promise.resolve(fail({ kind: 'timed-out' }));
    return Promise.resolve(fault === 'server-error' ? fail({ kind: 'odd-answer' }) : succeed(value));
  };
  const loggedAs = (id: string) => ({
    reference: `SL-${id}`,
    loggedAt: '2026-11-20T11:02:00.000Z',
    ledgerEntry: 1,
    version: 1,
    inRecord: log.get(id)?.inRecord ?? ('owed' as const),
    stage: 'waiting' as const,
    clocks: [],
  });

  const keep = (resource: fhir4.FhirResource, ifNoneExist: string | undefined): string => {
    const value = decodeURIComponent(ifNoneExist ?? '').split('|')[1] ?? '';
    const there = record.find(
      (one) =>
        one.resourceType === resource.resourceType &&
        JSON.stringify([one.meta?.tag, 'identifier' in one ? one.identifier : '']).includes(`"${value}"`),
    );
    if (there !== undefined && value !== '' && !server.forgets)
      return `${there.resourceType}/${there.id ?? ''}`;
    const id = `r${record.length}`;
    record.push({ ...resource, id });
    return `${resource.resourceType}/${id}`;
  };
  const answer = (status: number, body?: unknown, location?: string): FhirResponse => ({
    kind: 'answered',
    status,
    headers: new Headers(location === undefined ? {} : { location: `https://ehr.example/fhir/${location}` }),
    body,
  });
  const carryOut = ({ method, url, body, headers }: FhirRequest): FhirResponse => {
    if (method === 'GET') {
      const [type, query = ''] = url.split('?');
      const value = decodeURIComponent(query).split('|')[1] ?? '';
      const entry = record
        .filter((one) => one.resourceType === type && JSON.stringify(one).includes(`"${value}"`))
        .map((resource) => ({ resource }));
      return answer(200, { resourceType: 'Bundle', type: 'searchset', entry });
    }
    if (url !== '')
      return answer(201, undefined, keep(body as fhir4.FhirResource, headers?.['If-None-Exist']));
    if (!server.transactions) return answer(405);
    const bundle = body as fhir4.Bundle<fhir4.FhirResource>;
    const entry = (bundle.entry ?? []).map(({ resource, request }) => ({
      response: {
        status: '201',
        location: resource === undefined ? '' : keep(resource, request?.ifNoneExist),
      },
    }));
    return answer(200, { resourceType: 'Bundle', type: 'transaction-response', entry });
  };

  const sending: Sending = {
    recordWindow: () => undefined,
    api: {
      logConcern: ({ id }) =>
        gateway(() => {
          if (!log.has(id)) log.set(id, { inRecord: 'owed', outcomes: [] });
          return loggedAs(id);
        }),
      recordOutcome: (reference, outcome) =>
        gateway(() => {
          const kept = log.get(reference.slice(3));
          kept?.outcomes.push(outcome);
          if (kept !== undefined && outcome.state === 'written') kept.inRecord = 'written';
          return loggedAs(reference.slice(3));
        }),
    },
    reopenGateway: () => Promise.resolve(),
    connection: {
      base: 'https://ehr.example/fhir',
      patientId: 'child-1',
      grantedScope: 'patient/*.cruds',
      quirks: [],
      send: (request) => {
        const fault = next();
        if (fault === 'unreachable') return Promise.resolve({ kind: 'no-answer' });
        if (fault === 'session-ended') return Promise.resolve({ kind: 'session-ended' });
        const done = carryOut(request);
        if (fault === 'lost-answer') return Promise.resolve({ kind: 'timed-out' });
        return Promise.resolve(fault === 'server-error' ? answer(500) : done);
      },
    },
    configured,
    offers: () => Promise.resolve(server.offers),
    describe: (concern) => sampleInput(concern),
    now: () => '2026-11-20T11:02:00.000Z',
  };
  return {
    sending,
    log,
    record,
    meet: (faultsToCome: readonly (Fault | undefined)[]) => (toCome = [...faultsToCome]),
  };
}
export type World = ReturnType<typeof world>;
