import { verify } from '../audit/verify.ts';
import { entries } from '../audit/ledger.ts';
import { openDatabase, type DatabasePlace } from '../store/database.ts';

/** What the ledger says of every look-up, by its id: the phases in order. */
export interface LedgerOfLookUps {
  readonly intact: boolean;
  readonly phases: ReadonlyMap<string, readonly string[]>;
}

export async function ledgerOf(place: DatabasePlace): Promise<LedgerOfLookUps> {
  const db = await openDatabase(place);
  const { intact } = await verify(db, 'testshire');
  const phases = new Map<string, string[]>();
  for await (const { entry } of entries(db, 'testshire')) {
    const asked = (JSON.parse(entry) as fhir4.AuditEvent).entity?.find(
      ({ description }) => description === 'Look-up of child protection information',
    );
    const id = asked?.what?.identifier?.value;
    const phase = asked?.detail?.find(({ type }) => type === 'phase')?.valueString;
    if (id !== undefined && phase !== undefined) phases.set(id, [...(phases.get(id) ?? []), phase]);
  }
  await db.destroy();
  return { intact, phases };
}
