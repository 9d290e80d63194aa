import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Board, OpenedConcern } from '../../src/api/concern-log.ts';
import type { ConcernLogged, ConcernSummary } from '../../src/api/concerns.ts';
import type { Problem } from '../../src/api/problem.ts';
import { verify } from '../audit/verify.ts';
import { engines } from '../test/engines.ts';
import { detailsOf, entriesOf } from '../test/ledger.ts';
import { teamWorld, type Calls, type TeamWorld } from '../test/team-world.ts';
import { basis, concern } from '../test/world.ts';
import type * as v from 'valibot';

type Logged = v.InferOutput<typeof ConcernLogged>;
type Sent = ReturnType<typeof concern>;
const start = '2026-11-20T10:42:00.000Z';

describe.each(engines())('what comes of a concern, on $name', ({ available, place, stop }) => {
  let w: TeamWorld;
  let nurse: Calls;
  beforeAll(async () => {
    if (available) w = await teamWorld(await place());
  });
  beforeEach(async () => {
    if (!available) return;
    w.now = new Date(start);
    nurse = await w.as('nurse');
  });
  afterAll(async () => {
    if (!available) return;
    expect(await verify(w.store.db, 'testshire')).toMatchObject({ intact: true });
    await w.store.db.destroy();
    await stop();
  });
  const test = available ? it : it.skip;

  const carried = (id: string): Sent => ({
    ...concern(id),
    decision: { ...concern(id).decision, route: 'form-or-portal' } as Sent['decision'],
  });
  async function logged(body: Sent = carried(randomUUID())): Promise<Sent & { readonly ref: string }> {
    const answer = await nurse<Logged>('POST', '/api/concerns', body);
    expect(answer.status).toBe(200);
    return { ...body, ref: answer.body.reference };
  }
  const told = (kind: string, more: object = {}) => ({
    id: randomUUID(),
    kind,
    at: w.now.toISOString(),
    ...more,
  });
  const tell = (calls: Calls, id: string, body: object) =>
    calls<Logged & Problem>('POST', `/api/concerns/${id}/happenings`, body);
  const entriesAbout = async (id: string, ref: string) =>
    (await entriesOf(w)).filter((entry) => JSON.stringify(entry).match(new RegExp(`${id}|${ref}`)) !== null);
  const disclosures = async (id: string, ref: string) =>
    (await entriesAbout(id, ref)).filter(({ subtype }) => subtype?.[0]?.code === 'disclose');

  describe('sending', () => {
    test('by the record system: it is sent when the record has it, once, with its disclosure', async () => {
      const body = await logged(concern(randomUUID()));
      expect(await disclosures(body.id, body.ref)).toEqual([]);
      const put = (state: object) =>
        nurse<Logged>('PUT', `/api/concerns/${body.ref}/record`, { at: start, ...state });
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
      const sent = await disclosures(body.id, body.ref);
      expect(sent).toHaveLength(1);
      expect(JSON.stringify(sent)).toMatch(/Testshire.*Article 6\(1\)\(e\)/s);
    });

    test('by hand: it is owed until somebody says that it was done', async () => {
      const body = await logged();
      await nurse('PUT', `/api/concerns/${body.ref}/record`, {
        state: 'written',
        resources: ['Condition/1'],
        at: start,
      });
      expect(await disclosures(body.id, body.ref)).toEqual([]);
      w.now = new Date('2026-11-20T11:30:00.000Z');
      const sent = told('sent', { how: 'secure-email', theirReference: 'TS-9' });
      expect((await tell(nurse, body.id, sent)).body).toMatchObject({ stage: 'waiting' });
      expect((await tell(nurse, body.id, sent)).body).toMatchObject({ stage: 'waiting' });
      expect(await disclosures(body.id, body.ref)).toHaveLength(1);
      const other = await tell(nurse, body.id, { ...sent, theirReference: 'TS-10' });
      expect([other.status, other.body.code]).toEqual([409, 'happening-changed']);
    });

    test('after a call, when the line was down: the written copy is owed, then sent', async () => {
      const body = carried(randomUUID());
      const call = { at: start, to: 'Testshire', whoAnswered: 'Duty team', said: 'Send it.' };
      expect((await nurse('POST', `/api/concerns/${body.id}/calls`, call)).status).toBe(201);
      const list = async () => (await nurse<ConcernSummary[]>('GET', '/api/concerns')).body;
      const owed = {
        stage: 'written-copy-owed',
        clocks: [{ what: 'written-copy', dueAt: '2026-11-23T17:00:00.000Z', state: 'running' }],
      };
      expect((await list()).find(({ id }) => id === body.id)).toMatchObject(owed);
      await logged(body);
      expect((await list()).find(({ id }) => id === body.id)).toMatchObject(owed);
      w.now = new Date('2026-11-23T18:00:00.000Z');
      nurse = await w.as('nurse');
      expect((await list()).find(({ id }) => id === body.id)).toMatchObject({
        clocks: [{ state: 'overdue' }],
      });
      const sent = await tell(nurse, body.id, told('sent', { how: 'form-or-portal' }));
      expect(sent.body).toMatchObject({
        stage: 'waiting',
        clocks: [
          { what: 'written-copy', state: 'kept-late' },
          { what: 'answer', state: 'running' },
        ],
      });
    });

    test('is refused before its time, long before the concern, and when it was decided not to share', async () => {
      const body = await logged();
      const at = async (when: string) =>
        (await tell(nurse, body.id, { ...told('sent', { how: 'telephone' }), at: when })).body;
      expect(await at('2026-11-20T10:45:00.000Z')).toMatchObject({ code: 'not-yet', field: 'at' });
      expect(await at('2025-11-20T10:45:00.000Z')).toMatchObject({ code: 'too-early', field: 'at' });
      const decision = { share: false as const, reasons: 'A birth mark.', basis };
      const kept = await logged({ ...concern(randomUUID()), decision });
      const sent = await tell(nurse, kept.id, told('sent', { how: 'telephone' }));
      expect([sent.status, sent.body.code]).toEqual([409, 'not-shared']);
    });
  });

  test('is answered, decided and closed; each step is in the ledger with its footing and nobody’s words', async () => {
    const body = await logged();
    await tell(nurse, body.id, told('sent', { how: 'form-or-portal' }));
    w.now = new Date('2026-11-23T18:00:00.000Z');
    nurse = await w.as('nurse');
    const late = await nurse<ConcernSummary[]>('GET', '/api/concerns');
    expect(late.body.find(({ id }) => id === body.id)?.clocks).toMatchObject([
      {},
      { what: 'answer', state: 'overdue' },
    ]);
    const steps = [
      told('escalated', { to: 'Named doctor', words: 'Purple elephant' }),
      told('acknowledged', { from: 'Purple elephant' }),
      told('decided', { decision: 'section-47', from: 'Purple elephant' }),
      told('outcome', { outcome: 'plan-made', words: 'Purple elephant', flags: 'right' }),
      told('outcome-shared', { with: 'Health visitor', why: 'Purple elephant', basis }),
    ];
    for (const step of steps) expect((await tell(nurse, body.id, step)).status).toBe(200);
    const again = await tell(nurse, body.id, steps[3] ?? {});
    expect(again.body).toMatchObject({ stage: 'closed', clocks: [{}, { state: 'kept-late' }] });
    const entries = await entriesAbout(body.id, body.ref);
    expect(JSON.stringify(entries)).not.toContain('elephant');
    expect(
      entries.flatMap((entry) => detailsOf(entry)['step'] ?? []).filter((step) => step !== 'sent'),
    ).toEqual(['escalated', 'acknowledged', 'decided', 'outcome', 'outcome-shared', 'outcome-shared']);
    const aboutChild = entries.filter((entry) => JSON.stringify(entry).includes('Patient/child-1'));
    for (const entry of aboutChild) {
      expect(JSON.stringify(entry.entity)).toContain('lawful-basis');
      expect(entry.purposeOfEvent?.[0]?.coding?.[0]?.code).toBeTruthy();
    }
    expect((await disclosures(body.id, body.ref)).map((entry) => entry.agent[2]?.who?.display)).toEqual([
      "Children's social care, Testshire",
      'Health visitor',
    ]);
    const figures = await w.store.db.selectFrom('rule_outcomes').selectAll().execute();
    expect(figures).toMatchObject([{ reference: body.ref, outcome: 'right' }]);
  });

  test('known genital mutilation: the report to the police has a clock and a disclosure of its own', async () => {
    const fgm = { how: 'she-told' as const, knownAt: '2026-11-20T09:00:00.000Z' };
    const body = await logged({ ...carried(randomUUID()), fgm });
    const answer = await tell(nurse, body.id, told('police-told', { incidentNumber: '101-77' }));
    expect(answer.body.clocks).toMatchObject([
      { what: 'send', state: 'running' },
      { what: 'police', dueAt: '2026-11-23T17:00:00.000Z', state: 'kept' },
    ]);
    const [sent] = await disclosures(body.id, body.ref);
    expect(sent?.agent[2]?.who?.display).toBe('Police');
    expect(JSON.stringify(sent)).toContain('fgm-2003-5b');
    const inForm = { ...fgm, report: { at: start, incidentNumber: '101-78' } };
    const second = await logged({ ...carried(randomUUID()), fgm: inForm });
    expect(await disclosures(second.id, second.ref)).toHaveLength(1);
  });

  describe('opening', () => {
    const open = (calls: Calls, id: string, why: object = {}) =>
      calls<OpenedConcern & Problem>('POST', `/api/concerns/${id}/open`, why);

    test('its author needs no reason; everybody else gives one, and it is in the ledger before', async () => {
      const body = await logged();
      const own = await open(nurse, body.id);
      expect(own.body).toMatchObject({
        reference: body.ref,
        child: { name: 'Amara TESTCHILD', birthDate: '2023-03-14', nhsNumber: '9990000018' },
        team: 'A&E',
        mayAmend: true,
        versions: [{ number: 1, by: 'nurse SAMPLE', changed: [], concern: { facts: body.facts } }],
      });
      for (const who of ['lead', 'named'] as const) {
        for (const child of ['child-1', 'none'] as const) {
          const calls = await w.as(who, child);
          expect((await open(calls, body.id)).body).toMatchObject({ code: 'reason-needed' });
          expect((await open(calls, body.id, { reason: 'other' })).body).toMatchObject({ field: 'words' });
          expect((await open(calls, body.id, { reason: 'supervision' })).status).toBe(200);
        }
      }
      const opened = (await entriesAbout(body.id, body.ref)).filter(({ action }) => action === 'R');
      expect(opened.map((entry) => [entry.outcome, detailsOf(entry)['reason']])).toEqual([
        ['0', 'author'],
        ...[1, 2, 3, 4].flatMap(() => [
          ['4', undefined],
          ['4', undefined],
          ['0', 'supervision'],
        ]),
      ]);
    });

    test('is refused to all others, and the refusal is in the ledger about the child', async () => {
      const body = await logged();
      const rows = [
        ['colleague', 'child-1', w.here, 403],
        ['other-lead', 'child-1', w.here, 403],
        ['other-lead', 'none', w.here, 403],
        ['registers', 'none', w.here, 403],
        ['rules', 'none', w.here, 403],
        ['porter', 'child-1', w.here, 403],
        ['nurse', 'child-2', w.here, 404],
        ['lead', 'child-2', w.here, 404],
        ['named', 'child-2', w.here, 404],
        ['nurse', 'child-1', w.elsewhere, 404],
        ['lead', 'none', w.elsewhere, 404],
        ['named', 'none', w.elsewhere, 404],
      ] as const;
      for (const [who, child, at, status] of rows) {
        const calls = await w.as(who, child, at);
        const answer = await open(calls, body.id, { reason: 'supervision' });
        expect([who, child, answer.status]).toEqual([who, child, status]);
        expect(JSON.stringify(answer.body)).not.toMatch(/Bruise|SL-/);
        const tenant = at === w.here ? 'testshire' : 'elsewhere';
        const last = await w.store.db
          .selectFrom('ledger')
          .select('entry')
          .where('tenant', '=', tenant)
          .orderBy('number', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow();
        expect(JSON.parse(last.entry)).toMatchObject({ outcome: '4' });
        if (at === w.here) expect(last.entry).toContain('Patient/child-1');
      }
      expect((await open(nurse, 'no-uuid')).status).toBe(404);
      expect((await open(nurse, randomUUID())).status).toBe(404);
    });
  });

  describe('amending', () => {
    const amend = (calls: Calls, id: string, body: object) =>
      calls<OpenedConcern & Problem>('POST', `/api/concerns/${id}/versions`, body);

    test('is a version more that says what differs; the first stays as it was', async () => {
      const { ref, ...body } = await logged();
      const second = { ...body, facts: 'Two bruises.', notes: { risk: 'Going home tonight.' } };
      const why = 'I counted again.';
      const answer = await amend(nurse, body.id, { after: 1, why, concern: second });
      expect(answer.status).toBe(200);
      expect(answer.body.versions).toMatchObject([
        { number: 1, changed: [], concern: { facts: body.facts } },
        { number: 2, why, changed: ['facts', 'notes.risk'], by: 'nurse SAMPLE', concern: second },
      ]);
      const same = await amend(nurse, body.id, { after: 1, why, concern: second });
      expect([same.status, same.body.versions.length]).toEqual([200, 2]);
      const lead = await w.as('lead', 'none');
      const behind = await amend(lead, body.id, { after: 1, why, concern: { ...body, facts: 'Three.' } });
      expect([behind.status, behind.body]).toMatchObject([409, { code: 'changed-since', field: 'after' }]);
      expect(behind.body.fix).toContain('Open it again');
      const third = { ...second, facts: 'Three.' };
      expect((await amend(lead, body.id, { after: 2, why, concern: third })).body.versions).toHaveLength(3);
      const amended = (await entriesAbout(body.id, ref)).filter(
        ({ action, outcome }) => action === 'U' && outcome === '0',
      );
      expect(amended.map((entry) => [detailsOf(entry)['version'], detailsOf(entry)['changed']])).toEqual([
        ['2', 'facts, notes.risk'],
        ['3', 'facts'],
      ]);
      const changed = w.store.db.updateTable('concern_versions').set({ sealed: 'x' }).execute();
      await expect(changed).rejects.toThrow('never changed');
    });

    test('of two at once, one is kept', async () => {
      const { ref: _, ...body } = await logged();
      const answers = await Promise.all(
        ['One', 'Two', 'Three', 'Four'].map((facts) =>
          amend(nurse, body.id, { after: 1, why: 'x', concern: { ...body, facts } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    });

    test('is refused of another concern, of nothing, and to a colleague', async () => {
      const { ref: _, ...body } = await logged();
      const to = async (more: object, calls = nurse) => {
        const { status, body: problem } = await amend(calls, body.id, {
          after: 1,
          why: 'x',
          concern: { ...body, ...more },
        });
        return [status, problem.code];
      };
      expect(await to({})).toEqual([409, 'nothing-changed']);
      expect(await to({ id: randomUUID() })).toEqual([409, 'another-concern']);
      expect(await to({ about: 'unborn-child' })).toEqual([409, 'another-concern']);
      expect(await to({ startedAt: start })).toEqual([409, 'another-concern']);
      expect(await to({ facts: 'x' }, await w.as('colleague'))).toEqual([403, 'need-to-know']);
      expect(await to({ facts: 'x' }, await w.as('nurse', 'child-2'))).toEqual([404, 'unknown-concern']);
    });

    test('a decision that shares now goes the same way: owed, written again, disclosed', async () => {
      const decision = { share: false as const, reasons: 'A birth mark.', basis };
      const { ref, ...body } = await logged({ ...concern(randomUUID()), decision });
      const put = () =>
        nurse<Logged>('PUT', `/api/concerns/${ref}/record`, {
          state: 'written',
          resources: [],
          at: w.now.toISOString(),
        });
      expect((await put()).body).toMatchObject({ inRecord: 'written', stage: 'not-shared', clocks: [] });
      w.now = new Date('2026-11-25T10:00:00.000Z');
      nurse = await w.as('nurse');
      const shared = { ...body, decision: concern(body.id).decision };
      const answer = await amend(nurse, body.id, { after: 1, why: 'No birth mark.', concern: shared });
      expect(answer.body).toMatchObject({
        inRecord: 'owed',
        stage: 'to-send',
        clocks: [{ what: 'send', dueAt: '2026-11-26T17:00:00.000Z' }],
      });
      expect((await put()).body).toMatchObject({ inRecord: 'written', stage: 'waiting' });
      expect(await disclosures(body.id, ref)).toHaveLength(1);
    });
  });

  describe('the board', () => {
    const board = async (calls: Calls, state = 'open') =>
      calls<Board & Problem>('GET', `/api/referrals?state=${state}`);

    test('shows the team’s and one’s own, overdue first, and who may open it', async () => {
      await w.store.db.deleteFrom('concerns').execute();
      await w.store.db.deleteFrom('concern_calls').execute();
      const first = await logged();
      w.now = new Date('2026-11-24T10:00:00.000Z');
      nurse = await w.as('nurse');
      const second = await logged();
      const third = await logged();
      await tell(nurse, third.id, told('sent', { how: 'telephone' }));
      await tell(nurse, third.id, told('outcome', { outcome: 'supported' }));
      const rung = randomUUID();
      const call = { at: w.now.toISOString(), to: 'Testshire', whoAnswered: 'Duty', said: 'Send it.' };
      await nurse('POST', `/api/concerns/${rung}/calls`, call);

      const mine = (await board(nurse)).body;
      expect(mine.teams).toEqual(['A&E']);
      expect(mine.waiting.map(({ id }) => id)).toEqual([first.id, second.id, rung]);
      expect(mine.waiting[0]).toMatchObject({
        child: 'Amara TESTCHILD',
        team: 'A&E',
        mayOpen: true,
        clocks: [{ state: 'overdue' }],
      });
      expect(mine.waiting[2]).not.toHaveProperty('reference');
      const ids = async (calls: Calls, state: string) =>
        (await board(calls, state)).body.waiting.map(({ id, mayOpen }) => [id, mayOpen]);
      expect(await ids(nurse, 'overdue')).toEqual([[first.id, true]]);
      expect(await ids(nurse, 'closed')).toEqual([[third.id, true]]);
      expect(await ids(await w.as('colleague'), 'overdue')).toEqual([[first.id, false]]);
      expect(await ids(await w.as('nurse', 'child-2'), 'overdue')).toEqual([[first.id, false]]);
      expect(await ids(await w.as('lead', 'none'), 'overdue')).toEqual([[first.id, true]]);
      expect(await ids(await w.as('other-lead', 'none'), 'open')).toEqual([]);
      expect(await ids(await w.as('registers', 'none'), 'overdue')).toEqual([[first.id, false]]);
      expect((await board(await w.as('named', 'none'))).body.waiting).toHaveLength(3);
      expect(await ids(await w.as('named', 'none', w.elsewhere), 'open')).toEqual([]);
      const last = (await entriesOf(w)).filter(({ outcome }) => outcome === '0').at(-3);
      expect(JSON.stringify(last)).toContain('Register of referrals');
    });

    test('is refused to whoever leads no team and records nothing, and for a list that is none', async () => {
      expect((await board(await w.as('rules', 'none'))).status).toBe(403);
      expect((await board(await w.as('porter'))).status).toBe(403);
      expect((await board(nurse, 'all')).status).toBe(400);
    });
  });
});
