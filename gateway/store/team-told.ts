import type { Transaction } from 'kysely';
import * as v from 'valibot';
import { TeamToldShape } from '../../src/api/was-not-brought.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

type TeamTold = v.InferOutput<typeof TeamToldShape>;
interface OfChild {
  readonly tenant: { readonly id: string };
  readonly iss: string;
  readonly childKey: string;
}

/** Calls to children's social care about a missed appointment: one for an appointment of a child. */
export function teamToldIn(db: Database, seal: Seal) {
  const keyOf = ({ tenant, iss }: OfChild, appointment: string): string =>
    seal.keyOf('appointment', tenant.id, iss, appointment);
  const rowOf = (of: OfChild, key: string): string => `team-told/${of.tenant.id}/${of.childKey}/${key}`;
  const read = (of: OfChild, key: string, sealed: string): TeamTold =>
    v.parse(TeamToldShape, seal.open(rowOf(of, key), sealed));

  return {
    /** Keeps it; false when one is kept for the appointment already, which stays as it is. */
    async add(tx: Transaction<Tables>, of: OfChild, told: TeamTold): Promise<boolean> {
      const key = keyOf(of, told.appointment);
      const row = await tx
        .insertInto('team_told')
        .values({
          tenant: of.tenant.id,
          child_key: of.childKey,
          appointment_key: key,
          sealed: seal.close(rowOf(of, key), told),
          told_at: new Date(told.at),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('told_at')
        .executeTakeFirst();
      return row !== undefined;
    },

    async find(of: OfChild, appointment: string): Promise<TeamTold | undefined> {
      const key = keyOf(of, appointment);
      const row = await db
        .selectFrom('team_told')
        .select('sealed')
        .where('tenant', '=', of.tenant.id)
        .where('child_key', '=', of.childKey)
        .where('appointment_key', '=', key)
        .executeTakeFirst();
      return row === undefined ? undefined : read(of, key, row.sealed);
    },

    /** Of this child, oldest call first. */
    async list(of: OfChild): Promise<readonly TeamTold[]> {
      const rows = await db
        .selectFrom('team_told')
        .select(['appointment_key', 'sealed'])
        .where('tenant', '=', of.tenant.id)
        .where('child_key', '=', of.childKey)
        .orderBy('told_at')
        .orderBy('appointment_key')
        .execute();
      return rows.map((row) => read(of, row.appointment_key, row.sealed));
    },
  };
}
