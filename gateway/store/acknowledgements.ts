import type { Transaction } from 'kysely';
import * as v from 'valibot';
import { Acknowledgement } from '../../src/api/acknowledgements.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

interface OfChild {
  readonly tenant: { readonly id: string };
  readonly childKey: string;
}

const Sealed = v.omit(Acknowledgement, ['until']);

const rowOf = (of: OfChild): string => `acknowledgements/${of.tenant.id}/${of.childKey}`;

/** What clinicians said of a child's red flags. */
export function acknowledgementsIn(db: Database, seal: Seal) {
  return {
    async add(tx: Transaction<Tables>, of: OfChild, { until, ...said }: Acknowledgement): Promise<void> {
      await tx
        .insertInto('acknowledgements')
        .values({
          tenant: of.tenant.id,
          child_key: of.childKey,
          sealed: seal.close(rowOf(of), said),
          at: new Date(said.at),
          until: new Date(until),
        })
        .execute();
    },

    /** Of this child, newest first. */
    async list(of: OfChild): Promise<readonly Acknowledgement[]> {
      const rows = await db
        .selectFrom('acknowledgements')
        .select(['sealed', 'until'])
        .where('tenant', '=', of.tenant.id)
        .where('child_key', '=', of.childKey)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(({ sealed, until }) => ({
        ...v.parse(Sealed, seal.open(rowOf(of), sealed)),
        until: until.toISOString(),
      }));
    },
  };
}
