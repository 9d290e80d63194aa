import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store/store.ts';
import { asOwner, tampering } from '../test/as-owner.ts';
import { engines } from '../test/engines.ts';
import { plainEvent } from '../test/ledger.ts';
import { key } from '../test/world.ts';
import { append, tenants } from './ledger.ts';
import { verify } from './verify.ts';

describe.each(engines())('the ledger on $name', ({ available, place, stop }) => {
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
  const add = (tenant: string, i: number) =>
    store.db.transaction().execute((tx) => append(tx, tenant, plainEvent(i)));
  const six = async (tenant: string) => {
    for (let i = 0; i < 6; i += 1) await add(tenant, i);
  };

  test('is one chain, however many write at once', async () => {
    const numbers = await Promise.all(Array.from({ length: 25 }, (_, i) => add('many', i)));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    expect(await verify(store.db, 'many')).toMatchObject({ intact: true, entries: 25 });
  });

  describe.each([
    ['change', `update ledger set entry = '{}'`],
    ['remove', 'delete from ledger'],
    ['empty', 'truncate ledger'],
    [
      'replace',
      `insert into ledger select * from ledger on conflict (tenant, number) do update set hash = ''`,
    ],
  ])('to %s it', (_, statement) => {
    test('is refused to the gateway, which has no right to', async () => {
      await add('kept', 0);
      await expect(sql.raw(statement).execute(store.db)).rejects.toThrow(/permission denied/);
    });

    test('is refused to the owner, by the trigger', async () => {
      await add('kept', 0);
      await expect(asOwner(store.db, statement)).rejects.toThrow(/append-only/);
    });
  });

  test('is guarded by right and by trigger, and no connection of the gateway owns anything', async () => {
    expect(store.guard).toBe('right-and-trigger');
    const who = await Promise.all(
      Array.from({ length: 8 }, () => sql<{ role: string }>`select current_user as role`.execute(store.db)),
    );
    expect(new Set(who.map(({ rows }) => rows[0]?.role))).toEqual(new Set(['safelight_gateway']));
    for (const statement of [
      'drop trigger ledger_keeps_rows on ledger',
      'alter table ledger disable trigger all',
    ])
      await expect(sql.raw(statement).execute(store.db)).rejects.toThrow(/owner/);
    await expect(sql`update register set kind = 'other'`.execute(store.db)).rejects.toThrow(/permission/);
  });

  test.each([
    [
      'one byte of an entry',
      `update ledger set entry = overlay(entry placing 'X' from 30 for 1) where %= 2`,
      2,
    ],
    ['a hash', `update ledger set hash = overlay(hash placing 'z' from 3 for 1) where %= 5`, 5],
    ['the hash before', `update ledger set previous_hash = repeat('a', 64) where %= 4`, 4],
    ['the time beside it', `update ledger set recorded_at = recorded_at + interval '1 hour' where %= 3`, 3],
    ['an entry removed', `delete from ledger where %= 3`, 3],
    ['the first removed', `delete from ledger where %= 1`, 1],
    ['the last removed', `delete from ledger where %= 6`, 6],
    ['the last two removed', `delete from ledger where %>= 5`, 5],
    ['all removed', `delete from ledger where %> 0`, 1],
    [
      'two swapped',
      `update ledger set number = case number when 3 then 104 else 103 end where %in (3, 4);
       update ledger set number = number - 100 where %> 100`,
      3,
    ],
    [
      'one put in',
      `insert into ledger select tenant, 7, hash, hash, recorded_at, entry from ledger where %= 6`,
      7,
    ],
  ])('names the entry where somebody altered %s', async (what, statement, broken) => {
    const tenant = `tampered ${what}`;
    await six(tenant);
    const statements = statement.replaceAll('%', `tenant = '${tenant}' and number `).split(';');
    await asOwner(store.db, ...tampering('ledger', ...statements));
    expect(await verify(store.db, tenant)).toMatchObject({ intact: false, firstBroken: broken });
    expect(await tenants(store.db)).toContain(tenant);
  });

  test('names the entry whichever byte of it was altered', async () => {
    await six('bytes');
    const length = 120;
    for (let at = 1; at <= length; at += 7) {
      const number = (at % 6) + 1;
      const entry = `(select entry from ledger where tenant = 'bytes' and number = ${number})`;
      const before = await sql<{ entry: string }>`select ${sql.raw(entry)} as entry`.execute(store.db);
      const kept = before.rows[0]?.entry ?? '';
      const other = kept[at] === '~' ? '^' : '~';
      const altered = `${kept.slice(0, at)}${other}${kept.slice(at + 1)}`;
      const set = (text: string) =>
        tampering(
          'ledger',
          `update ledger set entry = $t$${text}$t$ where tenant = 'bytes' and number = ${number}`,
        );
      await asOwner(store.db, ...set(altered));
      expect(await verify(store.db, 'bytes'), `byte ${at}`).toMatchObject({ firstBroken: number });
      await asOwner(store.db, ...set(kept));
    }
    expect(await verify(store.db, 'bytes')).toMatchObject({ intact: true, entries: 6 });
  });

  test.each([
    ['altered', `update register set line = replace(line, 'Ash', 'Kit') where %= 4`],
    ['made to be about another child', `update register set child = 'Patient/other' where %= 4`],
    ['moved to another day', `update register set day = '2026-11-19' where %= 4`],
    ['removed', `delete from register where %= 4`],
  ])('names the entry whose line in the register was %s', async (what, statement) => {
    const tenant = `line ${what}`;
    await six(tenant);
    await asOwner(store.db, statement.replaceAll('%', `tenant = '${tenant}' and number `));
    const found = await verify(store.db, tenant);
    expect(found).toMatchObject({ intact: false, firstBroken: 4 });
    expect(found.intact ? '' : found.why).toContain('register');
  });
});

describe.skipIf(!engines()[1]?.available)('a database whose user may make no roles', () => {
  const [, server] = engines();
  afterAll(() => server?.stop());

  it('keeps the ledger by the trigger alone, and says so', async () => {
    const place = await server?.place();
    if (place?.kind !== 'server') throw new Error('not a server');
    const first = await openStore(place, [key]);
    await asOwner(
      first.db,
      `do $$ begin create role plain_user login; exception when duplicate_object then null; end $$`,
      'create database of_a_plain_user owner plain_user',
    );
    await first.db.destroy();
    const url = new URL(place.url);
    url.username = 'plain_user';
    url.pathname = 'of_a_plain_user';
    const store = await openStore({ kind: 'server', url: url.href }, [key]);
    expect(store.guard).toBe('trigger');
    await store.db.transaction().execute((tx) => append(tx, 'plain', plainEvent(1)));
    await expect(sql`delete from ledger`.execute(store.db)).rejects.toThrow('append-only');
    expect(await verify(store.db, 'plain')).toMatchObject({ intact: true, entries: 1 });
    await store.db.destroy();
  });
});
