import type { Transaction } from 'kysely';
import { readCopy, type ConcernCopy } from './concern-copy.ts';
import { concernRow, versionRow } from './concerns.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** A version of a concern, whole. */
export interface StoredVersion {
  readonly number: number;
  readonly copy: ConcernCopy;
  readonly userKey: string;
  readonly contentKey: string;
  readonly at: Date;
}

/** The second and later versions of concerns. The database refuses to change any of them. */
export function concernVersionsIn(seal: Seal) {
  return {
    async add(tx: Transaction<Tables>, tenant: string, concern: string, added: StoredVersion): Promise<void> {
      await tx
        .insertInto('concern_versions')
        .values({
          tenant,
          concern,
          number: added.number,
          user_key: added.userKey,
          content_key: added.contentKey,
          sealed: seal.close(versionRow(tenant, concern, added.number), added.copy),
          at: added.at,
        })
        .execute();
    },

    /** Every version, the newest last; empty when there is no such concern. */
    async list(from: Database, tenant: string, concern: string): Promise<readonly StoredVersion[]> {
      const first = await from
        .selectFrom('concerns')
        .select(['sealed', 'user_key', 'content_key', 'logged_at'])
        .where('tenant', '=', tenant)
        .where('id', '=', concern)
        .executeTakeFirst();
      if (first === undefined) return [];
      const later = await from
        .selectFrom('concern_versions')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('concern', '=', concern)
        .orderBy('number')
        .execute();
      return [
        {
          number: 1,
          copy: readCopy(seal.open(concernRow(tenant, concern), first.sealed)),
          userKey: first.user_key,
          contentKey: first.content_key,
          at: first.logged_at,
        },
        ...later.map((row) => ({
          number: row.number,
          copy: readCopy(seal.open(versionRow(tenant, concern, row.number), row.sealed)),
          userKey: row.user_key,
          contentKey: row.content_key,
          at: row.at,
        })),
      ];
    },
  };
}
