import { sql, type Transaction } from 'kysely';
import * as v from 'valibot';
import { Draft } from '../../src/api/concerns.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** A draft as it is kept, with what is told of it to nobody but its owner and whoever may take it. */
const Kept = v.object({
  ...Draft.entries,
  /** Who offers it, and to whom by name where somebody was named. */
  offered: v.optional(v.object({ by: v.string(), to: v.optional(v.string()) })),
  /** The offer by which it came here. */
  taken: v.optional(v.string()),
});
export type KeptDraft = v.InferOutput<typeof Kept>;

interface WhoseDraft {
  readonly tenant: { readonly id: string };
  readonly userKey: string;
  readonly childKey: string;
}

/** A colleague's draft that may be taken over. */
export interface Offer {
  readonly id: string;
  readonly draft: KeptDraft;
  readonly userKey: string;
  readonly expiresAt: Date;
}

const rowOf = (tenant: string, userKey: string, childKey: string): string =>
  `drafts/${tenant}/${userKey}/${childKey}`;

/** Drafts: one per user and child, until it is sent, discarded, taken over or too old. */
export function draftsIn(db: Database, seal: Seal) {
  const own = (from: Database, { tenant, userKey, childKey }: WhoseDraft, now: Date) =>
    from
      .selectFrom('drafts')
      .select(['sealed', 'offer', 'expires_at'])
      .where('tenant', '=', tenant.id)
      .where('user_key', '=', userKey)
      .where('child_key', '=', childKey)
      .where('expires_at', '>', now);

  return {
    /** Drafts of one child are written one after another: taking one over never meets one that is just being saved. */
    async lock(tx: Transaction<Tables>, { tenant, childKey }: WhoseDraft): Promise<void> {
      const name = `drafts/${tenant.id}/${childKey}`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
    },

    async save(
      tx: Transaction<Tables>,
      { tenant, userKey, childKey }: WhoseDraft,
      draft: KeptDraft,
      expiresAt: Date,
      offer: string | null = null,
    ): Promise<void> {
      const kept = {
        sealed: seal.close(rowOf(tenant.id, userKey, childKey), draft),
        saved_at: new Date(draft.savedAt),
        expires_at: expiresAt,
        offer,
      };
      await tx
        .insertInto('drafts')
        .values({ tenant: tenant.id, user_key: userKey, child_key: childKey, ...kept })
        .onConflict((conflict) => conflict.columns(['tenant', 'user_key', 'child_key']).doUpdateSet(kept))
        .execute();
    },

    /** Held to the end of the transaction, where there is one, so that it is not taken meanwhile. */
    async find(
      from: Database,
      whose: WhoseDraft,
      now: Date,
    ): Promise<{ readonly draft: KeptDraft; readonly offer?: string; readonly expiresAt: Date } | undefined> {
      const query = own(from, whose, now);
      const row = await (from.isTransaction ? query.forUpdate() : query).executeTakeFirst();
      if (row === undefined) return undefined;
      const { tenant, userKey, childKey } = whose;
      return {
        draft: v.parse(Kept, seal.open(rowOf(tenant.id, userKey, childKey), row.sealed)),
        ...(row.offer === null ? {} : { offer: row.offer }),
        expiresAt: row.expires_at,
      };
    },

    /** Answers whether there was one. */
    async discard(tx: Transaction<Tables>, { tenant, userKey, childKey }: WhoseDraft): Promise<boolean> {
      const row = await tx
        .deleteFrom('drafts')
        .where('tenant', '=', tenant.id)
        .where('user_key', '=', userKey)
        .where('child_key', '=', childKey)
        .returning('saved_at')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** What colleagues offer of this child, the newest first; in a transaction nobody else takes it meanwhile. */
    async offered(from: Database, whose: WhoseDraft, now: Date): Promise<readonly Offer[]> {
      const query = from
        .selectFrom('drafts')
        .select(['offer', 'sealed', 'user_key', 'expires_at'])
        .where('tenant', '=', whose.tenant.id)
        .where('child_key', '=', whose.childKey)
        .where('user_key', '<>', whose.userKey)
        .where('offer', 'is not', null)
        .where('expires_at', '>', now)
        .orderBy('saved_at', 'desc');
      const rows = await (from.isTransaction ? query.forUpdate() : query).execute();
      return rows.flatMap(({ offer, sealed, user_key: userKey, expires_at: expiresAt }) =>
        offer === null
          ? []
          : [
              {
                id: offer,
                draft: v.parse(Kept, seal.open(rowOf(whose.tenant.id, userKey, whose.childKey), sealed)),
                userKey,
                expiresAt,
              },
            ],
      );
    },

    /** That a colleague took it: a page of its giver that is still open does not bring it back. */
    async noteTaken(
      tx: Transaction<Tables>,
      { tenant, userKey, childKey }: WhoseDraft,
      now: Date,
    ): Promise<void> {
      await tx
        .insertInto('drafts_taken')
        .values({ tenant: tenant.id, user_key: userKey, child_key: childKey, taken_at: now })
        .onConflict((conflict) =>
          conflict.columns(['tenant', 'user_key', 'child_key']).doUpdateSet({ taken_at: now }),
        )
        .execute();
    },

    /** Whether this person's draft was taken after an instant. */
    async takenSince(from: Database, whose: WhoseDraft, since: Date): Promise<boolean> {
      const row = await from
        .selectFrom('drafts_taken')
        .select('taken_at')
        .where('tenant', '=', whose.tenant.id)
        .where('user_key', '=', whose.userKey)
        .where('child_key', '=', whose.childKey)
        .where('taken_at', '>=', since)
        .executeTakeFirst();
      return row !== undefined;
    },

    async sweep(now: Date): Promise<void> {
      await db.deleteFrom('drafts').where('expires_at', '<=', now).execute();
      // No session lasts a day.
      const dayBefore = new Date(now.getTime() - 86_400_000);
      await db.deleteFrom('drafts_taken').where('taken_at', '<', dayBefore).execute();
    },
  };
}
