import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { append } from '../audit/ledger.ts';
import { verify } from '../audit/verify.ts';
import { asOwner } from '../test/as-owner.ts';
import { engines } from '../test/engines.ts';
import { acknowledgementsEnd } from './migrations/011-acknowledgements-end.ts';
import { migrate } from './migrations.ts';
import { openSeal } from './seal.ts';
import { openStore, sweep, type Store } from './store.ts';

const now = new Date('2026-11-20T10:42:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const of = { tenant: { id: 't1' }, userKey: 'u1', childKey: 'c1', visitKey: 'v1' };
const other = { ...of, childKey: 'c2' };
const event = (at: string): fhir4.AuditEvent => ({
  resourceType: 'AuditEvent',
  type: { code: 'rest' },
  recorded: at,
  agent: [{ requestor: true }],
  source: { observer: { display: 'Safelight' } },
});

describe.each(engines())('the store on $name', ({ available, place, stop }) => {
  const key = randomBytes(32);
  let store: Store;
  beforeAll(async () => {
    if (available) store = await openStore(await place(), [key]);
  });
  afterAll(async () => {
    if (!available) return;
    await store.db.destroy();
    await stop();
  });
  const test = available ? it : it.skip;

  test('is brought up to date once, however often it is asked', async () => {
    await Promise.all([migrate(store.db), migrate(store.db)]);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      store.db,
    );
    const names = rows.map(({ name }) => name);
    expect(names[0]).toBe('001-first-tables');
    expect(names).toEqual([...new Set(names)].sort());
  });

  test('opens what it sealed: with an old key too, in its own row only, and never when altered', async () => {
    const seal = await openSeal(store.db, [randomBytes(32), key]);
    const sealed = store.seal.close('row 1', { said: 'secret' });
    expect(sealed).not.toContain('secret');
    expect(seal.open('row 1', sealed)).toEqual({ said: 'secret' });
    expect(() => seal.open('row 2', sealed)).toThrow();
    expect(() =>
      seal.open('row 1', `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`),
    ).toThrow();
    await expect(openSeal(store.db, [randomBytes(32)])).rejects.toThrow('not held');
    expect(seal.keyOf('child', '1')).toBe(store.seal.keyOf('child', '1'));
  });

  test('undoes a whole transaction', async () => {
    const failing = store.db.transaction().execute(async (tx) => {
      await append(tx, 'undone', event(now.toISOString()));
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await verify(store.db, 'undone')).toMatchObject({ intact: true, entries: 0 });
  });

  test('lets one of many begin the same look-up, and keeps its answer for its time', async () => {
    const row = {
      ...of,
      tenant: 't1',
      kind: 'unscheduled' as const,
      attempt: 1,
      setting: 'A&E',
      owner: 'p1',
      askedAt: now,
      by: { name: 'Ash Sample' },
      as: {
        user: { reference: 'Practitioner/nurse', name: 'Ash Sample' },
        source: { name: 'Safelight' },
        patient: 'Patient/child-1',
        purpose: 'ETREAT' as const,
        basis: { listVersion: '1', chosen: [] },
        kind: 'unscheduled' as const,
        setting: 'A&E',
        why: 'pressed' as const,
      },
    };
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => store.db.transaction().execute((tx) => store.lookUps.begin(tx, row))),
    );
    const [id = '', ...more] = ids.filter((begun) => begun !== undefined);
    expect(more).toEqual([]);
    const key = { ...of, tenant: 't1' };
    expect(await store.lookUps.latest(key)).toMatchObject({ id, attempt: 1, by: { name: 'Ash Sample' } });
    expect(await store.lookUps.latest({ ...key, childKey: 'c2' })).toBeUndefined();

    const status = { state: 'could-not-check', reason: 'timed-out', notified: 'unknown' } as const;
    await store.db
      .transaction()
      .execute((tx) => store.lookUps.answer(tx, id, { status, answeredAt: now, keepUntil: later(1) }));
    expect((await store.lookUps.latest(key))?.status).toEqual(status);
    await sweep(store, later(2));
    const swept = await store.lookUps.latest(key);
    expect(swept).toMatchObject({ id, answeredAt: now });
    expect(swept).not.toHaveProperty('status');
  });

  test('keeps one draft for a user and child, until it is too old', async () => {
    const { db, drafts } = store;
    const keep = (facts: string) =>
      db
        .transaction()
        .execute((tx) => drafts.save(tx, of, { savedAt: now.toISOString(), content: { facts } }, later(10)));
    await keep('first');
    await keep('second');
    expect((await drafts.find(db, of, now))?.draft.content).toEqual({ facts: 'second' });
    expect(await drafts.find(db, other, now)).toBeUndefined();
    expect(await drafts.find(db, of, later(11))).toBeUndefined();
    await db.transaction().execute((tx) => drafts.discard(tx, of));
    expect(await drafts.find(db, of, now)).toBeUndefined();
  });

  test('keeps acknowledgements and other checks for their child', async () => {
    const acknowledgement = {
      rule: 'r1',
      version: '1',
      evidence: 'e1',
      reason: 'explained' as const,
      days: 7 as const,
      at: now.toISOString(),
      until: later(7 * 24 * 60).toISOString(),
      by: { name: 'Ash Sample' },
    };
    const check = {
      how: 'phone' as const,
      at: now.toISOString(),
      whoAnswered: 'Duty team',
      said: 'Known',
      by: { name: 'Ash Sample' },
    };
    await store.db.transaction().execute(async (tx) => {
      await store.acknowledgements.add(tx, of, acknowledgement);
      await store.otherChecks.add(tx, of, check, now);
    });
    expect(await store.acknowledgements.list(of)).toEqual([acknowledgement]);
    expect(await store.acknowledgements.list(other)).toEqual([]);
    expect(await store.otherChecks.list(of)).toEqual([check]);
    expect(await store.otherChecks.list({ ...of, visitKey: 'v2' })).toEqual([]);
  });

  test('lets an acknowledgement from before there was a choice end 30 days after it was made', async () => {
    const child = { ...of, childKey: 'c-before' };
    const said = {
      rule: 'r1',
      version: '1',
      evidence: 'e1',
      reason: 'explained',
      by: { name: 'Ash Sample' },
    };
    const sealed = store.seal.close('acknowledgements/t1/c-before', { ...said, at: now.toISOString() });
    await asOwner(store.db, 'alter table acknowledgements drop column until');
    await sql`insert into acknowledgements (tenant, child_key, sealed, at) values ('t1', 'c-before', ${sealed}, ${now})`.execute(
      store.db,
    );
    await sql`reset role`.execute(store.db);
    await acknowledgementsEnd.up(store.db);
    expect(await store.acknowledgements.list(child)).toEqual([
      { ...said, days: 30, at: now.toISOString(), until: later(30 * 24 * 60).toISOString() },
    ]);
  });

  test('numbers references for each tenant and year', async () => {
    const next = (tenant: string, year: number) =>
      store.db.transaction().execute((tx) => store.concerns.nextReference(tx, tenant, year));
    expect([
      await next('a', 2026),
      await next('a', 2026),
      await next('b', 2026),
      await next('a', 2027),
    ]).toEqual(['SL-2026-000001', 'SL-2026-000002', 'SL-2026-000001', 'SL-2027-000001']);
  });
});
