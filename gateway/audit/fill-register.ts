import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { holdChain } from './ledger.ts';
import { makeLines, projection, registerRow, type RegisterRow } from './project.ts';

const atOnce = 500;

/**
 * Makes the lines that the register lacks of entries that the ledger has, and makes those again that another version of the
 * projection made: of before an upgrade, and of processes of another version since. As the owner: what the gateway works as
 * may change no line. Answers how many.
 */
export async function fillRegister(owner: Kysely<Tables>): Promise<number> {
  let made = 0;
  for (const tenant of await lacking(owner)) {
    for (let after: number | undefined = 0; after !== undefined;) {
      const from: number = after;
      const page = await owner.transaction().execute((tx) => makePage(tx, tenant, from));
      made += page.made;
      after = page.last;
    }
  }
  await owner
    .insertInto('register_made')
    .values({ projection })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return made;
}

/**
 * The same, unless it was done by this version before: then a line that is lacking was taken out, which is to be found and
 * not to be mended.
 */
export async function fillRegisterOnce(owner: Kysely<Tables>): Promise<void> {
  const done = await owner
    .selectFrom('register_made')
    .select('projection')
    .where('projection', '=', projection)
    .executeTakeFirst();
  if (done === undefined) await fillRegister(owner);
}

interface Page {
  readonly made: number;
  /** Number of its last entry; absent: there was none. */
  readonly last?: number;
}

/** One at a time of replicas that start together; nobody adds an entry meanwhile. */
async function makePage(tx: Transaction<Tables>, tenant: string, after: number): Promise<Page> {
  await holdChain(tx, tenant);
  const rows = await tx
    .selectFrom('ledger')
    .leftJoin('register', (join) =>
      join.onRef('register.tenant', '=', 'ledger.tenant').onRef('register.number', '=', 'ledger.number'),
    )
    .select(['ledger.number', 'ledger.entry'])
    .where('ledger.tenant', '=', tenant)
    .where('ledger.number', '>', after)
    .where((row) =>
      row.or([row('register.number', 'is', null), row('register.projection', '!=', projection)]),
    )
    .orderBy('ledger.number')
    .limit(atOnce)
    .execute();
  const lines = rows.flatMap(({ number, entry }) => lineFor(tenant, number, entry));
  await makeLines(tx, lines);
  const last = rows.at(-1);
  return { made: lines.length, ...(last === undefined ? {} : { last: last.number }) };
}

/** An entry that was tampered with may be no entry any more: it has no line, and `verify` names it. */
function lineFor(tenant: string, number: number, entry: string): readonly RegisterRow[] {
  try {
    const row = registerRow(tenant, number, JSON.parse(entry) as fhir4.AuditEvent);
    return keepable(row) ? [row] : [];
  } catch {
    return [];
  }
}

/** Whether a database takes it. */
const keepable = ({ at, child, person }: RegisterRow): boolean =>
  !Number.isNaN(new Date(at).getTime()) && ![child, person].some((text) => text?.includes('\u0000'));

async function lacking(owner: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ tenant: string }>`
    select l.tenant
    from (select tenant, count(*) as entries from ledger group by tenant) l
    left join (
      select tenant, count(*) as lines from register where projection = ${projection} group by tenant
    ) r on r.tenant = l.tenant
    where l.entries > coalesce(r.lines, 0)`.execute(owner);
  return rows.map(({ tenant }) => tenant);
}
