import { sql } from 'kysely';
import type { Database } from '../store/database.ts';
import { keepLines, registerRow } from './project.ts';

const atOnce = 500;

/**
 * Makes the lines that the register lacks of entries that the ledger has: of those from before there was a register, and
 * of those that a process of an earlier version wrote since. Answers how many.
 */
export async function fillRegister(db: Database): Promise<number> {
  let made = 0;
  for (const { tenant, missing } of await lacking(db)) {
    let after = 0;
    for (let left = missing; left > 0;) {
      const rows = await db
        .selectFrom('ledger')
        .leftJoin('register', (join) =>
          join.onRef('register.tenant', '=', 'ledger.tenant').onRef('register.number', '=', 'ledger.number'),
        )
        .select(['ledger.number', 'ledger.entry'])
        .where('ledger.tenant', '=', tenant)
        .where('ledger.number', '>', after)
        .where('register.number', 'is', null)
        .orderBy('ledger.number')
        .limit(atOnce)
        .execute();
      const last = rows.at(-1);
      if (last === undefined) break;
      await keepLines(
        db,
        rows.flatMap(({ number, entry }) => lineFor(tenant, number, entry)),
      );
      after = last.number;
      left -= rows.length;
      made += rows.length;
    }
  }
  return made;
}

/** An entry that was tampered with may be no entry any more: it has no line, and `verify` names it. */
function lineFor(tenant: string, number: number, entry: string): ReturnType<typeof registerRow>[] {
  try {
    return [registerRow(tenant, number, JSON.parse(entry) as fhir4.AuditEvent)];
  } catch {
    return [];
  }
}

async function lacking(db: Database): Promise<readonly { tenant: string; missing: number }[]> {
  const { rows } = await sql<{ tenant: string; missing: number }>`
    select l.tenant, (l.entries - coalesce(r.lines, 0))::int as missing
    from (select tenant, count(*) as entries from ledger group by tenant) l
    left join (select tenant, count(*) as lines from register group by tenant) r on r.tenant = l.tenant
    where l.entries > coalesce(r.lines, 0)`.execute(db);
  return rows;
}
