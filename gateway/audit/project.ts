import type { Insertable, Kysely } from 'kysely';
import { lineOf } from '../registers/line-of.ts';
import { folded } from '../registers/folded.ts';
import type { Tables } from '../store/tables.ts';
import { canonical } from './canonical.ts';

/**
 * The version of what `lineOf` and `countedOf` compute. One more whenever they say anything else of an entry that is there
 * already: then every line is made again at the next start, and none is taken for altered.
 */
export const projection = 2;

export type RegisterRow = Insertable<Tables['register']>;

/** What the register holds of an entry of the ledger. */
export function registerRow(tenant: string, number: number, event: fhir4.AuditEvent): RegisterRow {
  const { at, day, kind, child, person, withoutConsent, counted, line } = lineOf(event);
  return {
    tenant,
    number,
    at,
    day,
    kind,
    child: child ?? null,
    person: person ?? null,
    without_consent: withoutConsent,
    counted: counted === undefined ? null : canonical(counted),
    line: canonical(line),
    projection,
  };
}

/** Keeps the line of a new entry, and the name of whoever is in it. */
export async function keepLine(tx: Kysely<Tables>, row: RegisterRow): Promise<void> {
  await tx
    .insertInto('register')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await keepPeople(tx, [row]);
}

/** Makes lines that are lacking, and makes anew those that are there, which only the owner may. */
export async function makeLines(owner: Kysely<Tables>, rows: readonly RegisterRow[]): Promise<void> {
  if (rows.length === 0) return;
  await owner
    .insertInto('register')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'number']).doUpdateSet((row) => ({
        at: row.ref('excluded.at'),
        day: row.ref('excluded.day'),
        kind: row.ref('excluded.kind'),
        child: row.ref('excluded.child'),
        person: row.ref('excluded.person'),
        without_consent: row.ref('excluded.without_consent'),
        counted: row.ref('excluded.counted'),
        line: row.ref('excluded.line'),
        projection: row.ref('excluded.projection'),
      })),
    )
    .execute();
  await keepPeople(owner, rows);
}

async function keepPeople(tx: Kysely<Tables>, rows: readonly RegisterRow[]): Promise<void> {
  const people = new Map(
    rows.map(({ tenant, person }) => [`${tenant}\n${person ?? ''}`, { tenant, person }]),
  );
  const named = [...people.values()].flatMap(({ tenant, person }) =>
    person === null || person === undefined ? [] : [{ tenant, name: person, folded: folded(person) }],
  );
  if (named.length === 0) return;
  await tx
    .insertInto('register_people')
    .values(named)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
