import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../store/store.ts';
import { asOwner, doneAsOwner, tampering } from '../test/as-owner.ts';
import { engines } from '../test/engines.ts';
import { plainEvent } from '../test/ledger.ts';
import { key } from '../test/world.ts';
import { fillRegister, fillRegisterOnce } from './fill-register.ts';
import { append } from './ledger.ts';
import { verify } from './verify.ts';

describe.each(engines())('the lines of the register on $name', ({ available, place, stop }) => {
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
  const six = async (tenant: string) => {
    for (let i = 0; i < 6; i += 1)
      await store.db.transaction().execute((tx) => append(tx, tenant, plainEvent(i)));
  };
  const change = (tenant: string, statement: string) =>
    asOwner(store.db, `${statement} where tenant = '${tenant}'`);
  const fill = () => doneAsOwner(store.db, fillRegister);

  test('are made anew where they are lacking, as those from before there was a register', async () => {
    await six('before');
    await change('before', 'delete from register');
    await asOwner(store.db, `delete from register_people`);
    expect(await fill()).toBe(6);
    expect(await verify(store.db, 'before')).toMatchObject({ intact: true, entries: 6, toMakeAgain: 0 });
    expect(await fill()).toBe(0);
  });

  test('of another version are told from altered ones, and are made again at the start', async () => {
    await six('older');
    // As a process of before made them: it said something else of an entry, and nothing of its version.
    await change('older', `update register set line = '{"what":"As it was said before"}', projection = 1`);
    await six('older');
    expect(await verify(store.db, 'older')).toMatchObject({ intact: true, entries: 12, toMakeAgain: 6 });
    expect(await fill()).toBe(6);
    expect(await verify(store.db, 'older')).toMatchObject({ intact: true, toMakeAgain: 0 });
    await change('older', `update register set projection = 99`);
    expect(await verify(store.db, 'older')).toMatchObject({ intact: true, toMakeAgain: 12 });
    expect(await fill()).toBe(12);
    expect(await verify(store.db, 'older')).toMatchObject({ intact: true, toMakeAgain: 0 });
  });

  test('of an older version hide no entry that was altered', async () => {
    await six('hidden');
    await change('hidden', `update register set projection = 1`);
    await asOwner(
      store.db,
      ...tampering(
        'ledger',
        `update ledger set entry = replace(entry, 'Ash', 'Kit') where tenant = 'hidden' and number = 4`,
      ),
    );
    expect(await verify(store.db, 'hidden')).toMatchObject({ intact: false, firstBroken: 4 });
  });

  test('that are altered or gone afterwards are found, and are not mended by whoever only looks', async () => {
    await six('after');
    await fill();
    await asOwner(store.db, `delete from register where tenant = 'after' and number = 3`);
    await doneAsOwner(store.db, fillRegisterOnce);
    expect(await verify(store.db, 'after')).toMatchObject({ intact: false, firstBroken: 3 });
    await fill();
    await change('after', `update register set line = replace(line, 'Ash', 'Kit')`);
    await doneAsOwner(store.db, fillRegisterOnce);
    expect(await verify(store.db, 'after')).toMatchObject({ intact: false, firstBroken: 1 });
  });

  test.each([
    ['no entry at all', 'not json'],
    ['an empty one', '{}'],
    ['one without a time', JSON.stringify({ ...plainEvent(1), recorded: undefined })],
    ['one with a name that no database keeps', JSON.stringify(plainEvent(1)).replace('Ash', '\\u0000')],
  ])('keep nothing from starting where there is only %s', async (what, entry) => {
    const tenant = `only ${what}`;
    await six(tenant);
    await change(tenant, 'delete from register');
    const altered = tampering(
      'ledger',
      `update ledger set entry = $t$${entry}$t$ where tenant = '${tenant}'`,
    );
    await asOwner(store.db, ...altered);
    expect(await fill()).toBe(0);
    expect(await verify(store.db, tenant)).toMatchObject({ intact: false, firstBroken: 1 });
  });

  test('cannot be made again by what the gateway works as', async () => {
    await six('rights');
    await change('rights', `update register set projection = 1`);
    await expect(fillRegister(store.db)).rejects.toThrow(/permission/);
    await expect(sql`delete from register_made`.execute(store.db)).rejects.toThrow(/permission/);
    await fill();
  });

  test('are made once by those that start together', async () => {
    for (let i = 0; i < 100; i += 1) await six('many');
    await change('many', `update register set projection = 1`);
    const made = await Promise.all([fill(), fill()]);
    expect(made[0] + made[1]).toBe(600);
    expect(await verify(store.db, 'many')).toMatchObject({ intact: true, entries: 600, toMakeAgain: 0 });
  });
});
