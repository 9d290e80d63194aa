import type { Transaction } from 'kysely';
import * as v from 'valibot';
import { HappeningShape } from '../../src/api/concern-log.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** One thing that happened to a concern, as it was told. */
export interface StoredHappening {
  readonly concern: string;
  readonly id: string;
  readonly happening: HappeningShape;
  readonly contentKey: string;
  readonly userKey: string;
  readonly toldAt: Date;
}

const rowOf = (tenant: string, concern: string, id: string): string =>
  `concern-happenings/${tenant}/${concern}/${id}`;

/** What happened to concerns after they were kept. The database refuses to change any of it. */
export function concernHappeningsIn(db: Database, seal: Seal) {
  return {
    async add(tx: Transaction<Tables>, tenant: string, told: StoredHappening): Promise<void> {
      await tx
        .insertInto('concern_happenings')
        .values({
          tenant,
          concern: told.concern,
          id: told.id,
          kind: told.happening.kind,
          user_key: told.userKey,
          content_key: told.contentKey,
          sealed: seal.close(rowOf(tenant, told.concern, told.id), told.happening),
          at: new Date(told.happening.at),
          told_at: told.toldAt,
        })
        .execute();
    },

    /** Of these concerns, as they were told. */
    async list(
      from: Database,
      tenant: string,
      concerns: readonly string[],
    ): Promise<readonly StoredHappening[]> {
      if (concerns.length === 0) return [];
      const rows = await from
        .selectFrom('concern_happenings')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('concern', 'in', concerns)
        .orderBy('told_at')
        .execute();
      return rows.map((row) => ({
        concern: row.concern,
        id: row.id,
        happening: v.parse(HappeningShape, seal.open(rowOf(tenant, row.concern, row.id), row.sealed)),
        contentKey: row.content_key,
        userKey: row.user_key,
        toldAt: row.told_at,
      }));
    },
  };
}
