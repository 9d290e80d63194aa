import type { Insertable, Kysely } from 'kysely';
import { lineOf } from '../registers/line-of.ts';
import { folded } from '../registers/folded.ts';
import type { Tables } from '../store/tables.ts';
import { canonical } from './canonical.ts';

/** What the register holds of an entry of the ledger. */
export function registerRow(
  tenant: string,
  number: number,
  event: fhir4.AuditEvent,
): Insertable<Tables['register']> {
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
  };
}

/** Keeps lines, and the names of the people in them. A line that is there already stays as it is. */
export async function keepLines(
  tx: Kysely<Tables>,
  rows: readonly Insertable<Tables['register']>[],
): Promise<void> {
  await tx
    .insertInto('register')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
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
