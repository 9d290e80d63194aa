import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { doneAsOwner } from '../test/as-owner.ts';
import { engines } from '../test/engines.ts';
import { answersOf, doEverything } from '../test/everything-sealed.ts';
import { key, world } from '../test/world.ts';
import { verify } from '../audit/verify.ts';
import type { Database } from './database.ts';
import { reseal } from './reseal.ts';
import { keyId, openSeal } from './seal.ts';
import { keysInUse, sealedColumns } from './sealed-columns.ts';

/** Columns of text that hold what looks sealed. */
async function columnsThatLookSealed(db: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and data_type = 'text'`.execute(db);
  const found = await Promise.all(
    rows.map(async ({ table, column }) => {
      const { rows: some } = await sql`
        select 1 from ${sql.table(table)} where ${sql.ref(column)}
          ~ '^[0-9a-f]{8}\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]{22}\\.' limit 1`.execute(db);
      return some.length > 0 ? [`${table}.${column}`] : [];
    }),
  );
  return found.flat().sort();
}

describe.each(engines())('a change of keys, on $name', ({ available, place, stop }) => {
  const test = available ? it : it.skip;
  const newKey = randomBytes(32);

  test('seals everything anew while it is used, and may be interrupted', { timeout: 120_000 }, async () => {
    const w = await world(await place());
    const token = await doEverything(w);
    const listed = [...new Set(sealedColumns.map(({ table, column }) => `${table}.${column}`))].sort();
    expect(await columnsThatLookSealed(w.store.db)).toEqual(listed);
    const before = await answersOf(w, token);
    expect(Object.values(before).every((answer) => answer.startsWith('200'))).toBe(true);

    // Every process holds both by now, the new one first.
    expect(await w.store.seal.hold([newKey, key])).toBe(true);
    const seal = await openSeal(w.store.db, [newKey, key]);
    const interrupted = doneAsOwner(w.store.db, (owner) =>
      reseal(owner, seal, ({ table }) => {
        if (table === 'other_checks') throw new Error('interrupted');
      }),
    );
    await expect(interrupted).rejects.toThrow('interrupted');
    const midway = await keysInUse(w.store.db);
    expect([...midway.keys()].sort()).toEqual([keyId(key), keyId(newKey)].sort());
    expect(await answersOf(w, token)).toEqual(before);

    const done: string[] = [];
    await doneAsOwner(w.store.db, (owner) =>
      reseal(owner, seal, ({ table, column }) => done.push(`${table}.${column}`)),
    );
    expect(done).toContain('rule_acts.sealed');
    expect(done).not.toContain('sessions.sealed');
    expect([...(await keysInUse(w.store.db)).keys()]).toEqual([keyId(newKey)]);
    expect(await doneAsOwner(w.store.db, (owner) => reseal(owner, seal, () => undefined))).toBe(0);

    // The old key is gone.
    expect(await w.store.seal.hold([newKey])).toBe(true);
    expect(await answersOf(w, token)).toEqual(before);
    expect(await w.store.seal.hold([randomBytes(32)])).toBe(false);
    expect(await answersOf(w, token)).toEqual(before);
    expect(await verify(w.store.db, 'testshire')).toMatchObject({ intact: true });
    // What is kept for ever refuses to be changed as before.
    for (const { table, column, kept } of sealedColumns) {
      if (kept !== true) continue;
      const change = doneAsOwner(w.store.db, (owner) =>
        sql`update ${sql.table(table)} set ${sql.ref(column)} = 'x'`.execute(owner),
      );
      await expect(change, table).rejects.toThrow();
    }
    await w.store.db.destroy();
    await stop();
  });
});
