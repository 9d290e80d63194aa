import * as v from 'valibot';
import { Draft } from '../../src/api/concerns.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';

type Draft = v.InferOutput<typeof Draft>;
interface WhoseDraft {
  readonly tenant: { readonly id: string };
  readonly userKey: string;
  readonly childKey: string;
}

const rowOf = (whose: WhoseDraft): string => `drafts/${whose.tenant.id}/${whose.userKey}/${whose.childKey}`;

/** Drafts: one per user and child, until it is sent, discarded or too old. */
export function draftsIn(db: Database, seal: Seal) {
  return {
    async save(whose: WhoseDraft, draft: Draft, expiresAt: Date): Promise<void> {
      const kept = {
        sealed: seal.close(rowOf(whose), draft),
        saved_at: new Date(draft.savedAt),
        expires_at: expiresAt,
      };
      await db
        .insertInto('drafts')
        .values({ tenant: whose.tenant.id, user_key: whose.userKey, child_key: whose.childKey, ...kept })
        .onConflict((conflict) => conflict.columns(['tenant', 'user_key', 'child_key']).doUpdateSet(kept))
        .execute();
    },

    async find(whose: WhoseDraft, now: Date): Promise<Draft | undefined> {
      const row = await db
        .selectFrom('drafts')
        .select('sealed')
        .where('tenant', '=', whose.tenant.id)
        .where('user_key', '=', whose.userKey)
        .where('child_key', '=', whose.childKey)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined ? undefined : v.parse(Draft, seal.open(rowOf(whose), row.sealed));
    },

    async discard(whose: WhoseDraft): Promise<void> {
      await db
        .deleteFrom('drafts')
        .where('tenant', '=', whose.tenant.id)
        .where('user_key', '=', whose.userKey)
        .where('child_key', '=', whose.childKey)
        .execute();
    },

    async sweep(now: Date): Promise<void> {
      await db.deleteFrom('drafts').where('expires_at', '<=', now).execute();
    },
  };
}
