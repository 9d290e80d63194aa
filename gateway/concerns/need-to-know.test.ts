import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect } from 'vitest';
import type { Board, OpenedConcern } from '../../src/api/concern-log.ts';
import type { Problem } from '../../src/api/problem.ts';
import { engines } from '../test/engines.ts';
import { disclosures, entriesAbout, log, tell, told, type Logged } from '../test/followed.ts';
import { detailsOf, entriesOf } from '../test/ledger.ts';
import { inTeamWorld, type Answer, type Calls, type TeamWorld } from '../test/team-world.ts';
import { basis, concern } from '../test/world.ts';

const start = '2026-11-20T10:42:00.000Z';

describe.each(engines())('who opens, amends and follows a concern, on $name', (engine) => {
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

  describe('opening', () => {
    const open = (calls: Calls, id: string, why: object = {}) =>
      calls('POST', `/api/concerns/${id}/open`, why) as Promise<Answer<OpenedConcern & Problem>>;

    test('its author needs no reason; everybody else gives one, and it is in the ledger before', async () => {
      const body = await log(nurse);
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
      const opened = (await entriesAbout(w, body)).filter(({ action }) => action === 'R');
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
      const body = await log(nurse);
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
      calls('POST', `/api/concerns/${id}/versions`, body) as Promise<Answer<OpenedConcern & Problem>>;

    test('is a version more that says what differs; the first stays as it was', async () => {
      const { ref, ...body } = await log(nurse);
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
      const amended = (await entriesAbout(w, { ...body, ref })).filter(
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
      const { ref: _, ...body } = await log(nurse);
      const answers = await Promise.all(
        ['One', 'Two', 'Three', 'Four'].map((facts) =>
          amend(nurse, body.id, { after: 1, why: 'x', concern: { ...body, facts } }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    });

    test('is refused of another concern, of nothing, and to a colleague', async () => {
      const { ref: _, ...body } = await log(nurse);
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
      const { ref, ...body } = await log(nurse, { ...concern(randomUUID()), decision });
      const put = () =>
        nurse('PUT', `/api/concerns/${ref}/record`, {
          state: 'written',
          resources: [],
          at: w.now.toISOString(),
        }) as Promise<Answer<Logged>>;
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
      expect(await disclosures(w, { ...body, ref })).toHaveLength(1);
    });
  });

  describe('the board', () => {
    const board = async (calls: Calls, state = 'open') =>
      calls('GET', `/api/referrals?state=${state}`) as Promise<Answer<Board & Problem>>;

    test('shows the team’s and one’s own, overdue first, and who may open it', async () => {
      await w.store.db.deleteFrom('concerns').execute();
      await w.store.db.deleteFrom('concern_calls').execute();
      const first = await log(nurse);
      w.now = new Date('2026-11-24T10:00:00.000Z');
      nurse = await w.as('nurse');
      const second = await log(nurse);
      const third = await log(nurse);
      await tell(nurse, third.id, told(w, 'sent', { how: 'telephone' }));
      await tell(nurse, third.id, told(w, 'outcome', { outcome: 'supported' }));
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
