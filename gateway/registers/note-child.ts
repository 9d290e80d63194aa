import type { Transaction } from 'kysely';
import { keptUntil } from '../../src/domain/referral-retention.ts';
import type { Deps } from '../http/deps.ts';
import type { ChildContent } from '../sessions/session.ts';
import type { Tables } from '../store/tables.ts';

/** Keeps who the child of a session is, so that the register can say it: as the record has it now. */
export async function noteChild(
  { store, config, clock }: Pick<Deps, 'store' | 'config' | 'clock'>,
  tx: Transaction<Tables>,
  { tenant, iss, patientId, name, birthDate, nhsNumber }: ChildContent,
): Promise<void> {
  const known = {
    ...(name === undefined ? {} : { name }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...('value' in nhsNumber ? { nhsNumber: nhsNumber.value } : {}),
  };
  const { keepConcerns } = config.site;
  const until = keepConcerns && keptUntil(keepConcerns, { about: 'child', birthDate }, clock().toISOString());
  await store.registerChildren.note(
    tx,
    { tenant: tenant.id, child: `${iss}/Patient/${patientId}` },
    known,
    until,
  );
}
