import { sql, type Transaction } from 'kysely';
import { readCopy, type ConcernCopy } from './concern-copy.ts';
import { concernRow } from './concerns.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** A concern of any tenant, as it was first written. */
export interface Kept {
  readonly tenant: string;
  readonly id: string;
  readonly reference: string;
  readonly copy: ConcernCopy;
  readonly loggedAt: Date;
}

const atOnce = 200;

/** How long concerns are kept, over all tenants. */
export function concernRetentionIn(db: Database, seal: Seal) {
  const select = () =>
    db.selectFrom('concerns').select(['tenant', 'id', 'reference', 'sealed', 'logged_at']).limit(atOnce);
  type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirst']>>>;
  const read = ({ tenant, id, reference, sealed, logged_at: loggedAt }: Row): Kept => ({
    tenant,
    id,
    reference,
    copy: readCopy(seal.open(concernRow(tenant, id), sealed)),
    loggedAt,
  });

  return {
    /** Some of those whose day was not yet computed by this rule; none when all were. */
    async withoutDay(rule: string): Promise<readonly Kept[]> {
      const rows = await select().where('kept_rule', 'is distinct from', rule).execute();
      return rows.map(read);
    },

    /** Keeps the first day on which it may be deleted, `2047-03-14`; undefined: never. */
    async setDay(
      { tenant, id }: Pick<Kept, 'tenant' | 'id'>,
      rule: string,
      day: string | undefined,
    ): Promise<void> {
      await db
        .updateTable('concerns')
        .set({ kept_rule: rule, kept_until: day ?? null })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .execute();
    },

    /** Some of those whose day by this rule has come. */
    async over(rule: string, today: string): Promise<readonly Kept[]> {
      const rows = await select()
        .where('kept_rule', '=', rule)
        .where('kept_until', '<=', sql<string>`${today}::date`)
        .execute();
      return rows.map(read);
    },

    /** Deletes it with its versions and all that happened. Answers whether it was there still. */
    async forget(tx: Transaction<Tables>, { tenant, id }: Pick<Kept, 'tenant' | 'id'>): Promise<boolean> {
      const row = await tx
        .deleteFrom('concerns')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
