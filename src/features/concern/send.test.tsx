import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Concern } from '../../domain/concern.ts';
import { fail } from '../../domain/result.ts';
import { concernBundle } from '../../fhir/write/concern-bundle.ts';
import { notShared, sampleConcern, sampleInput } from '../../fhir/write/sample-concern.ts';
import { arrived, nobodyHasIt, sendConcern, sent, settled, type Attempt, type Sending } from './send.ts';
import { faults, servers, world, type World } from './testing-send.ts';

const within = (concern: Concern): Concern =>
  concern.decision.share
    ? { ...concern, decision: { ...concern.decision, route: 'within-record-system' } }
    : concern;
const carried = (concern: Concern): Concern =>
  concern.decision.share ? { ...concern, decision: { ...concern.decision, route: 'secure-email' } } : concern;

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
