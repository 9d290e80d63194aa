import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiFailure } from '../../api/problem.ts';
import type { Concern } from '../../domain/concern.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { FhirRequest, FhirResponse } from '../../fhir/connection.ts';
import { concernBundle } from '../../fhir/write/concern-bundle.ts';
import { nothingKnown, type Offers } from '../../fhir/write/offers.ts';
import { notShared, sampleConcern, sampleInput } from '../../fhir/write/sample-concern.ts';
import type { Configured } from '../../fhir/write/write-plan.ts';
import { arrived, nobodyHasIt, sendConcern, sent, settled, type Attempt, type Sending } from './send.ts';

/** What goes wrong with one request: before it is carried out, or after, so that only the answer is lost. */
type Fault = 'unreachable' | 'lost-answer' | 'session-ended' | 'server-error';
const faults: readonly Fault[] = ['unreachable', 'lost-answer', 'session-ended', 'server-error'];

const within = (concern: Concern): Concern =>
  concern.decision.share
    ? { ...concern, decision: { ...concern.decision, route: 'within-record-system' } }
    : concern;
const carried = (concern: Concern): Concern =>
  concern.decision.share ? { ...concern, decision: { ...concern.decision, route: 'secure-email' } } : concern;

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
const servers: Readonly<
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
function world(
  server: { readonly offers: Offers; readonly forgets: boolean; readonly transactions: boolean },
  configured: Configured = 'transaction',
) {
  let toCome: (Fault | undefined)[] = [];
  const log = new Map<string, { inRecord: 'owed' | 'written'; outcomes: unknown[] }>();
  const record: fhir4.FhirResource[] = [];
  const next = () => toCome.shift();

  const gateway = <T,>(act: () => T): Promise<Result<T, ApiFailure>> => {
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
type World = ReturnType<typeof world>;

/** In the end: one concern in the log, each part once in the record or a document of the whole, and an audit with it. */
function expectWhole({ log, record }: World, concern: Concern, attempt: Attempt): void {
  expect(settled(attempt)).toBe(true);
  expect(Array.from(log.keys())).toEqual([concern.id]);
  const marks = record.map((one) => one.meta?.tag?.[0]?.code);
  expect(new Set(marks).size).toBe(record.length);
  const plan = attempt.record.state === 'written' ? attempt.record.plan : undefined;
  if (plan === undefined || plan.kind === 'none') return;
  const leftOut = plan.leavesOut.length;
  const whole = concernBundle(sampleInput(concern)).entry?.length ?? 0;
  expect(record).toHaveLength((plan.kind === 'document' ? 3 : whole) - leftOut);
}

async function untilSettled(
  made: World,
  concern: Concern,
  first?: Attempt,
  reload = false,
): Promise<Attempt> {
  let attempt = first;
  for (let press = 0; press < 6 && (attempt === undefined || !settled(attempt)); press += 1) {
    attempt = await sendConcern(made.sending, concern, reload ? undefined : attempt);
  }
  if (attempt === undefined) throw new Error('It was never sent.');
  return attempt;
}

describe.each(Object.entries(servers))('a record system with %s', (_, server) => {
  it.each([
    ['shared', within(sampleConcern)],
    ['not shared', notShared],
  ])('gets a concern that is %s once, and the log is told', async (__, concern) => {
    const made = world(server);
    const attempt = await untilSettled(made, concern);
    expectWhole(made, concern, attempt);
    expect(made.log.get(concern.id)?.outcomes).toHaveLength(1);
  });

  const places = Array.from({ length: 16 }, (__, n) => n);
  it.each(faults)('loses nothing and doubles nothing when any one request meets: %s', async (fault) => {
    for (const at of places)
      for (const reload of [false, true]) {
        const made = world(server);
        const concern = within(sampleConcern);
        made.meet([...Array.from({ length: at }, () => undefined), fault]);
        const first = await sendConcern(made.sending, concern);
        made.meet([]);
        // Nothing stands in the record that no log or audit knows of.
        if (made.record.length > 0)
          expect(
            made.log.has(concern.id) || made.record.some(({ resourceType }) => resourceType === 'AuditEvent'),
          ).toBe(true);
        const attempt = await untilSettled(made, concern, reload ? undefined : first);
        expectWhole(made, concern, attempt);
      }
  });
});

it('ends with one concern, one of each part and its audit, whatever goes wrong and however often it is sent', async () => {
  const fault = fc.option(fc.constantFrom(...faults), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.values(servers)),
      fc.constantFrom(within(sampleConcern), carried(sampleConcern), notShared),
      fc.array(fc.record({ faults: fc.array(fault, { maxLength: 20 }), reload: fc.boolean() }), {
        maxLength: 6,
      }),
      async (server, concern, presses) => {
        const made = world(server);
        let attempt: Attempt | undefined;
        for (const press of presses) {
          made.meet(press.faults);
          attempt = await sendConcern(made.sending, concern, press.reload ? undefined : attempt);
          if (made.record.length > 0)
            expect(
              made.log.has(concern.id) ||
                made.record.some(({ resourceType }) => resourceType === 'AuditEvent'),
            ).toBe(true);
        }
        made.meet([]);
        expectWhole(made, concern, await untilSettled(made, concern, attempt));
      },
    ),
    { numRuns: 150 },
  );
});

describe('what is sent', () => {
  const server = servers['everything'];
  if (server === undefined) throw new Error('There is no such server.');

  it('is what the record system carries, once it has it, and nothing that a person carries', async () => {
    const made = world(server);
    expect(sent(await sendConcern(made.sending, within(sampleConcern)))).toBe(true);
    const other = await sendConcern(world(server).sending, carried(sampleConcern));
    expect([arrived(other), sent(other)]).toEqual([true, false]);
    expect(sent(await sendConcern(world(server).sending, notShared))).toBe(false);
  });

  it('is not a document in the record: the request is still owed, and the log is told so', async () => {
    const made = world(servers['documents only'] ?? server);
    const attempt = await sendConcern(made.sending, within(sampleConcern));
    expect([arrived(attempt), sent(attempt)]).toEqual([true, false]);
    expect(made.log.get(sampleConcern.id)?.outcomes).toMatchObject([
      { state: 'partly', why: 'document-only' },
    ]);
  });

  it('waits for its log where the record system keeps no audit with it', async () => {
    const made = world(servers['no audit'] ?? server);
    made.meet(['unreachable']);
    const attempt = await sendConcern(made.sending, within(sampleConcern));
    expect(attempt.record).toMatchObject({ state: 'not-tried', why: 'log-owed' });
    expect(nobodyHasIt(attempt)).toBe(true);
    expect(made.record).toHaveLength(0);
  });

  it('is told to the log in part where it stopped half-way', async () => {
    const made = world(servers['no transactions'] ?? server);
    made.meet([undefined, undefined, undefined, undefined, 'unreachable']);
    const attempt = await sendConcern(made.sending, within(sampleConcern));
    expect(attempt.record).toMatchObject({ state: 'failed', why: { kind: 'partly-written' } });
    expect(made.log.get(sampleConcern.id)?.outcomes).toMatchObject([
      { state: 'partly', why: 'no-answer', resources: { length: 3 } },
    ]);
  });

  it('is nothing where the log refuses, and is the log alone where nothing can be written', async () => {
    const refusing = world(server);
    const refused = { kind: 'refused', status: 403, problem: { code: 'no-right', message: 'No.' } } as const;
    const no: Sending = {
      ...refusing.sending,
      api: { ...refusing.sending.api, logConcern: () => Promise.resolve(fail(refused)) },
    };
    expect((await sendConcern(no, within(sampleConcern))).record).toEqual({ state: 'not-tried' });
    expect(refusing.record).toHaveLength(0);
    const closed = world(server, 'none');
    const attempt = await sendConcern(closed.sending, within(sampleConcern));
    expect(attempt.record.state).toBe('not-writable');
    expect([settled(attempt), closed.log.size, closed.record.length]).toEqual([true, 1, 0]);
  });
});
