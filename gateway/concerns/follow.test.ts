import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import type { ConcernSummary } from '../../src/api/concerns.ts';
import { engines } from '../test/engines.ts';
import { carried, disclosures, entriesAbout, log, tell, told, type Logged } from '../test/followed.ts';
import { detailsOf } from '../test/ledger.ts';
import { inTeamWorld, type Answer, type Calls, type TeamWorld } from '../test/team-world.ts';
import { basis, concern } from '../test/world.ts';

const start = '2026-11-20T10:42:00.000Z';

describe.each(engines())('what comes of a concern, on $name', (engine) => {
  let w: TeamWorld;
  let nurse: Calls;
  const test = inTeamWorld(engine, (world) => {
    w = world;
  });
  beforeEach(async () => {
    if (!engine.available) return;
    w.now = new Date(start);
    nurse = await w.as('nurse');
  });

  describe('sending', () => {
    test('by the record system: it is sent when the record has it, once, with its disclosure', async () => {
      const body = await log(nurse, concern(randomUUID()));
      expect(await disclosures(w, body)).toEqual([]);
      const put = (state: object) =>
        nurse('PUT', `/api/concerns/${body.ref}/record`, { at: start, ...state }) as Promise<Answer<Logged>>;
      const partly = await put({ state: 'partly', resources: ['Condition/1'], why: 'cut off' });
      expect(partly.body).toMatchObject({ inRecord: 'owed', stage: 'to-send' });
      const written = { state: 'written', resources: ['Condition/1', 'Task/2'] };
      const answers = await Promise.all([put(written), put(written), put(written)]);
      for (const { body: answer } of answers)
        expect(answer).toMatchObject({
          inRecord: 'written',
          stage: 'waiting',
          clocks: [
            { what: 'send', state: 'kept' },
            { what: 'answer', state: 'running', dueAt: '2026-11-23T17:00:00.000Z' },
          ],
        });
      expect((await put({ state: 'failed', why: 'late' })).body).toMatchObject({ inRecord: 'written' });
      const sent = await disclosures(w, body);
      expect(sent).toHaveLength(1);
      expect(JSON.stringify(sent)).toMatch(/Testshire.*Article 6\(1\)\(e\)/s);
    });

    test('by hand: it is owed until somebody says that it was done', async () => {
      const body = await log(nurse);
      await nurse('PUT', `/api/concerns/${body.ref}/record`, {
        state: 'written',
        resources: ['Condition/1'],
        at: start,
      });
      expect(await disclosures(w, body)).toEqual([]);
      w.now = new Date('2026-11-20T11:30:00.000Z');
      const sent = told(w, 'sent', { how: 'secure-email', theirReference: 'TS-9' });
      expect((await tell(nurse, body.id, sent)).body).toMatchObject({ stage: 'waiting' });
      expect((await tell(nurse, body.id, sent)).body).toMatchObject({ stage: 'waiting' });
      expect(await disclosures(w, body)).toHaveLength(1);
      const other = await tell(nurse, body.id, { ...sent, theirReference: 'TS-10' });
      expect([other.status, other.body.code]).toEqual([409, 'happening-changed']);
    });

    test('after a call, when the line was down: the written copy is owed, then sent', async () => {
      const body = carried();
      const call = { at: start, to: 'Testshire', whoAnswered: 'Duty team', said: 'Send it.' };
      expect((await nurse('POST', `/api/concerns/${body.id}/calls`, call)).status).toBe(201);
      const list = async () =>
        (await (nurse('GET', '/api/concerns') as Promise<Answer<ConcernSummary[]>>)).body;
      const owed = {
        stage: 'written-copy-owed',
        clocks: [{ what: 'written-copy', dueAt: '2026-11-23T17:00:00.000Z', state: 'running' }],
      };
      expect((await list()).find(({ id }) => id === body.id)).toMatchObject(owed);
      await log(nurse, body);
      expect((await list()).find(({ id }) => id === body.id)).toMatchObject(owed);
      w.now = new Date('2026-11-23T18:00:00.000Z');
      nurse = await w.as('nurse');
      expect((await list()).find(({ id }) => id === body.id)).toMatchObject({
        clocks: [{ state: 'overdue' }],
      });
      const sent = await tell(nurse, body.id, told(w, 'sent', { how: 'form-or-portal' }));
      expect(sent.body).toMatchObject({
        stage: 'waiting',
        clocks: [
          { what: 'written-copy', state: 'kept-late' },
          { what: 'answer', state: 'running' },
        ],
      });
    });

    test('is refused before its time, long before the concern, and when it was decided not to share', async () => {
      const body = await log(nurse);
      const at = async (when: string) =>
        (await tell(nurse, body.id, { ...told(w, 'sent', { how: 'telephone' }), at: when })).body;
      expect(await at('2026-11-20T10:45:00.000Z')).toMatchObject({ code: 'not-yet', field: 'at' });
      expect(await at('2025-11-20T10:45:00.000Z')).toMatchObject({ code: 'too-early', field: 'at' });
      const decision = { share: false as const, reasons: 'A birth mark.', basis };
      const kept = await log(nurse, { ...concern(randomUUID()), decision });
      const sent = await tell(nurse, kept.id, told(w, 'sent', { how: 'telephone' }));
      expect([sent.status, sent.body.code]).toEqual([409, 'not-shared']);
    });
  });

  test('is answered, decided and closed; each step is in the ledger with its footing and nobody’s words', async () => {
    const body = await log(nurse);
    await tell(nurse, body.id, told(w, 'sent', { how: 'form-or-portal' }));
    w.now = new Date('2026-11-23T18:00:00.000Z');
    nurse = await w.as('nurse');
    const late = await (nurse('GET', '/api/concerns') as Promise<Answer<ConcernSummary[]>>);
    expect(late.body.find(({ id }) => id === body.id)?.clocks).toMatchObject([
      {},
      { what: 'answer', state: 'overdue' },
    ]);
    const steps = [
      told(w, 'escalated', { to: 'Named doctor', words: 'Purple elephant' }),
      told(w, 'acknowledged', { from: 'Purple elephant' }),
      told(w, 'decided', { decision: 'section-47', from: 'Purple elephant' }),
      told(w, 'outcome', { outcome: 'plan-made', words: 'Purple elephant', flags: 'right' }),
      told(w, 'outcome-shared', { with: 'Health visitor', why: 'Purple elephant', basis }),
    ];
    for (const step of steps) expect((await tell(nurse, body.id, step)).status).toBe(200);
    const again = await tell(nurse, body.id, steps[3] ?? {});
    expect(again.body).toMatchObject({ stage: 'closed', clocks: [{}, { state: 'kept-late' }] });
    const entries = await entriesAbout(w, body);
    expect(JSON.stringify(entries)).not.toContain('elephant');
    expect(
      entries.flatMap((entry) => detailsOf(entry)['step'] ?? []).filter((step) => step !== 'sent'),
    ).toEqual(['escalated', 'acknowledged', 'decided', 'outcome', 'outcome-shared', 'outcome-shared']);
    const aboutChild = entries.filter((entry) => JSON.stringify(entry).includes('Patient/child-1'));
    for (const entry of aboutChild) {
      expect(JSON.stringify(entry.entity)).toContain('lawful-basis');
      expect(entry.purposeOfEvent?.[0]?.coding?.[0]?.code).toBeTruthy();
    }
    expect((await disclosures(w, body)).map((entry) => entry.agent[2]?.who?.display)).toEqual([
      "Children's social care, Testshire",
      'Health visitor',
    ]);
    const figures = await w.store.db.selectFrom('rule_outcomes').selectAll().execute();
    expect(figures).toMatchObject([{ reference: body.ref, outcome: 'right' }]);
  });

  test('known genital mutilation: the report to the police has a clock and a disclosure of its own', async () => {
    const fgm = { how: 'she-told' as const, knownAt: '2026-11-20T09:00:00.000Z' };
    const body = await log(nurse, { ...carried(), fgm });
    const answer = await tell(nurse, body.id, told(w, 'police-told', { incidentNumber: '101-77' }));
    expect(answer.body.clocks).toMatchObject([
      { what: 'send', state: 'running' },
      { what: 'police', dueAt: '2026-11-23T17:00:00.000Z', state: 'kept' },
    ]);
    const [sent] = await disclosures(w, body);
    expect(sent?.agent[2]?.who?.display).toBe('Police');
    expect(JSON.stringify(sent)).toContain('fgm-2003-5b');
    const inForm = { ...fgm, report: { at: start, incidentNumber: '101-78' } };
    const second = await log(nurse, { ...carried(), fgm: inForm });
    expect(await disclosures(w, second)).toHaveLength(1);
  });
});
