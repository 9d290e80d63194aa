import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect } from 'vitest';
import { ConcernShape } from '../../src/api/concern-shape.ts';
import { Figures } from '../../src/api/rule-figures.ts';
import type { Problem } from '../../src/api/problem.ts';
import { sweep } from '../store/store.ts';
import { engines } from '../test/engines.ts';
import { inLeadWorld, type LeadWorld } from '../test/lead-world.ts';
import { concern } from '../test/world.ts';

const ear = { rule: 'bruise-ear', version: '1.0.0' };
const often = { rule: 'frequent-attendance', version: '1.0.0' };
const dayMs = 86_400_000;

describe.each(engines())('figures on $name', (engine) => {
  let w: LeadWorld;
  const test = inLeadWorld(engine, (made) => (w = made));
  const of = async (rule: string, query = ''): Promise<Figures['rules'][number] | undefined> =>
    (await w.lead('GET', `/api/rules/figures?rule=${rule}${query}`, undefined, Figures)).body.rules.find(
      (one) => one.rule === rule,
    );
  const report = (...answers: readonly object[]) => w.nurse('POST', '/api/rule-figures', { answers });

  /** Other children at other visits, as their pages would report them. */
  const visits = async (
    count: number,
    answers: Parameters<typeof w.store.ruleFigures.report>[2],
    day = '2026-11-20',
  ) => {
    for (let i = 0; i < count; i += 1) {
      const visit = { rule: '*', version: '', mode: 'active', answer: 'not' } as const;
      visitsSoFar += 1;
      const who = { tenant: { id: 'testshire' }, childKey: `c${visitsSoFar}`, visitKey: `v${visitsSoFar}` };
      await w.store.db
        .transaction()
        .execute((tx) => w.store.ruleFigures.report(tx, who, [visit, ...answers], day));
    }
  };
  let visitsSoFar = 0;

  /** A concern about a child, as the log keeps it. */
  const logged = (childKey: string, reference: string, at: string) =>
    w.store.db.transaction().execute((tx) =>
      w.store.concerns.add(
        tx,
        { tenant: { id: 'testshire' }, childKey, userKey: 'u' },
        {
          id: randomUUID(),
          reference,
          contentKey: reference,
          copy: {
            shape: 2,
            changed: [],
            concern: v.parse(ConcernShape, concern(randomUUID())),
            by: 'Ash SAMPLE',
            patient: childKey,
          },
          loggedAt: new Date(at),
          ledgerEntry: 1,
          inRecord: 'written',
        },
      ),
    );

  test('count a child once for each visit, and keep the better of two answers', async () => {
    await visits(9, [{ ...ear, mode: 'active', answer: 'not' }]);
    await report(
      { ...ear, answer: 'cannot-tell' },
      { rule: 'no-such-rule', version: '1.0.0', answer: 'fired' },
    );
    expect((await of('bruise-ear'))?.evaluated).toEqual({ value: 10 });
    await Promise.all([1, 2, 3].map(() => report({ ...ear, answer: 'fired' })));
    await report({ ...ear, answer: 'not' });
    await visits(5, [{ ...ear, mode: 'active', answer: 'fired' }]);
    expect(await of('bruise-ear')).toMatchObject({
      evaluated: { value: 15 },
      fired: { value: 6 },
      cannotTell: { value: 0 },
      firingRate: 0.4,
      months: [{ month: '2026-11', evaluated: { value: 15 }, fired: { value: 6 } }],
      warnings: [{ kind: 'fires-often', rate: 0.4, limit: 0.035 }],
    });
    const { body } = await w.lead<Figures>('GET', '/api/rules/figures');
    expect(body.together).toEqual({ evaluated: { value: 15 }, fired: { value: 6 }, rate: 0.4 });
    expect(body.rules.some(({ rule }) => rule === 'no-such-rule')).toBe(false);
  });

  test('hide small counts on screen, and round what leaves the organisation', async () => {
    await visits(3, [{ ...often, mode: 'active', answer: 'fired' }]);
    await visits(20, [{ ...often, mode: 'active', answer: 'not' }]);
    const screen = await of('frequent-attendance');
    expect(screen).toMatchObject({
      evaluated: { value: 23 },
      fired: {},
      warnings: [{ kind: 'fires-often' }],
    });
    expect(screen).not.toHaveProperty('firingRate');
    expect(JSON.stringify(screen?.warnings)).not.toContain('rate');
    const { body } = await w.lead<Figures>('GET', '/api/rules/figures/export');
    const left = body.rules.find(({ rule }) => rule === 'bruise-ear');
    expect([left?.evaluated, left?.fired, left?.firingRate]).toEqual([{ value: 15 }, {}, undefined]);
  });

  test('count what was said of a flag, and a concern after it, also before the page has reported', async () => {
    for (let i = 0; i < 6; i += 1) {
      w.now = new Date(w.now.getTime() + dayMs);
      const seen = { ...often, evidence: `e${i}`, reason: i < 1 ? 'discussed' : 'not-relevant' };
      await said(i, seen);
    }
    const { acknowledged, concernAfter } = (await of('frequent-attendance')) ?? {};
    expect([acknowledged, concernAfter]).toEqual([{ value: 6 }, { value: 6 }]);
  });

  /** At a visit of its own: an answer to a flag, then a concern. */
  async function said(i: number, seen: object) {
    const id = `e${i + 10}`;
    w.ehr.resources.set(`Encounter/${id}`, {
      resourceType: 'Encounter',
      id,
      subject: { reference: 'Patient/child-1' },
    });
    const token = await w.here.signIn({ encounter: id });
    await w.here.call('POST', '/api/acknowledgements', { token, body: seen });
    const answer = await w.here.call('POST', '/api/concerns', {
      token,
      body: concern(`00000000-0000-4000-8000-00000000000${i}`),
    });
    expect(answer.status).toBe(200);
  }

  test('are the same once swept into counts, and then belong to no child', async () => {
    const whole = '&from=2026-01-01&to=2028-12-31';
    w.now = new Date('2028-06-01T10:00:00Z');
    const before = await of('frequent-attendance', whole);
    await sweep(w.store, w.now);
    expect(await w.store.db.selectFrom('rule_firings').selectAll().execute()).toEqual([]);
    const after = await of('frequent-attendance', whole);
    expect(after).toEqual(before);
    await sweep(w.store, w.now);
    expect(await of('frequent-attendance', whole)).toEqual(before);
  });

  test('know an outcome, and warn of a silent rule that is seldom right', async () => {
    const strain = { rule: 'household-strain', version: '1.0.0', mode: 'silent', answer: 'fired' } as const;
    const asOf = '2027-01-10';
    await visits(10, [strain], asOf);
    const say = (concern: string, outcome: string, who = w.second) =>
      who<Problem>('POST', '/api/rules/outcomes', { concern, outcome });
    for (let i = 0; i < 10; i += 1) {
      const reference = `SL-2027-00010${i}`;
      await logged(`c${visitsSoFar - i}`, reference, '2027-01-20T10:00:00.000Z');
      expect((await say(reference, i < 1 ? 'right' : 'not-right')).status).toBe(204);
    }
    const found = await of('household-strain', '&from=2027-01-01&to=2027-01-31');
    expect(found).toMatchObject({
      silentFired: { value: 10 },
      fired: { value: 0 },
      concernAfter: { value: 10 },
      outcomeKnown: { value: 10 },
    });
    // One of ten is too few to tell, and so is the share; the warning stands without it.
    expect(found).not.toHaveProperty('predictiveValue');
    expect(found?.warnings).toContainEqual({ kind: 'low-predictive-value', limit: 0.25 });

    const entries = async () =>
      (await w.store.db.selectFrom('ledger').select('entry').execute())
        .map(({ entry }) => entry)
        .filter((entry) => entry.includes('Outcome of a concern'));
    const before = await entries();
    expect(before).toHaveLength(10);
    expect(before[0]).not.toContain('Patient/');
    await say('SL-2027-000101', 'not-right');
    expect(await entries()).toHaveLength(10);
    await say('SL-2027-000101', 'not-known');
    expect(await entries()).toHaveLength(11);
    expect((await of('household-strain', '&from=2027-01-01&to=2027-01-31'))?.outcomeKnown).toEqual({
      value: 9,
    });
  });

  test('take an outcome only from somebody who may, of a concern that is theirs to speak of', async () => {
    const say = (who: LeadWorld['lead'], concern: string, outcome = 'right') =>
      who<Problem>('POST', '/api/rules/outcomes', { concern, outcome });
    // The nurse has the child on screen whose concerns were logged above; those of 2027 are other children's.
    expect((await say(w.nurse, 'SL-2026-000001')).status).toBe(204);
    expect(await say(w.nurse, 'SL-2027-000102')).toMatchObject({
      status: 404,
      body: { code: 'unknown-concern' },
    });
    expect(await say(w.lead, 'SL-2026-000001')).toMatchObject({ status: 403, body: { code: 'no-right' } });
    expect((await say(w.second, 'SL-2026-000002')).status).toBe(204);
    expect((await say(w.second, 'SL-2026-999999')).status).toBe(404);
    expect((await say(w.second, 'SL-2026-000002', 'perhaps')).status).toBe(400);
    expect((await say(w.second, 'Amara')).status).toBe(400);
  });

  test('tell what became of the cards that hooks gave, and never so that few can be told', async () => {
    const { cdsCards, db } = w.store;
    const day = '2027-02-10';
    const at = new Date('2027-02-10T10:00:00Z');
    const ofNoRule = {
      card: randomUUID(),
      tenant: 'testshire',
      issuer: 'stand-in',
      service: 'safelight-patient-view',
      hook: 'patient-view',
      childKey: 'k',
      visitKey: 'k',
    };
    const given = Array.from({ length: 30 }, (_, i) => ({
      ...ofNoRule,
      card: randomUUID(),
      hook: i < 28 ? 'patient-view' : 'encounter-start',
      rule: { id: ear.rule, version: ear.version },
    }));
    await db.transaction().execute(async (tx) => {
      await cdsCards.give(tx, given, day, at);
      // Of no rule: it is of none of them.
      await cdsCards.give(tx, [{ ...ofNoRule, card: randomUUID() }], day, at);
      for (const [i, { card }] of given.slice(0, 28).entries()) {
        if (i < 12) await cdsCards.opened(tx, card, at);
        if (i < 10) await cdsCards.outcomeKnown(tx, card, { outcome: 'overridden', reason: 'explained', at });
        else if (i < 18) await cdsCards.outcomeKnown(tx, card, { outcome: 'accepted', at });
      }
    });
    const period = '&from=2027-02-01&to=2027-02-28';
    const hooks = async (path: string) =>
      (await w.lead('GET', `/api/rules/${path}?rule=${ear.rule}${period}`, undefined, Figures)).body.rules[0]
        ?.hooks;
    const expected = [
      // Two cards are too few to tell.
      { hook: 'encounter-start', shown: {}, opened: {}, accepted: {}, overridden: {} },
      {
        hook: 'patient-view',
        shown: { value: 28 },
        opened: { value: 12 },
        accepted: { value: 8 },
        overridden: { value: 10 },
      },
    ];
    expect(await hooks('figures')).toEqual(expected);
    // To leave the organisation: rounded, and the same once the cards are gone.
    const leaving = await hooks('figures/export');
    for (const { shown, overridden } of leaving ?? [])
      for (const { value } of [shown, overridden]) expect((value ?? 0) % 5).toBe(0);
    await cdsCards.sweep(new Date('2027-06-01T00:00:00Z'), '2027-05-01');
    expect(await db.selectFrom('cds_cards').select('card').execute()).toEqual([]);
    expect(await hooks('figures')).toEqual(expected);
    expect(await hooks('figures/export')).toEqual(leaving);
  });

  test('refuse a period that is none, and those who may not read', async () => {
    const status = async (query: string) => (await w.lead('GET', `/api/rules/figures?${query}`)).status;
    expect(await Promise.all(['from=2026', 'from=2026-12-01&to=2026-11-01', 'to=x'].map(status))).toEqual([
      400, 400, 400,
    ]);
    expect((await w.nurse<Problem>('GET', '/api/rules/figures')).body.code).toBe('no-right');
  });
});
