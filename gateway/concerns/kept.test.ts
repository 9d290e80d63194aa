import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { verify } from '../audit/verify.ts';
import { engines } from '../test/engines.ts';
import { carried, log, tell, told } from '../test/followed.ts';
import { entriesOf } from '../test/ledger.ts';
import { inTeamWorld, type TeamWorld } from '../test/team-world.ts';
import { basis, concern } from '../test/world.ts';

const {
  decision,
  harms: _,
  notes: __,
  people: ___,
  contacts: ____,
  details: _____,
  ...same
} = concern(randomUUID());
/** As the log kept a concern before pieces went one by one. */
const oldCopy = (id: string, share: boolean) => ({
  by: 'Ash SAMPLE',
  patient: 'http://localhost:4999/fhir/Patient/child-1',
  bankHolidays: 'counted',
  concern: {
    ...same,
    id,
    marks: [
      {
        id: 'm1',
        region: 'ear-left',
        view: 'face',
        kind: 'bruise',
        explanation: { state: 'asked-none-given' },
      },
    ],
    ticks: ['delay'],
    household: 'Lives with her mother.',
    advised: '',
    decision: share
      ? {
          share,
          recipients: decision.share ? decision.recipients : [],
          items: ['marks', 'facts', 'household'],
          purpose: 'To keep the child safe',
          basis,
          consent: { state: 'given' },
          informed: 'informed',
          advice: 'Ring first.',
        }
      : { share, reasons: 'A birth mark.', advice: 'Agreed.' },
  },
});

describe.each(engines())('what is kept, on $name', (engine) => {
  let w: TeamWorld;
  const test = inTeamWorld(engine, (world) => {
    w = world;
  });

  test('a concern from before opens in today’s shape, and was sent when it was written to the record', async () => {
    const nurse = await w.as('nurse');
    const { ref } = await log(nurse);
    const keys = await w.store.db
      .selectFrom('concerns')
      .selectAll()
      .where('reference', '=', ref)
      .executeTakeFirstOrThrow();
    const old = async (share: boolean, reference: string, inRecord: string) => {
      const id = randomUUID();
      const row = { ...keys, id, reference, in_record: inRecord, setting: null };
      const sealed = w.store.seal.close(`concerns/testshire/${id}`, oldCopy(id, share));
      const due = share ? new Date('2026-11-23T17:00:00.000Z') : null;
      await w.store.db
        .insertInto('concerns')
        .values({ ...row, sealed, answer_due_at: due })
        .execute();
      return (await nurse('POST', `/api/concerns/${id}/open`, {})).body;
    };
    expect(await old(true, 'SL-2025-000001', 'written')).toMatchObject({
      stage: 'waiting',
      happenings: [{ kind: 'sent', how: 'within-record-system' }],
      child: { name: 'Amara TESTCHILD' },
      versions: [
        {
          concern: {
            notes: { household: 'Lives with her mother.' },
            decision: {
              route: 'within-record-system',
              goes: ['mark:m1', 'facts', 'tick:delay', 'note:household'],
              advice: { from: 'Not recorded', words: 'Ring first.' },
            },
          },
        },
      ],
    });
    expect(await old(true, 'SL-2025-000002', 'owed')).toMatchObject({ stage: 'to-send', happenings: [] });
    expect(await old(false, 'SL-2025-000003', 'written')).toMatchObject({
      stage: 'not-shared',
      versions: [{ concern: { decision: { reasons: 'A birth mark.', basis: { listVersion: 'none' } } } }],
    });
  });

  test('is deleted at the end of its retention and not before; the ledger stays and says so', async () => {
    const db = w.store.db;
    await db.deleteFrom('concerns').execute();
    await db.deleteFrom('concern_calls').execute();
    const nurse = await w.as('nurse');
    const body = await log(nurse, carried());
    await tell(nurse, body.id, told(w, 'acknowledged', { from: 'Duty' }));
    const call = { at: '2026-11-20T10:40:00.000Z', to: 'Testshire', whoAnswered: 'Duty', said: 'x' };
    await nurse('POST', `/api/concerns/${body.id}/calls`, call);
    await nurse('POST', `/api/concerns/${randomUUID()}/calls`, call);
    const started = w.now;
    const count = async () =>
      (
        await Promise.all(
          (['concerns', 'concern_happenings', 'concern_calls'] as const).map((table) =>
            db.selectFrom(table).select('tenant').execute(),
          ),
        )
      ).map(({ length }) => length);
    const keeping = w.gateway(w.store, {
      ...w.config,
      site: { ...w.config.site, keepConcerns: { untilAge: 25, atLeastYears: 8 } },
    });
    w.now = new Date('2090-01-01T10:00:00.000Z');
    await w.here.tidy();
    expect(await count()).toEqual([1, 1, 2]);
    w.now = new Date('2048-03-13T23:00:00.000Z');
    await keeping.tidy();
    expect(await count()).toEqual([1, 1, 2]);
    w.now = new Date('2048-03-14T01:00:00.000Z');
    await keeping.tidy();
    await keeping.tidy();
    expect(await count()).toEqual([0, 0, 0]);
    w.now = started;
    const said = (await entriesOf(w)).filter((entry) =>
      JSON.stringify(entry).includes('end of its retention'),
    );
    expect(said).toHaveLength(2);
    expect(JSON.stringify(said)).not.toMatch(/Bruise|Amara|9990000018/);
    expect(JSON.stringify(said[0])).toContain(body.ref);
    expect(await verify(db, 'testshire')).toMatchObject({ intact: true });
  });
});
